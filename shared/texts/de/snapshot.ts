/** Snapshots einer Konfiguration. Je Fehlercode: was geschah, was es bedeutet, was jetzt zu tun ist. */
export const snapshotTexts = {
  'inspect.snapshot.ignored': '{name}: Kura lässt es weg, weil es keinen Typ „{type}“ kennt',

  'error.snapshot/not-well-formed.title': 'Kein ganzes XML',
  'error.snapshot/not-well-formed.meaning': 'Der Snapshot lässt sich ab Zeile {line} nicht als XML lesen. Kura würde ihn ganz ablehnen.',
  'error.snapshot/not-well-formed.action': 'Den Snapshot neu holen oder die Zeile berichtigen.',

  'error.snapshot/doctype.title': 'Snapshot mit Dokumenttyp',
  'error.snapshot/doctype.meaning':
    'Er kann Entitäten festlegen, die Kura einsetzen würde und diese Station nicht. Kein Snapshot, den Kura schreibt, hat einen.',
  'error.snapshot/doctype.action': 'Den Teil von <!DOCTYPE bis zu seinem Ende entfernen und herausfinden, wer ihn eingefügt hat.',

  'error.snapshot/byte-order-mark.title': 'Snapshot beginnt mit einer Byte-Reihenfolge-Marke',
  'error.snapshot/byte-order-mark.meaning': 'Kura lehnt deshalb den ganzen Snapshot ab.',
  'error.snapshot/byte-order-mark.action': 'Die Datei als UTF-8 ohne BOM speichern.',

  'error.snapshot/not-utf-8.title': 'Snapshot ist nicht UTF-8',
  'error.snapshot/not-utf-8.meaning': 'Kura liest Snapshots als UTF-8, was immer sie von sich sagen; andere Zeichen kämen verändert an.',
  'error.snapshot/not-utf-8.action': 'Die Datei als UTF-8 ohne BOM speichern.',

  'error.snapshot/too-large.title': 'Snapshot zu groß',
  'error.snapshot/too-large.meaning': 'Er hat mehr als {limit} Zeichen. Er wurde nicht gelesen.',
  'error.snapshot/too-large.action': 'Prüfen, ob es die richtige Datei ist: Der Snapshot eines Gateways ist viel kleiner.',

  'error.snapshot/not-a-snapshot.title': 'Kein Snapshot von Kura',
  'error.snapshot/not-a-snapshot.meaning':
    'Die Datei enthält kein Element namens esf:configuration, nach dem Kura sucht; sie beginnt mit „{root}“.',
  'error.snapshot/not-a-snapshot.action': 'Prüfen, ob es die richtige Datei ist. Der Präfix esf: muss so dastehen.',

  'error.snapshot/pid-missing.title': 'Komponente ohne Namen',
  'error.snapshot/pid-missing.meaning': 'Eine Konfiguration im Snapshot hat keine pid.',
  'error.snapshot/pid-missing.action': 'Die Datei berichtigen oder den Snapshot neu holen.',

  'error.snapshot/properties-not-last.title': 'Eigenschaften von {pid} nicht am Ende',
  'error.snapshot/properties-not-last.meaning':
    'Kura hält das letzte Element einer Komponente für ihre Eigenschaften und lehnt den ganzen Snapshot ab.',
  'error.snapshot/properties-not-last.action': 'esf:properties hinter die Definition stellen.',

  'error.snapshot/value-missing.title': '{name} von {pid} ohne Wert',
  'error.snapshot/value-missing.meaning': 'Kura lehnt deshalb den ganzen Snapshot ab.',
  'error.snapshot/value-missing.action': 'Für einen leeren Text <esf:value/> schreiben oder die Eigenschaft entfernen.',

  'error.snapshot/bad-value.title': '{name} von {pid} ist kein {type}',
  'error.snapshot/bad-value.meaning': 'Kura lehnt wegen eines solchen Werts den ganzen Snapshot ab; Leerzeichen um eine Zahl genügen.',
  'error.snapshot/bad-value.action': 'Den Wert berichtigen.',

  'error.snapshot/bad-password.title': '{name} von {pid} nicht lesbar',
  'error.snapshot/bad-password.meaning':
    'Es nennt sich verschlüsselt und ist weder Base64 noch verschlüsselter Text. Kura lehnt deshalb den ganzen Snapshot ab.',
  'error.snapshot/bad-password.action': 'encrypted="false" und das Passwort im Klartext schreiben oder encrypted="true" und sein Base64.',

  'error.snapshot/not-writable.title': '{name} von {pid} kann nicht in einem Snapshot stehen',
  'error.snapshot/not-writable.meaning': 'Der Wert enthält ein Zeichen, das XML nicht fassen kann. Es wurde nichts geschrieben.',
  'error.snapshot/not-writable.action': 'Steuerzeichen aus dem Wert entfernen.',

  'error.snapshot/wrong-key.title': 'Snapshot nicht zu entschlüsseln',
  'error.snapshot/wrong-key.meaning':
    'Der Schlüssel ist ein anderer, oder die Datei ist beschädigt: Das lässt sich nicht unterscheiden. Viele Gateways haben einen eigenen Schlüssel.',
  'error.snapshot/wrong-key.action':
    'Den Schlüssel dieses Gateways mit --key-env nennen oder den Snapshot über REST, MQTT oder Konsole vom Gateway lesen.',

  'error.snapshot/bad-key.title': 'Kein brauchbarer Schlüssel in {variable}',
  'error.snapshot/bad-key.meaning': 'Die Variable enthält keinen Text von 16, 24 oder 32 Zeichen zu je einem Byte.',
  'error.snapshot/bad-key.action': 'Die Variable auf den Schlüssel des Gateways setzen.',
} as const;
