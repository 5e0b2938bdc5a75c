/** Provisionierungsanfragen. Zu jedem Fehlercode: was geschah, was es bedeutet, was jetzt zu tun ist. */
export const requestTexts = {
  'error.requests/not-in-station-file.title': 'Cloud {name} ist hier nicht bekannt',
  'error.requests/not-in-station-file.meaning': 'Die Stationsdatei hat unter clouds: {known}.',
  'error.requests/not-in-station-file.action': 'Sie unter clouds in der Stationsdatei eintragen oder den Namen berichtigen.',

  'error.requests/no-login.title': 'Keine Anmeldung für Cloud {cloud}',
  'error.requests/no-login.meaning':
    'Die Stationsdatei nennt für sie weder Benutzer und Passwort noch einen API-Schlüssel; dort wird nichts gefragt.',
  'error.requests/no-login.action':
    'Die Anmeldung als Verweis auf ein Geheimnis eintragen oder die Anfragen vom Flottenbetreuer anlegen lassen.',

  'error.requests/bad-url.title': 'Adresse der Cloud nicht verwendbar',
  'error.requests/bad-url.meaning': 'Sie muss https:// sein; die Anmeldung steht neben der Adresse, nicht in ihr.',
  'error.requests/bad-url.action': 'url unter clouds in der Stationsdatei berichtigen, z. B. https://api-sandbox.everyware-cloud.com/v2.',

  'error.requests/no-account.title': 'Zielkonto nicht genannt',
  'error.requests/no-account.meaning':
    'Eine neue Anfrage gehört dem Konto, dem das Gateway gehören wird, und Cloud {cloud} hat in der Stationsdatei keine accountId.',
  'error.requests/no-account.action': 'accountId eintragen: die Nummer des Kontos, wie seine Konsole sie zeigt.',

  'error.requests/path-unconfirmed.title': 'Wo diese Cloud ihre Anfragen hat, ist unbestätigt',
  'error.requests/path-unconfirmed.meaning':
    'Everyware Cloud 5 nimmt Anfragen über ihre API, und der Pfad ist nicht öffentlich. Lineside rät ihn nicht. Es wurde nichts gesendet.',
  'error.requests/path-unconfirmed.action':
    'Auf der API-Seite der eigenen Instanz nachsehen und als requestsPath unter clouds {cloud} eintragen.',

  'error.requests/key-unused.title': 'Rezept gibt dem Gateway keinen Aktivierungsschlüssel',
  'error.requests/key-unused.meaning':
    'Die Cloud soll zu jeder Anfrage einen Aktivierungsschlüssel machen, und das Rezept {recipe} schreibt ihn nicht: Kein Gateway käme hinein. Es wurde nichts gesendet.',
  'error.requests/key-unused.action': 'activationKey in everyware.settings des Rezepts aufnehmen oder die Anfragen ohne Schlüssel anlegen.',

  'error.requests/client-id-twice.title': 'Zwei Einheiten mit Client-ID {clientId}',
  'error.requests/client-id-twice.meaning': 'Zu einer Client-ID gibt es eine Anfrage. Eine frühere Zeile des Loses hat diese schon.',
  'error.requests/client-id-twice.action': 'Client-ID oder MAC-Adresse einer der beiden berichtigen.',

  'error.requests/creating-already.title': 'Anfragen dieses Loses werden gerade angelegt',
  'error.requests/creating-already.meaning': 'Ein anderer Auftrag legt in diesem Moment die Anfragen von {batch} an.',
  'error.requests/creating-already.action': 'Warten, bis er zu Ende ist.',

  'error.requests/no-unit.title': 'Keine Einheit dieser Station',
  'error.requests/no-unit.meaning':
    'Keine Einheit eines Loses hat hier {identifier}. Anfragen anderer werden nur angesehen, nicht geändert.',
  'error.requests/no-unit.action': 'Die Anfrage in der Konsole der Cloud ändern oder das Los zuerst importieren.',

  'error.requests/unreachable.title': 'Cloud nicht erreicht',
  'error.requests/unreachable.meaning': 'Es gibt keine vertrauenswürdige Verbindung zu {host} ({reason}). Es wurde nichts gesendet.',
  'error.requests/unreachable.action': 'Netz und Proxy der Station prüfen, und caFile der Cloud in der Stationsdatei.',

  'error.requests/no-answer.title': 'Keine Antwort der Cloud',
  'error.requests/no-answer.meaning': '{host} hat nicht geantwortet ({reason}). Das Verlangte kann geschehen sein oder nicht.',
  'error.requests/no-answer.action': 'Noch einmal ausführen: Die Station sieht zuerst nach und legt nichts doppelt an.',

  'error.requests/bad-answer.title': 'Antwort der Cloud nicht verstanden',
  'error.requests/bad-answer.meaning': '{host} hat in anderer Form geantwortet, als die Dokumentation sagt.',
  'error.requests/bad-answer.action': 'url und kind der Cloud in der Stationsdatei prüfen. Stimmen beide, den Support der Cloud fragen.',

  'error.requests/cloud-failed.title': 'Fehler der Cloud',
  'error.requests/cloud-failed.meaning': '{host} hat mit Status {status} geantwortet. Das Verlangte kann geschehen sein oder nicht.',
  'error.requests/cloud-failed.action': 'Später noch einmal ausführen: Die Station sieht zuerst nach und legt nichts doppelt an.',

  'error.requests/too-fast.title': 'Cloud nimmt zurzeit keine Anfragen mehr',
  'error.requests/too-fast.meaning': '{host} hat immer wieder {status} geantwortet, obwohl die Station dazwischen gewartet hat.',
  'error.requests/too-fast.action': 'Später weitermachen oder requestsPerSecond der Cloud in der Stationsdatei senken.',

  'error.requests/wrong-login.title': 'Anmeldung von der Cloud abgelehnt',
  'error.requests/wrong-login.meaning': '{host} kennt {user} mit diesem Passwort nicht.',
  'error.requests/wrong-login.action':
    'Die Anmeldung der Cloud in der Stationsdatei berichtigen. Auch ein geändertes Passwort beendet sie.',

  'error.requests/not-allowed.title': 'Anmeldung darf das nicht',
  'error.requests/not-allowed.meaning': '{user} fehlt bei {host} die Berechtigung dafür.',
  'error.requests/not-allowed.action': 'Diesem Benutzer die Berechtigung für Anfragen geben lassen oder einen anderen nehmen.',

  'error.requests/not-found.title': 'In der Cloud nicht vorhanden',
  'error.requests/not-found.meaning': '{host} hat unter dieser Adresse nichts: Die Anfrage ist weg, oder der Pfad ist ein anderer.',
  'error.requests/not-found.action': 'Mit „requests list“ nachsehen. Geht auch das nicht, url oder requestsPath der Cloud berichtigen.',

  'error.requests/duplicate.title': 'Client-ID hat schon eine Anfrage',
  'error.requests/duplicate.meaning': 'Die Cloud lehnt eine zweite Anfrage für dieselbe Client-ID ab.',
  'error.requests/duplicate.action': 'Die vorhandene mit „requests show“ ansehen, dann behalten, entfernen oder mit --overwrite anlegen.',

  'error.requests/conflict.title': 'Für {clientId} ist eine andere Anfrage da',
  'error.requests/conflict.meaning': 'Anfrage {requestId} weicht ab von dem, was dieses Los braucht: {different}.',
  'error.requests/conflict.action': 'Klären, wem sie gehört. Dann ändern oder entfernen, oder mit --overwrite anlegen.',

  'error.requests/date-range.title': 'Zeiten passen nicht',
  'error.requests/date-range.meaning': 'Die Anfrage wäre zu Ende, bevor sie beginnt, oder ist schon vorbei.',
  'error.requests/date-range.action': 'Die Zeiten berichtigen: Sie muss aktiv werden, bevor sie abläuft.',

  'error.requests/login-refused.title': 'Benutzername oder Passwort nicht angenommen',
  'error.requests/login-refused.meaning': 'Die Cloud nimmt diesen Benutzernamen oder dieses Passwort für eine Anfrage nicht.',
  'error.requests/login-refused.action': 'Länge und Zeichen im Los prüfen, dann erneut anlegen.',

  'error.requests/plan-limit.title': 'Grenze des Kontos erreicht',
  'error.requests/plan-limit.meaning': 'Der Plan des Kontos erlaubt keine weiteren Anfragen.',
  'error.requests/plan-limit.action': 'Verbrauchte Anfragen entfernen oder die Grenze anheben lassen.',

  'error.requests/refused.title': 'Cloud lehnt ab',
  'error.requests/refused.meaning': '{host} hat mit Status {status} geantwortet ({word}).',
  'error.requests/refused.action': 'Die Zeile gegen die Regeln des Kontos prüfen.',

  'error.requests/missing.title': 'Keine Provisionierungsanfrage für {clientId}',
  'error.requests/missing.meaning': 'Die Cloud hat zu dieser Client-ID keine in den Konten, die die Anmeldung sieht.',
  'error.requests/missing.action': 'Mit „requests create“ anlegen oder den Flottenbetreuer fragen.',

  'error.requests/expired.title': 'Provisionierungsanfrage ist abgelaufen',
  'error.requests/expired.meaning': 'Die Anfrage für {clientId} endete am {until}. Es wurde kein Versuch verbraucht.',
  'error.requests/expired.action': 'Ihr Ende mit „requests edit“ verschieben, dann die Einheit noch einmal laufen lassen.',

  'error.requests/not-active-yet.title': 'Provisionierungsanfrage ist noch nicht aktiv',
  'error.requests/not-active-yet.meaning': 'Die Anfrage für {clientId} beginnt am {from}. Es wurde kein Versuch verbraucht.',
  'error.requests/not-active-yet.action': 'Warten oder den Beginn mit „requests edit“ verschieben. Auch die Uhr der Station prüfen.',

  'error.requests/disabled.title': 'Provisionierungsanfrage ist abgeschaltet',
  'error.requests/disabled.meaning': 'Die Anfrage für {clientId} hat den Status {status}. Es wurde kein Versuch verbraucht.',
  'error.requests/disabled.action': 'Den Grund klären, dann mit „requests edit“ einschalten.',

  'error.requests/other-account.title': 'Provisionierungsanfrage gehört einem anderen Konto',
  'error.requests/other-account.meaning':
    'Die Anfrage für {clientId} ist von Konto {accountId}, die Stationsdatei sagt {wanted}. Es wurde kein Versuch verbraucht.',
  'error.requests/other-account.action': 'Anhalten: Zuerst klären, wessen Gateway das ist.',

  'error.requests/attempts-used.title': 'Versuche der Anfrage sind verbraucht',
  'error.requests/attempts-used.meaning':
    'Alle {limit} Versuche für {clientId} sind in der Cloud verbraucht. Ein weiterer würde abgelehnt.',
  'error.requests/attempts-used.action': 'Zuerst die Ursache der Fehlschläge finden, dann die Grenze mit „requests edit“ anheben.',

  'error.update/refused.title': 'Datei nicht zusammengeführt',
  'error.update/refused.meaning': '{file}: {errors} Probleme, daher wurde nichts davon gespeichert. Erstes: Zeile {first}',
  'error.update/refused.action': 'Die Datei berichtigen und noch einmal geben.',

  'error.update/no-columns.title': 'Nichts zusammenzuführen',
  'error.update/no-columns.meaning': 'Die Datei hat nur Kennungen.',
  'error.update/no-columns.action': 'Die Spalten darin lassen, die zurückkamen, z. B. activationKey.',

  'error.update/unmatched.title': 'Einheit nicht in diesem Los',
  'error.update/unmatched.meaning': 'Keine Einheit von Los {batch} hat dieses {column} zusammen mit den anderen Kennungen der Zeile.',
  'error.update/unmatched.action': 'Die Zeile herausnehmen oder das Los wählen, zu dem sie gehört.',

  'error.update/ambiguous.title': 'Zeile passt zu mehreren Einheiten',
  'error.update/ambiguous.meaning': 'Die Kennungen der Zeile passen zu {units} Einheiten des Loses.',
  'error.update/ambiguous.action': 'Eine Spalte dazunehmen, die sie unterscheidet, z. B. serialNumber.',

  'error.update/no-identifier.title': 'Zeile nennt keine Einheit',
  'error.update/no-identifier.meaning': 'Keine der kennzeichnenden Spalten hat in dieser Zeile einen Wert.',
  'error.update/no-identifier.action': 'serialNumber, macAddress oder clientId dazunehmen.',

  'error.update/twice.title': 'Dieselbe Einheit zweimal',
  'error.update/twice.meaning': 'Zeile {firstRow} ist für dieselbe Einheit.',
  'error.update/twice.action': 'Eine der beiden Zeilen behalten.',

  'error.update/would-change.title': 'Importierter Wert würde sich ändern',
  'error.update/would-change.meaning': 'Die Einheit wurde mit anderem {column} importiert; ersetzt werden nur Spalten, die zurückkamen.',
  'error.update/would-change.action': 'Die Spalte aus der Datei nehmen oder die Einheit in einem neuen Los importieren.',
} as const;
