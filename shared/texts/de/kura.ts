/** Komponenten von Kura und die Zertifikate, die das Provisionieren braucht. Je Code: was geschah, was es bedeutet, was zu tun ist. */
export const kuraTexts = {
  'step.kura.component.title': 'Komponente einrichten',
  'step.kura.configuration.title': 'Komponenten einrichten',

  'progress.component.reading': '{pid} wird gelesen',
  'progress.component.writing': '{pid} wird geschrieben',
  'progress.component.waiting': '{pid} wird zurückgelesen, höchstens {seconds} s',
  'progress.everyware.attempt': 'Wartet auf die Cloud, höchstens {seconds} s: Versuch {attempts} (geschätzt)',

  'error.component/unknown-pid.title': 'Keine Komponente {pid}',
  'error.component/unknown-pid.meaning': 'Das Gateway hat keine Komponente dieses Namens. Die ähnlichste: {suggestion}.',
  'error.component/unknown-pid.action': 'pid im Rezept berichtigen oder installieren, was die Komponente mitbringt.',

  'error.component/is-a-factory.title': '{pid} erzeugt Komponenten',
  'error.component/is-a-factory.meaning': 'Es ist selbst keine Komponente. Das Gateway hat daraus erzeugt: {instances}.',
  'error.component/is-a-factory.action': 'Eine davon als pid ins Rezept eintragen.',

  'error.component/not-described.title': '{pid} ohne Beschreibung',
  'error.component/not-described.meaning': 'Das Gateway sagt nicht, welche Eigenschaften die Komponente hat. Nichts wurde geschrieben.',
  'error.component/not-described.action': 'Das Kura-Protokoll der Einheit ansehen: Die Komponente ist vielleicht nicht gestartet.',

  'error.component/unknown-property.title': 'Keine Eigenschaft {name}',
  'error.component/unknown-property.meaning':
    '{pid} hat keine Eigenschaft dieses Namens. Die ähnlichste: {suggestion}. Nichts wurde geschrieben.',
  'error.component/unknown-property.action': 'Den Namen im Rezept berichtigen.',

  'error.component/unsupported-type.title': 'Typ von {name} nicht bekannt',
  'error.component/unsupported-type.meaning': 'Das Gateway nennt als Typ der Eigenschaft {type}. Nichts wurde geschrieben.',
  'error.component/unsupported-type.action': 'Die Eigenschaft aus dem Rezept nehmen und den Typ dem Support melden.',

  'error.component/wrong-type.title': 'Wert von {name} ist kein {type}',
  'error.component/wrong-type.meaning':
    'Das Gateway verlangt {type}. Es würde den Wert trotzdem speichern, daher wurde nichts geschrieben.',
  'error.component/wrong-type.action': 'Den Wert im Rezept oder im Los berichtigen.',

  'error.component/out-of-range.title': 'Wert von {name} außerhalb des Bereichs',
  'error.component/out-of-range.meaning': 'Die Komponente nimmt {range}. Nichts wurde geschrieben.',
  'error.component/out-of-range.action': 'Den Wert im Rezept oder im Los berichtigen.',

  'error.component/wrong-length.title': 'Wert von {name} zu kurz oder zu lang',
  'error.component/wrong-length.meaning': 'Die Komponente nimmt {range} Zeichen. Nichts wurde geschrieben.',
  'error.component/wrong-length.action': 'Den Wert im Rezept oder im Los berichtigen.',

  'error.component/not-an-option.title': 'Keine solche Wahl für {name}',
  'error.component/not-an-option.meaning': 'Die Komponente nimmt eines von: {options}. Nichts wurde geschrieben.',
  'error.component/not-an-option.action': 'Den Wert im Rezept oder im Los berichtigen.',

  'error.component/value-missing.title': 'Wert von {name} fehlt',
  'error.component/value-missing.meaning':
    'Das Rezept setzt die Eigenschaft auf nichts, die Komponente braucht einen Wert. Nichts wurde geschrieben.',
  'error.component/value-missing.action': 'Im Los oder im Rezept ausfüllen.',

  'error.component/wrong-count.title': 'Anzahl der Werte für {name} passt nicht',
  'error.component/wrong-count.meaning':
    'Die Eigenschaft nimmt {count} Werte. Mehrere stehen in eckigen Klammern. Nichts wurde geschrieben.',
  'error.component/wrong-count.action': 'Den Wert im Rezept berichtigen.',

  'error.component/missing-required.title': '{pid} braucht weitere Werte',
  'error.component/missing-required.meaning': 'Weder auf dem Gateway noch im Rezept gesetzt: {names}. Nichts wurde geschrieben.',
  'error.component/missing-required.action': 'Auch diese im Rezept setzen.',

  'error.component/placeholder-value.title': 'Wert von {name} ist „placeholder“',
  'error.component/placeholder-value.meaning':
    'Gateways zeigen dieses Wort statt eines Passworts, es wurde also von einem abgeschrieben. Es wurde nicht gesendet.',
  'error.component/placeholder-value.action': 'Den echten Wert ins Los oder ins Rezept eintragen.',

  'error.component/read-back-differs.title': '{name} nicht übernommen',
  'error.component/read-back-differs.meaning':
    'Das Gateway hat die Änderung von {pid} angenommen, aber {name} ist nicht, was geschrieben wurde.',
  'error.component/read-back-differs.action': 'Die Einheit beiseitelegen und ihr Kura-Protokoll ansehen.',

  'error.component/number-rounded.title': 'Zahl in {name} wurde gerundet',
  'error.component/number-rounded.meaning':
    'Diese Version von Kura liest ganze Zahlen über 9007199254740992 ungenau, daher hält {pid} die nächste, die sie kann. Die Einheit gilt deshalb nicht als schlecht.',
  'error.component/number-rounded.action': 'Eine kleinere Zahl nehmen oder die Eigenschaft in einem Snapshot setzen.',

  'error.everyware/second-connection.title': 'Zweite Verbindung zu einer Everyware Cloud',
  'error.everyware/second-connection.meaning':
    '{other} desselben Gateways gehört schon zu dieser Instanz (Broker {brokerUrl}). Everyware Cloud nimmt eine Verbindung je Instanz. In {pid} wurde nichts geschrieben.',
  'error.everyware/second-connection.action': 'cloudConnection oder die Broker-URL im Rezept berichtigen.',

  'error.everyware/bad-fingerprint.title': 'Kein Fingerabdruck eines Zertifikats',
  'error.everyware/bad-fingerprint.meaning': '„{fingerprint}“ ist nicht der SHA-256 eines Zertifikats: 64 Ziffern 0-9 a-f.',
  'error.everyware/bad-fingerprint.action': 'targetCertificates im Rezept berichtigen oder die Spalte, aus der es kommt.',

  'error.everyware/target-certificate-missing.title': 'Zertifikat des neuen Kontos fehlt',
  'error.everyware/target-certificate-missing.meaning':
    'Keines der {count} Zertifikate, denen das Gateway vertraut, hat den Fingerabdruck {fingerprint}. Das Provisionieren wurde nicht gestartet.',
  'error.everyware/target-certificate-missing.action':
    'Die Zertifikate der neuen Instanz ins Gateway laden, dann die Einheit noch einmal bearbeiten.',

  'error.everyware/target-certificate-not-valid.title': 'Zertifikat des neuen Kontos gilt jetzt nicht',
  'error.everyware/target-certificate-not-valid.meaning': '{place} gilt von {from} bis {to}. Das Provisionieren wurde nicht gestartet.',
  'error.everyware/target-certificate-not-valid.action': 'Die Uhr der Station prüfen oder ein gültiges Zertifikat laden.',

  'error.everyware/certificates-not-readable.title': 'Zertifikate des Gateways nicht lesbar',
  'error.everyware/certificates-not-readable.meaning':
    'Das Rezept nennt Zertifikate, die da sein müssen, und dieses Gateway sagt nicht, welche es hat. Das Provisionieren wurde nicht gestartet.',
  'error.everyware/certificates-not-readable.action':
    'Dem Benutzer des Platzes das Recht rest.keystores geben oder die Version von ESF prüfen.',
} as const;
