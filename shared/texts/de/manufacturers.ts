/** Hersteller und die Dateien ihrer Zertifikate. */
export const manufacturerTexts = {
  'command.event.manufacturer.added': 'Hersteller angelegt: {name}',
  'command.event.manufacturer.renamed': 'Hersteller umbenannt: {name}',
  'command.event.manufacturer.certificate-added': 'Zertifikat hinzugefügt: {name}',
  'command.event.manufacturer.certificate-removed': 'Zertifikat entfernt, Einheiten damit: {units}; weil {reason}',
  'command.event.manufacturer.certificate-used': '{unit}: Zertifikat des Herstellers benutzt',
  'command.event.batch.confirmed': 'Import in Cervello bestätigt',

  'error.manufacturers/not-found.title': 'Hersteller nicht bekannt',
  'error.manufacturers/not-found.meaning': 'Die Station hat keinen Hersteller {name}.',
  'error.manufacturers/not-found.action': 'Mit `lineside manufacturer list` nachsehen oder ihn mit `lineside manufacturer add` anlegen.',

  'error.manufacturers/name-taken.title': 'Name vergeben',
  'error.manufacturers/name-taken.meaning': 'Es gibt schon einen Hersteller {name}. Groß- und Kleinschreibung machen keinen anderen Namen.',
  'error.manufacturers/name-taken.action': 'Den vorhandenen nehmen oder einen anderen Namen wählen.',

  'error.manufacturers/certificate-name-taken.title': 'Name des Zertifikats vergeben',
  'error.manufacturers/certificate-name-taken.meaning': 'Dieser Hersteller hat schon ein Zertifikat {name}.',
  'error.manufacturers/certificate-name-taken.action': 'Dem neuen einen anderen Namen geben, so wie es in Cervello heißt.',

  'error.manufacturers/certificate-not-found.title': 'Zertifikat nicht bekannt',
  'error.manufacturers/certificate-not-found.meaning': 'Kein Hersteller dieser Station hat ein Zertifikat {certificate}.',
  'error.manufacturers/certificate-not-found.action': 'Mit `lineside manufacturer list` nachsehen.',

  'error.manufacturers/certificate-removed.title': 'Zertifikat schon entfernt',
  'error.manufacturers/certificate-removed.meaning': '{certificate} wurde entfernt. Schlüssel und Geheimnisse sind weg.',
  'error.manufacturers/certificate-removed.action': 'Hier ist nichts mehr zu tun.',

  'error.manufacturers/certificate-known.title': 'Zertifikat schon vorhanden',
  'error.manufacturers/certificate-known.meaning': 'Sein Schlüssel ist der von {certificate}, das die Station schon hat.',
  'error.manufacturers/certificate-known.action': 'Das vorhandene nehmen. Für ein anderes dessen eigene Dateien angeben.',

  'error.manufacturers/certificate-not-usable.title': 'Zertifikat nicht brauchbar',
  'error.manufacturers/certificate-not-usable.meaning': '{manufacturer} hat kein Zertifikat {certificate}, das jetzt gültig ist.',
  'error.manufacturers/certificate-not-usable.action': 'Den Namen in Stationsdatei oder Rezept berichtigen oder das Zertifikat hinzufügen.',

  'error.manufacturers/no-certificate-usable.title': 'Kein brauchbares Zertifikat',
  'error.manufacturers/no-certificate-usable.meaning': '{manufacturer} hat kein Zertifikat, das jetzt gültig ist.',
  'error.manufacturers/no-certificate-usable.action':
    'In Cervello eines anlegen und mit `lineside manufacturer certificate-add` hinzufügen.',

  'error.manufacturers/no-secrets.title': 'Schlüssel des Zertifikats fehlt',
  'error.manufacturers/no-secrets.meaning':
    'Der versiegelte Schlüssel und der Access Key von {certificate} sind nicht an der Station. Cervello zeigt sie nur einmal.',
  'error.manufacturers/no-secrets.action':
    'manufacturers.secrets aus der Sicherung der Station zurückholen oder das Zertifikat entfernen und in Cervello ein neues anlegen.',

  'error.manufacturers/no-key.title': 'Kein privater Schlüssel in den Dateien',
  'error.manufacturers/no-key.meaning': 'Keine der Dateien enthält einen privaten Schlüssel.',
  'error.manufacturers/no-key.action':
    'Die Datei mit dem privaten Schlüssel dazugeben. Cervello zeigt ihn einmal: ohne ihn dort ein neues Zertifikat anlegen.',

  'error.manufacturers/several-keys.title': 'Mehr als ein privater Schlüssel',
  'error.manufacturers/several-keys.meaning': 'Die Dateien enthalten verschiedene private Schlüssel. Ein Zertifikat hat einen.',
  'error.manufacturers/several-keys.action': 'Nur die Dateien eines Zertifikats angeben.',

  'error.manufacturers/no-certificate.title': 'Kein Zertifikat in den Dateien',
  'error.manufacturers/no-certificate.meaning': 'Keine der Dateien enthält ein X.509-Zertifikat.',
  'error.manufacturers/no-certificate.action': 'Die Datei mit dem Zertifikat dazugeben.',

  'error.manufacturers/key-mismatch.title': 'Schlüssel und Zertifikat passen nicht zusammen',
  'error.manufacturers/key-mismatch.meaning': 'Kein Zertifikat in den Dateien hat die öffentliche Hälfte des privaten Schlüssels.',
  'error.manufacturers/key-mismatch.action': 'Schlüssel und Zertifikat angeben, die Cervello zusammen gemacht hat.',

  'error.manufacturers/public-key-mismatch.title': 'Öffentlicher Schlüssel eines anderen Zertifikats',
  'error.manufacturers/public-key-mismatch.meaning': '{file} enthält einen öffentlichen Schlüssel, der nicht zum privaten gehört.',
  'error.manufacturers/public-key-mismatch.action': 'Die Datei weglassen oder die zu diesem Zertifikat angeben.',

  'error.manufacturers/certificate-expired.title': 'Zertifikat abgelaufen',
  'error.manufacturers/certificate-expired.meaning': '{subject} war bis {until} gültig.',
  'error.manufacturers/certificate-expired.action': 'In Cervello ein neues Zertifikat anlegen. Die Uhr der Station prüfen.',

  'error.manufacturers/certificate-not-yet-valid.title': 'Zertifikat noch nicht gültig',
  'error.manufacturers/certificate-not-yet-valid.meaning': 'Es ist ab {from} gültig. Bis dahin wird keine Anfrage damit gestellt.',
  'error.manufacturers/certificate-not-yet-valid.action': 'Die Uhr der Station prüfen oder bis dahin warten.',

  'error.manufacturers/certificate-ends-soon.title': 'Zertifikat läuft bald ab',
  'error.manufacturers/certificate-ends-soon.meaning': 'Es ist bis {until} gültig.',
  'error.manufacturers/certificate-ends-soon.action': 'Rechtzeitig in Cervello das nächste anlegen.',

  'error.manufacturers/key-not-rsa.title': 'Schlüssel ist nicht RSA',
  'error.manufacturers/key-not-rsa.meaning': 'Der Schlüssel ist {found}. Die Verfahren des mitgelieferten Profils brauchen RSA.',
  'error.manufacturers/key-not-rsa.action': 'Nur für Zertifikate auf Geräten nutzen oder ein Zertifikat mit RSA-Schlüssel anlegen.',

  'error.manufacturers/weak-key.title': 'Schwacher Schlüssel',
  'error.manufacturers/weak-key.meaning': 'Der Schlüssel ist {found}. Ab 2048 Bit gilt er als sicher.',
  'error.manufacturers/weak-key.action': 'Ein Zertifikat mit längerem Schlüssel verlangen.',

  'error.manufacturers/stray-certificate.title': 'Zertifikat ohne Platz in der Kette',
  'error.manufacturers/stray-certificate.meaning': '{subject} hat weder dieses Zertifikat noch eines darüber unterschrieben.',
  'error.manufacturers/stray-certificate.action': 'Prüfen, ob die Datei zu einem anderen Zertifikat gehört.',

  'error.manufacturers/no-access-token.title': 'Kein Access Token',
  'error.manufacturers/no-access-token.meaning':
    'Cervello zeigt neben dem Access Key ein Access Token und sagt, es werde gebraucht. Wofür, ist nicht dokumentiert.',
  'error.manufacturers/no-access-token.action':
    'Sicher aufbewahren. Wenn Ihr Profil es sendet, das Zertifikat mit dem Token neu hinzufügen.',

  'error.manufacturers/wrong-password.title': 'Passwort öffnet die Datei nicht',
  'error.manufacturers/wrong-password.meaning': '{file} ist verschlüsselt, und das angegebene Passwort, oder keines, öffnet sie nicht.',
  'error.manufacturers/wrong-password.action': 'Das Passwort dieser Datei angeben.',

  'error.manufacturers/file-not-understood.title': 'Datei nicht verstanden',
  'error.manufacturers/file-not-understood.meaning':
    '{file} enthält weder Schlüssel noch Zertifikat als PEM, DER oder PKCS#12, oder sie ist abgeschnitten.',
  'error.manufacturers/file-not-understood.action': 'Sie aus Cervellos Formular noch einmal laden, solange es offen ist, oder weglassen.',

  'error.manufacturers/already-confirmed.title': 'Import schon bestätigt',
  'error.manufacturers/already-confirmed.meaning': '{who} hat den Import von {batch} am {when} bestätigt.',
  'error.manufacturers/already-confirmed.action': 'Nichts mehr zu tun: Anfragen dürfen gestellt werden.',

  'error.manufacturers/not-exported.title': 'Nichts für Cervello exportiert',
  'error.manufacturers/not-exported.meaning':
    'Von {batch} wurde keine Datei als cervello-csv exportiert, also kann dort keine importiert sein.',
  'error.manufacturers/not-exported.action':
    'Mit `lineside export --to cervello-csv` exportieren und die Datei importieren. Wenn eine andere Datei importiert wurde: `lineside batch confirm --without-export --note`.',

  'error.manufacturers/note-needed.title': 'Notiz fehlt',
  'error.manufacturers/note-needed.meaning': '{batch} soll ohne Export dieser Station bestätigt werden.',
  'error.manufacturers/note-needed.action': 'In der Notiz sagen, welche Datei importiert wurde.',

  'platform.warning.without-export': 'Ohne Export dieser Station bestätigt.',
  'platform.warning.partial-export': 'Die Datei hat weniger Zeilen als das Los Einheiten. Für die übrigen legt Cervello kein Gerät an.',
  'platform.warning.exported-again':
    'Seit der Bestätigung mit anderem Inhalt noch einmal exportiert. Cervello hat vielleicht den früheren.',

  'error.manufacturers/not-a-cervello-batch.title': 'Kein Los für Cervello',
  'error.manufacturers/not-a-cervello-batch.meaning': '{batch} wurde nicht mit dem Profil cervello importiert.',
  'error.manufacturers/not-a-cervello-batch.action': 'Ein anderes Los wählen.',
} as const;
