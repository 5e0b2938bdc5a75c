/** Cervello: was dafür nötig ist und was es antwortet. */
export const cervelloTexts = {
  'step.cervello.request.title': 'Gerät in Cervello anlegen lassen',
  'step.cervello.telemetry.title': 'Nachricht an Cervello senden',
  'step.cervello.install-certificate.title': 'Zertifikat des Herstellers installieren',
  'progress.cervello.request': '{cloud} wird gefragt',
  'progress.cervello.telemetry': 'Nachricht an {cloud} geht hinaus',

  'error.cervello/none.title': 'Kein Cervello in der Stationsdatei',
  'error.cervello/none.meaning': 'Das Rezept fragt Cervello, und clouds in der Stationsdatei nennt keines.',
  'error.cervello/none.action': 'Unter clouds eines mit kind cervello und seiner url eintragen.',

  'error.cervello/several.title': 'Mehr als ein Cervello',
  'error.cervello/several.meaning': 'Die Stationsdatei hat {known}, und der Schritt nennt keines davon.',
  'error.cervello/several.action': 'Eines mit cloud im Schritt des Rezepts nennen.',

  'error.cervello/bad-url.title': 'Keine Adresse von Cervello',
  'error.cervello/bad-url.meaning': 'Eine Adresse von Cervello beginnt mit https:// und enthält keine Anmeldung.',
  'error.cervello/bad-url.action': 'url in der Stationsdatei berichtigen.',

  'error.cervello/profile-unreadable.title': 'Profil nicht lesbar',
  'error.cervello/profile-unreadable.meaning': '{file} war nicht zu lesen: {reason}.',
  'error.cervello/profile-unreadable.action': 'profile in der Stationsdatei oder die Rechte der Datei berichtigen.',

  'error.cervello/profile-invalid.title': 'Profil nicht verstanden',
  'error.cervello/profile-invalid.meaning': '{file}: {path} {reason}.',
  'error.cervello/profile-invalid.action': 'Die Datei berichtigen. Die Hilfe zu Cervello nennt, was ein Profil sagt.',

  'error.cervello/not-confirmed.title': 'Import in Cervello nicht bestätigt',
  'error.cervello/not-confirmed.meaning':
    'Niemand hat bestätigt, dass Cervello {batch} importiert hat. Es legt Geräte nur für importierte Kennungen an. Keine Einheit wurde angerührt.',
  'error.cervello/not-confirmed.action': 'Das Los exportieren, in Cervello importieren, dann mit `lineside batch confirm` bestätigen.',

  'error.cervello/no-manufacturer.title': 'Kein Hersteller',
  'error.cervello/no-manufacturer.meaning': '{batch} nennt keinen Hersteller, und das Cervello der Stationsdatei auch nicht.',
  'error.cervello/no-manufacturer.action':
    'Den Hersteller beim Import nennen oder manufacturer bei der Cloud in der Stationsdatei eintragen.',

  'error.cervello/no-identifier.title': 'Kein uniqueIdentifier',
  'error.cervello/no-identifier.meaning': 'Die Zeile hat keinen Wert in uniqueIdentifier. Los: {batch}.',
  'error.cervello/no-identifier.action': 'Eine Datei des Profils cervello importieren.',

  'error.cervello/peripheral-needs-recipe.title': 'PERIPHERAL braucht ein eigenes Rezept',
  'error.cervello/peripheral-needs-recipe.meaning':
    'Zeile {row} ist ein PERIPHERAL, und {recipe} schreibt Zugangsdaten, um die Cervello für ihn nicht gefragt wird: Sein Gateway meldet sich für ihn.',
  'error.cervello/peripheral-needs-recipe.action':
    'Mit einem Rezept für PERIPHERAL-Zeilen nach deviceType importieren, die Zeilen herausnehmen oder peripherals in cervello.request setzen.',

  'error.cervello/value-missing.title': 'Profil verlangt einen Wert, der fehlt',
  'error.cervello/value-missing.meaning': 'Das Profil sendet {name}, und das Zertifikat wurde ohne es hinzugefügt.',
  'error.cervello/value-missing.action': 'Das Zertifikat damit neu hinzufügen oder {name} aus dem Profil nehmen.',

  'error.cervello/unusable-header.title': 'Wert passt nicht in einen Header',
  'error.cervello/unusable-header.meaning':
    'Der Header {name} ist nicht zu senden: sein Wert enthält ein Zeilenende oder ein anderes unzulässiges Zeichen.',
  'error.cervello/unusable-header.action': 'Access Key und Access Token des Zertifikats auf mitkopierte Zeichen prüfen.',

  'error.cervello/key-does-not-fit.title': 'Schlüssel passt nicht zum Verfahren',
  'error.cervello/key-does-not-fit.meaning': '{scheme} braucht einen RSA-Schlüssel. Der dieses Zertifikats ist {found}.',
  'error.cervello/key-does-not-fit.action': 'Ein Zertifikat mit RSA-Schlüssel nehmen oder im Profil ein anderes Verfahren nennen.',

  'error.cervello/payload-too-long.title': 'Inhalt zu lang für den Schlüssel',
  'error.cervello/payload-too-long.meaning': 'Der Inhalt des Tokens hat {bytes} Byte. Dieser Schlüssel verschlüsselt höchstens {most}.',
  'error.cervello/payload-too-long.action': 'request.token.payload im Profil kürzen oder einen längeren Schlüssel nehmen.',

  'error.cervello/unreachable.title': 'Cervello nicht erreicht',
  'error.cervello/unreachable.meaning': 'Zu {host} besteht keine vertrauenswürdige Verbindung ({reason}). Nichts wurde gesendet.',
  'error.cervello/unreachable.action': 'Netz und Proxy der Station prüfen, und url und caFile der Cloud in der Stationsdatei.',

  'error.cervello/no-answer.title': 'Keine Antwort von Cervello',
  'error.cervello/no-answer.meaning': '{host} hat nicht geantwortet ({reason}). Das Gerät ist dort angelegt worden oder nicht.',
  'error.cervello/no-answer.action': 'In Cervellos Device Manager nachsehen, ob es da ist, dann für die Einheit entscheiden.',

  'error.cervello/unclear-answer.title': 'Antwort von Cervello sagt nichts',
  'error.cervello/unclear-answer.meaning': '{cloud} hat {answer} geantwortet. Das Gerät ist dort angelegt worden oder nicht.',
  'error.cervello/unclear-answer.action':
    'In Cervellos Device Manager nachsehen, ob es da ist, dann für die Einheit entscheiden. codes im Profil berichtigen, wenn die Antwort eine bekannte ist.',

  'error.cervello/answer-of-another.title': 'Antwort zu einem anderen Gerät',
  'error.cervello/answer-of-another.meaning':
    '{cloud} hat {answer} geantwortet und nennt einen anderen uniqueIdentifier als gefragt. Die Zugangsdaten wurden nicht behalten.',
  'error.cervello/answer-of-another.action':
    'In Cervello nachsehen, ob das Gerät angelegt wurde, dann für die Einheit entscheiden. Nach einem Proxy suchen, der Antworten vertauscht.',

  'error.cervello/no-credentials-in-answer.title': 'Keine Zugangsdaten in Cervellos Antwort',
  'error.cervello/no-credentials-in-answer.meaning':
    '{cloud} hat {answer} geantwortet, und wo das Profil es sagt, steht kein Access Key oder Token.',
  'error.cervello/no-credentials-in-answer.action':
    'reply im Profil berichtigen. In Cervello nachsehen, ob das Gerät angelegt wurde, dann für die Einheit entscheiden.',

  'error.cervello/unknown-identifier.title': 'Kennung in Cervello nicht importiert',
  'error.cervello/unknown-identifier.meaning':
    '{cloud} hat {answer} geantwortet. Es legt Geräte nur für importierte Kennungen an. Dass die Antwort dies bedeutet, ist unbestätigt.',
  'error.cervello/unknown-identifier.action':
    'In Cervello nachsehen, ob dieser uniqueIdentifier importiert ist, Zeichen für Zeichen wie im Los.',

  'error.cervello/exists.title': 'Gerät gibt es in Cervello schon',
  'error.cervello/exists.meaning':
    '{cloud} hat {answer} geantwortet: die Kennung hat ein Gerät. Was dann zu tun ist, ist nirgends dokumentiert, also entscheidet ein Mensch.',
  'error.cervello/exists.action':
    'In Cervello nachsehen, wessen es ist. Wurde es für diese Einheit angelegt, es dort löschen und die Einheit mit `lineside reprovision` neu nehmen.',

  'error.cervello/bad-token.title': 'Cervello lehnt Schlüssel oder Token ab',
  'error.cervello/bad-token.meaning': '{cloud} hat {answer} geantwortet. Jede Einheit würde so abgelehnt, also hält der Platz.',
  'error.cervello/bad-token.action':
    'Hersteller, Access Key und Zertifikat prüfen, und ob das Zertifikat in Cervello gelöscht wurde. Die Uhr der Station und das Verfahren im Profil prüfen.',

  'error.cervello/too-many.title': 'Cervello nimmt gerade nichts mehr an',
  'error.cervello/too-many.meaning': '{cloud} hat {answer} geantwortet. Die Einheit wurde nicht angelegt und darf wieder genommen werden.',
  'error.cervello/too-many.action': 'Später weitermachen oder requestsPerSecond der Cloud in der Stationsdatei senken.',

  'error.cervello/refused.title': 'Cervello lehnt ab',
  'error.cervello/refused.meaning': '{cloud} hat {answer} geantwortet, was das Profil nicht erklärt. Nichts wurde angelegt.',
  'error.cervello/refused.action': 'Fragen, wer Ihr Cervello betreibt, was es bedeutet, und es unter codes im Profil eintragen.',

  'error.cervello/credentials-lost.title': 'Zugangsdaten nie angekommen',
  'error.cervello/credentials-lost.meaning': 'Das Gerät gibt es in Cervello, und Access Key und Token haben die Station nicht erreicht.',
  'error.cervello/credentials-lost.action':
    'Das Gerät in Cervello löschen, seine Kennung neu importieren, dann die Einheit mit `lineside reprovision` neu nehmen.',

  'error.cervello/no-credentials.title': 'Keine Zugangsdaten für diese Einheit',
  'error.cervello/no-credentials.meaning': 'Cervello hat dieser Einheit keine gegeben, oder sie wurden gelöscht.',
  'error.cervello/no-credentials.action': 'Im Rezept cervello.request vor diesen Schritt stellen.',

  'error.cervello/credentials-refused.title': 'Cervello lehnt die Zugangsdaten des Geräts ab',
  'error.cervello/credentials-refused.meaning': '{cloud} hat auf eine Nachricht damit {answer} geantwortet.',
  'error.cervello/credentials-refused.action': 'In Cervello nachsehen, ob das Gerät da ist und sein Zertifikat nicht gelöscht wurde.',

  'error.cervello/telemetry-refused.title': 'Cervello hat die Nachricht nicht angenommen',
  'error.cervello/telemetry-refused.meaning': '{cloud} hat auf eine Telemetrie-Nachricht {answer} geantwortet.',
  'error.cervello/telemetry-refused.action': 'telemetry im Profil prüfen: Adresse, Topic und Form der Nachricht.',
} as const;
