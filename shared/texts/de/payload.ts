/** KuraPayload-Nachrichten. Je Fehlercode: was geschah, was es bedeutet, was jetzt zu tun ist. */
export const payloadTexts = {
  'error.payload/malformed.title': 'Keine Kura-Nachricht',
  'error.payload/malformed.meaning': 'Die Bytes lassen sich ab Byte {offset} nicht als KuraPayload lesen.',
  'error.payload/malformed.action': 'Die Nachricht neu aufzeichnen: nur ihre Bytes, ohne Topic und Zeilenenden.',

  'error.payload/gzip-damaged.title': 'Gepackte Nachricht beschädigt',
  'error.payload/gzip-damaged.meaning': 'Die Bytes beginnen wie gzip, lassen sich aber nicht entpacken.',
  'error.payload/gzip-damaged.action': 'Die Nachricht neu aufzeichnen: nur ihre Bytes.',

  'error.payload/gzip-cut.title': 'Gepackte Nachricht unvollständig',
  'error.payload/gzip-cut.meaning': 'Die Nachricht ist mit gzip gepackt, und ihr Ende fehlt.',
  'error.payload/gzip-cut.action': 'Die ganze Nachricht neu aufzeichnen.',

  'error.payload/too-large.title': 'Nachricht zu groß',
  'error.payload/too-large.meaning': 'Entpackt hat die Nachricht mehr als {limit} Bytes. Sie wurde nicht gelesen.',
  'error.payload/too-large.action': 'Herausfinden, wer sie gesendet hat: Ein Gateway sendet viel weniger.',

  'error.payload/too-many-metrics.title': 'Nachricht mit zu vielen Metriken',
  'error.payload/too-many-metrics.meaning': 'Die Nachricht hat mehr als {limit} Metriken. Sie wurde nicht gelesen.',
  'error.payload/too-many-metrics.action': 'Herausfinden, wer sie gesendet hat: Ein Gateway sendet viel weniger.',

  'error.payload/wrong-value.title': 'Wert von {name} ist kein {type}',
  'error.payload/wrong-value.meaning': 'Die Zahl passt nicht in den Typ. Es wurde nichts gesendet.',
  'error.payload/wrong-value.action': 'Den Wert berichtigen.',
} as const;
