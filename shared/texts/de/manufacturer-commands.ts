/** Was die Befehle `manufacturer` und `batch` sagen. */
export const manufacturerCommandTexts = {
  'manufacturer.certificate.usable': 'brauchbar',
  'manufacturer.certificate.not-yet-valid': 'noch nicht gültig',
  'manufacturer.certificate.expired': 'abgelaufen',
  'manufacturer.certificate.removed': 'entfernt',
  'manufacturer.way.request': 'von der Station angefragt',
  'manufacturer.way.installed': 'auf dem Gerät installiert',
  'manufacturer.holds.private-key': 'privater Schlüssel',
  'manufacturer.holds.public-key': 'öffentlicher Schlüssel',
  'manufacturer.holds.certificate': 'Zertifikat',
  'manufacturer.holds.chain': 'Kette',

  'command.manufacturer-add.about': 'Nimmt einen Hersteller in die Liste der Station auf.',
  'command.manufacturer-rename.about': 'Gibt einem Hersteller einen anderen Namen. Lose behalten den Namen vom Import.',
  'command.manufacturer-list.about': 'Listet Hersteller mit ihren Zertifikaten.',
  'command.manufacturer-certificate-add.about':
    'Nimmt ein Zertifikat auf, das Cervello gemacht hat, mit Schlüssel, Access Key und Access Token.',
  'command.manufacturer-certificate-remove.about':
    'Entfernt ein Zertifikat mit seinen Geheimnissen endgültig und listet die Einheiten damit.',
  'command.manufacturer-units.about': 'Listet die Einheiten, für die ein Zertifikat benutzt wurde.',
  'command.batch-show.about': 'Sagt, welche Dateien eines Loses exportiert wurden und ob Cervellos Import bestätigt ist.',
  'command.batch-confirm.about': 'Bestätigt, dass Cervello das Los importiert hat. Vorher wird für seine Einheiten nichts angefragt.',
  'command.option.manufacturer-certificate-name': 'Name des Zertifikats, wie in Cervello.',
  'command.option.manufacturer-key-file': 'Der private Schlüssel, wenn er nicht in den Dateien steht.',
  'command.option.access-key-file': 'Datei mit dem Access Key des Zertifikats, die nur Sie lesen dürfen; - ist die Standardeingabe.',
  'command.option.access-token-file': 'Datei mit dem Access Token des Zertifikats, die nur Sie lesen dürfen.',
  'command.option.removal-reason': 'Warum, in Worten, für das Protokoll.',
  'command.option.confirm-note': 'Was Sie in Cervello gesehen haben, für das Protokoll.',

  'command.manufacturer.line': '{name} · {id} · Lose: {batches}',
  'command.manufacturer.certificate': '{certificate} · {state} · {subject} · {keyType} · bis {until} · Einheiten: {units}',
  'command.manufacturer.unit': '{identifier} · {batch} · {way} · {at}',
  'command.manufacturer.file': '{file}: {holds}',
  'command.manufacturer.none': 'Keine Hersteller.',
  'command.manufacturer.more-units': '  … weitere mit "manufacturer units".',
  'command.manufacturer-certificate-add.done': '{name} aufgenommen. Seine Geheimnisse sind versiegelt und werden nie wieder gezeigt.',
  'command.manufacturer-certificate-remove.done':
    '{name} entfernt. Alle damit ausgegebenen Geräte sind in Cervello ungültig, sobald es dort gelöscht ist: {units}.',
  'command.batch.line': '{name} · {id} · Einheiten: {units}',
  'command.batch.exported': 'exportiert {at} von {by}: {file} ({dialect}), Zeilen: {rows}',
  'command.batch.confirmed': 'Import in Cervello bestätigt {at} von {by} {note}',
  'command.batch.not-confirmed': 'Import in Cervello nicht bestätigt',
} as const;
