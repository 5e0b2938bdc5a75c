/** Was die `pki`-Befehle sagen. */
export const pkiCommandTexts = {
  'command.pki-init.about': 'Legt die Zertifizierungsstelle der Station an, liest eine ein oder erneuert die ausstellende.',
  'command.pki-issue.about':
    'Unterschreibt eine Zertifikatsanforderung oder macht einen Schlüssel mit Zertifikat als verschlüsseltes Paket.',
  'command.pki-revoke.about': 'Sperrt ein Zertifikat. Andere erfahren es aus der nächsten Sperrliste.',
  'command.pki-list.about': 'Zeigt die Zertifikate der Station oder die zum Gerät einer Einheit.',
  'command.pki-crl.about': 'Unterschreibt und schreibt eine Sperrliste.',
  'command.pki-export.about': 'Schreibt ein Zertifikat mit seiner Kette, sein Paket, oder nimmt den Schlüssel der Wurzel heraus.',

  'command.option.authority-name': 'Eine Wurzel und eine ausstellende Stelle dieses Namens anlegen.',
  'command.option.authority-import': 'Eine ausstellende Stelle einlesen: PKCS#12, oder Zertifikate als PEM.',
  'command.option.authority-key-file': 'Der Schlüssel der eingelesenen Stelle als PEM, wenn er nicht in derselben Datei steht.',
  'command.option.authority-renew': 'Eine neue ausstellende Stelle unter der Wurzel anlegen. Die frühere stellt nichts mehr aus.',
  'command.option.authority-root': 'Das Paket mit dem Schlüssel der Wurzel, wenn er getrennt aufbewahrt wird.',
  'command.option.root-out': 'Den Schlüssel der Wurzel in diese verschlüsselte Datei schreiben und an der Station löschen.',
  'command.option.key-type': 'p-256, p-384, rsa-2048, rsa-3072, rsa-4096 oder ed25519. Ohne Angabe: p-256.',
  'command.option.authority-days': 'Wie lange die ausstellende Stelle gültig ist. Ohne Angabe: 1825 Tage.',
  'command.option.root-days': 'Wie lange die Wurzel gültig ist. Ohne Angabe: 7300 Tage.',
  'command.option.certificate-quota': 'Wie viele Zertifikate sie ausstellen darf, bevor jedes weitere eine zweite Person braucht.',
  'command.option.password-file':
    'Datei mit dem Passwort des Pakets, die nur Sie lesen dürfen; - ist die Standardeingabe. Ohne Angabe: fragen.',
  'command.option.certificate-out': 'Wohin es geschrieben wird, nur für Sie.',
  'command.option.certificates-out': 'Wohin, nur für Sie lesbar; bei einem Los ein Ordner, je Einheit eine Datei.',
  'command.option.certificate-batch': 'Für jede offene Einheit dieses Loses, die keines hat.',
  'command.option.certificate-requests':
    'Ordner mit Anforderungen, jede Datei nach einer Kennung ihrer Einheit benannt; dann nur für diese.',
  'command.option.certificate-all': 'Auch für Einheiten, die kein Lauf mehr nimmt.',
  'command.pki-issue.of-batch': 'mit --batch gibt es weder eine Anforderung noch {options}',
  'command.pki-issue.issued': '{identifier}: {serialNumber}',
  'command.pki-issue.passed-over': '{identifier}: hat schon eines, {serialNumber}',
  'command.pki-issue.batch-done':
    'Ausgestellt: {issued} · hatten eines: {passedOver} · abgelehnt: {refused} · Dateien geschrieben: {files}',
  'command.option.certificate-subject': 'Inhaber, in der Form CN=gw-1,O=Acme. Ohne Angabe: der aus der Anforderung.',
  'command.option.certificate-purpose': 'client, server oder client-and-server. Ohne Angabe: client.',
  'command.option.certificate-days': 'Wie lange es gültig ist. Ohne Angabe: 730 Tage.',
  'command.option.certificate-unit': 'Die Einheit, für die es ist, über irgendeine ihrer Kennungen.',
  'command.option.certificate-dns': 'Rechnername eines Servers. Mehrfach möglich.',
  'command.option.certificate-ip': 'IP-Adresse eines Servers. Mehrfach möglich.',
  'command.option.certificate-bundle':
    'Schlüssel, Zertifikat und Kette als verschlüsseltes Paket schreiben, wenn die Station den Schlüssel gemacht hat.',
  'command.option.root-key': 'Den Schlüssel der Wurzel in eine verschlüsselte Datei schreiben und an der Station löschen.',
  'command.option.revocation-reason':
    'unspecified, key-compromise, affiliation-changed, superseded, cessation-of-operation oder privilege-withdrawn. Ohne Angabe: unspecified.',
  'command.option.revocation-note': 'Warum, in Worten, fürs Journal.',
  'command.option.crl-out': 'Wohin die Liste geschrieben wird.',
  'command.option.crl-days': 'Wie lange die Liste gültig ist. Ohne Angabe: 30 Tage.',

  'command.pki-init.one-way': 'Eines von --name, --import und --renew angeben.',
  'command.pki-issue.nothing': 'Eine Anforderung angeben, oder --subject, damit die Station den Schlüssel macht.',
  'command.pki-export.one-thing': 'Eine Seriennummer angeben, oder --root-key.',
  'command.password.of': 'Passwort von {file}:',
  'command.password.new': 'Neues Passwort für {file}:',
  'command.password.again': 'Noch einmal dasselbe:',
  'command.password.differ': 'Die beiden Passwörter sind verschieden.',
  'command.pki.certificate': '{serialNumber} · {subject} · {purpose} · {notBefore} bis {notAfter}',
  'command.pki.revoked': ' · gesperrt {at}: {reason}',
  'command.pki.none': 'Keine Zertifikate.',
  'command.pki-crl.done': '{file}: Liste {number}, Zertifikate darauf: {revoked}, gültig bis {nextUpdate}',
  'command.passport.certificate': '  Zertifikat {certificate}',

  'error.pki/file-in-the-way.title': 'Es gibt schon eine Datei dieses Namens',
  'error.pki/file-in-the-way.meaning':
    '{file} ist schon da und hält vielleicht einen Schlüssel, den es sonst nirgends gibt. Nichts wurde angelegt.',
  'error.pki/file-in-the-way.action': 'Mit --out oder --root-out eine andere Datei nennen oder diese wegräumen.',
  'error.pki/file-not-written.title': 'Datei nicht geschrieben',
  'error.pki/file-not-written.meaning':
    '{file} lässt sich nicht schreiben: {reason}. Was sie enthalten sollte, liegt sicher an der Station.',
  'error.pki/file-not-written.action': 'Platz schaffen oder einen anderen Ort wählen, dann mit `{again} --out DATEI` schreiben.',

  'error.pki/password-missing.title': 'Passwort fehlt',
  'error.pki/password-missing.meaning': 'Hier ist kein Terminal, um nach dem Passwort von {file} zu fragen, und keine Datei gibt es.',
  'error.pki/password-missing.action': 'Mit --password-file DATEI eine Datei nennen; `--password-file -` liest die Standardeingabe.',

  'error.pki/password-file.title': 'Datei mit einem Geheimnis nicht lesbar',
  'error.pki/password-file.meaning': '{file} lässt sich nicht lesen: {reason}.',
  'error.pki/password-file.action': 'Pfad und Rechte der Datei prüfen.',

  'error.pki/password-file-open-to-others.title': 'Datei mit einem Geheimnis für andere offen',
  'error.pki/password-file-open-to-others.meaning':
    'Andere Benutzer dieses Rechners haben Rechte an {file}; was darin steht, ist kein Geheimnis.',
  'error.pki/password-file-open-to-others.action': 'Die Rechte mit `chmod 600` wegnehmen und ein anderes Geheimnis verwenden.',
} as const;
