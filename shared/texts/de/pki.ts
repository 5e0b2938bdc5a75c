/** Zertifikate, Schlüssel und die Zertifizierungsstelle der Station: was abgelehnt wird, und warum. */
export const pkiTexts = {
  'certificate.purpose.root': 'Wurzel',
  'certificate.purpose.issuing': 'Ausstellende Stelle',
  'certificate.purpose.client': 'Client',
  'certificate.purpose.server': 'Server',
  'certificate.purpose.client-and-server': 'Client und Server',
  'certificate.reason.unspecified': 'ohne Angabe',
  'certificate.reason.key-compromise': 'der Schlüssel ist vielleicht anderen bekannt',
  'certificate.reason.affiliation-changed': 'gehört jetzt jemand anderem',
  'certificate.reason.superseded': 'durch ein anderes ersetzt',
  'certificate.reason.cessation-of-operation': 'nicht mehr in Gebrauch',
  'certificate.reason.privilege-withdrawn': 'darf dies nicht mehr',

  'command.event.authority.created': 'Zertifizierungsstelle: {subject}',
  'command.event.authority.key-removed': 'Der Schlüssel der Wurzel hat die Station verlassen',
  'command.event.certificate.issued': 'Zertifikat {serialNumber} ausgestellt: {subject}',
  'command.event.certificate.revoked': 'Zertifikat {serialNumber} gesperrt: {reason}',
  'command.event.revocation-list.made': 'Sperrliste {number}, Zertifikate darauf: {revoked}',

  'error.pki/no-authority.title': 'Keine Zertifizierungsstelle',
  'error.pki/no-authority.meaning': 'Die Station hat keine Stelle, die jetzt ausstellen darf, und kann kein Zertifikat unterschreiben.',
  'error.pki/no-authority.action':
    'Mit `lineside pki init --name NAME` eine einrichten oder mit `lineside pki init --import DATEI` eine einlesen.',

  'error.pki/already-set-up.title': 'Es gibt schon eine Stelle',
  'error.pki/already-set-up.meaning': 'Eine zweite Wurzel ließe Geräte zurück, die der ersten vertrauen.',
  'error.pki/already-set-up.action': 'Mit `lineside pki init --renew` eine neue ausstellende Stelle unter derselben Wurzel anlegen.',

  'error.pki/authority-expired.title': 'Stelle abgelaufen',
  'error.pki/authority-expired.meaning': '{subject} war bis {until} gültig. Niemand nähme an, was sie unterschreibt.',
  'error.pki/authority-expired.action':
    'Mit `lineside pki init --renew` eine neue ausstellende Stelle anlegen und die Uhr der Station prüfen.',

  'error.pki/authority-not-yet-valid.title': 'Stelle noch nicht gültig',
  'error.pki/authority-not-yet-valid.meaning': '{subject} ist ab {from} gültig. Vorher nähme niemand an, was sie unterschreibt.',
  'error.pki/authority-not-yet-valid.action': 'Die Uhr der Station prüfen oder bis dahin warten.',

  'error.pki/not-an-authority.title': 'Keine Zertifizierungsstelle',
  'error.pki/not-an-authority.meaning':
    '{subject} darf keine Zertifikate unterschreiben: nicht als Stelle gekennzeichnet, oder der Schlüssel ist für anderes.',
  'error.pki/not-an-authority.action': 'Zertifikat und Schlüssel einer Zertifizierungsstelle angeben.',

  'error.pki/key-mismatch.title': 'Schlüssel und Zertifikat gehören nicht zusammen',
  'error.pki/key-mismatch.meaning': 'Keines der Zertifikate hat die öffentliche Hälfte dieses Schlüssels.',
  'error.pki/key-mismatch.action': 'Den Schlüssel angeben, für den das Zertifikat der Stelle gemacht wurde.',

  'error.pki/no-key.title': 'Schlüssel nicht an der Station',
  'error.pki/no-key.meaning': 'Der private Schlüssel von {subject} ist nicht hier: getrennt aufbewahrt, oder die Station hatte ihn nie.',
  'error.pki/no-key.action': 'Bei einer getrennt aufbewahrten Wurzel deren Datei nennen: `lineside pki init --renew --root DATEI`.',

  'error.pki/key-damaged.title': 'Privater Schlüssel lässt sich nicht öffnen',
  'error.pki/key-damaged.meaning':
    'Was zum öffentlichen Schlüssel {spkiSha256} gespeichert ist, wurde verändert oder mit einem anderen Stationsschlüssel versiegelt.',
  'error.pki/key-damaged.action': 'Journal und Stationsschlüssel aus derselben Sicherung zurückholen.',

  'error.pki/request-unreadable.title': 'Keine Zertifikatsanforderung',
  'error.pki/request-unreadable.meaning': 'Das Gegebene ist keine Zertifikatsanforderung (PKCS#10, PEM), oder sie ist abgeschnitten.',
  'error.pki/request-unreadable.action': 'Die Anforderung noch einmal holen, von -----BEGIN bis -----END.',

  'error.pki/request-signature-wrong.title': 'Unterschrift der Anforderung falsch',
  'error.pki/request-signature-wrong.meaning':
    'Die Anforderung wurde verändert, oder wer sie gemacht hat, hat den Schlüssel nicht. Nichts wurde unterschrieben.',
  'error.pki/request-signature-wrong.action':
    'Die Anforderung noch einmal vom Gerät holen. Bleibt sie falsch, dort ein neues Schlüsselpaar machen.',

  'error.pki/weak-signature.title': 'Unterschrift zu schwach',
  'error.pki/weak-signature.meaning': 'Die Anforderung ist mit {found} unterschrieben; das lässt sich fälschen.',
  'error.pki/weak-signature.action': 'Die Anforderung mit SHA-256 oder besser machen.',

  'error.pki/weak-key.title': 'Schlüssel zu schwach',
  'error.pki/weak-key.meaning': 'Gefunden: {found}. RSA und DSA brauchen mindestens 2048 Bit, RSA einen Exponenten von mindestens 65537.',
  'error.pki/weak-key.action': 'Einen längeren Schlüssel machen.',

  'error.pki/key-not-accepted.title': 'Art des Schlüssels nicht angenommen',
  'error.pki/key-not-accepted.meaning':
    'Gefunden: {found}. Angenommen: RSA mit 2048 bis 8192 Bit, P-256, P-384, P-521, Ed25519, für Geräte auch DSA.',
  'error.pki/key-not-accepted.action': 'Einen Schlüssel einer dieser Arten machen.',

  'error.pki/key-used-before.title': 'Schlüssel hat schon ein Zertifikat',
  'error.pki/key-used-before.meaning':
    'Der öffentliche Schlüssel {spkiSha256} hat schon das Zertifikat {serialNumber}. Zwei Geräte mit einem Schlüssel sind nicht zu unterscheiden.',
  'error.pki/key-used-before.action':
    'Auf dem Gerät ein neues Schlüsselpaar machen. Zeigten zwei Geräte denselben Schlüssel, beide zurückhalten: eines ist eine Kopie.',

  'error.pki/over-quota.title': 'Kontingent erschöpft',
  'error.pki/over-quota.meaning':
    '{subject} darf {quota} Zertifikate ausstellen und hat es getan. Jedes weitere braucht eine zweite Person.',
  'error.pki/over-quota.action':
    'Technik, Leitung oder Support mit `--second NAME` zustimmen lassen. Eine Station ohne Personen muss diese zuerst einrichten.',

  'error.pki/outlives-authority.title': 'Zu lange gültig',
  'error.pki/outlives-authority.meaning': '{subject} endet selbst am {until}: {left} Tage bleiben, {days} wurden verlangt.',
  'error.pki/outlives-authority.action':
    'Weniger Tage verlangen oder mit `lineside pki init --renew` eine neue ausstellende Stelle anlegen.',

  'error.pki/subject-not-usable.title': 'Inhaber nicht brauchbar',
  'error.pki/subject-not-usable.meaning': '„{name}“ ist kein Name eines Zertifikats.',
  'error.pki/subject-not-usable.action':
    'In der Form CN=gw-1,O=Acme schreiben, mit CN, O, OU, C, L, ST, serialNumber, DC, UID oder emailAddress; vor ein Komma im Wert gehört ein Backslash.',

  'error.pki/name-not-usable.title': 'Rechnername oder Adresse nicht brauchbar',
  'error.pki/name-not-usable.meaning': '„{name}“ ist weder ein Rechnername noch eine IP-Adresse.',
  'error.pki/name-not-usable.action': 'Den Namen berichtigen.',

  'error.pki/bundle-unreadable.title': 'Zertifikat oder Schlüssel nicht lesbar',
  'error.pki/bundle-unreadable.meaning': 'Die Datei lässt sich nicht als {reason} lesen.',
  'error.pki/bundle-unreadable.action': 'Eine PKCS#12-Datei mit einem Schlüssel angeben, oder Zertifikate und Schlüssel als PEM.',

  'error.pki/wrong-password.title': 'Falsches Passwort',
  'error.pki/wrong-password.meaning': 'Das Passwort öffnet die Datei nicht, oder die Datei wurde verändert.',
  'error.pki/wrong-password.action': 'Das Passwort eingeben, mit dem die Datei gemacht wurde.',

  'error.pki/password-too-short.title': 'Passwort zu kurz',
  'error.pki/password-too-short.meaning': 'Ein Paket enthält einen privaten Schlüssel; sein Passwort braucht mindestens {least} Zeichen.',
  'error.pki/password-too-short.action': 'Ein längeres wählen.',

  'error.pki/password-not-usable.title': 'Passwort nicht brauchbar',
  'error.pki/password-not-usable.meaning': 'Es enthält Zeichen außerhalb von ASCII; mit so einem Passwort öffnet Java kein Paket.',
  'error.pki/password-not-usable.action': 'Buchstaben von a bis z, Ziffern, Leerzeichen und Zeichen ohne Umlaute verwenden.',

  'error.pki/not-found.title': 'Kein solches Zertifikat',
  'error.pki/not-found.meaning': 'Die Station hat kein Zertifikat {certificate} ausgestellt.',
  'error.pki/not-found.action': 'Mit `lineside pki list` nachsehen, welche es gibt.',

  'error.pki/already-certified.title': 'Das Gerät hat schon eines',
  'error.pki/already-certified.meaning':
    'Das Zertifikat {serialNumber} für {subject} gilt noch, hat denselben Zweck und gehört zu diesem Gerät. Zwei zugleich ließen eine Kopie des alten Schlüssels ein. Es wurde nichts ausgestellt.',
  'error.pki/already-certified.action': 'Zuerst jenes Zertifikat sperren, dann wieder ausstellen.',
  'error.pki/already-revoked.title': 'Schon gesperrt',
  'error.pki/already-revoked.meaning':
    'Das Zertifikat {serialNumber} wurde am {at} gesperrt. Das geht nicht zweimal und lässt sich nicht zurücknehmen.',
  'error.pki/already-revoked.action': 'Mit `lineside pki crl` eine neue Sperrliste schreiben, wenn andere es noch nicht wissen.',

  'error.pki/not-revocable.title': 'Eine Wurzel lässt sich nicht sperren',
  'error.pki/not-revocable.meaning': '{subject} ist von sich selbst unterschrieben: keine Liste kann sagen, dass sie nicht mehr zählt.',
  'error.pki/not-revocable.action': 'Sie aus den Vertrauensspeichern von Geräten und Brokern nehmen.',
} as const;
