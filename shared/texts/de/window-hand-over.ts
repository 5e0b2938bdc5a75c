/** What the window says of secrets that leave for their recipient, in German. */
export const handOverWindowTexts = {
  'window.hand-over.open': 'Geheimnisse für einen Empfänger …',
  'window.hand-over.title': 'Geheimnisse von {batch}',
  'window.hand-over.text':
    'Alle Geheimnisse des Loses, aus seiner Datei und von der Station, gehen in einer Datei hinaus, die nur für ihren Empfänger verschlüsselt ist: Nicht einmal diese Station kann sie öffnen. Wer, für wen und warum wird festgehalten, bevor die Datei herausgegeben wird.',
  'window.hand-over.recipient': 'Zertifikat des Empfängers wählen',
  'window.hand-over.units': 'Einheiten mit Geheimnissen',
  'window.hand-over.columns': 'Geheimnisse',
  'window.hand-over.for': 'Empfänger',
  'window.hand-over.key': 'Fingerabdruck des Schlüssels des Empfängers (SHA-256)',
  'window.hand-over.expired': 'Das Zertifikat ist abgelaufen: den Empfänger fragen, ob er den Schlüssel noch hat',
  'window.hand-over.nothing': 'Keine Einheit dieses Loses hat ein Geheimnis: Es gibt nichts zu übergeben',
  'window.hand-over.earlier': '{who} hat sie schon übergeben, {time}',
  'window.hand-over.again': 'Noch einmal übergeben',
  'window.hand-over.reason': 'Grund',
  'window.hand-over.reason.hint': 'Für die Aufzeichnung: wer sie braucht, und wofür.',
  'window.hand-over.do': 'Übergeben',
  'window.hand-over.doing': 'Wird verschlüsselt …',
  'window.hand-over.done': 'Geheimnisse übergeben',
  'window.hand-over.saved': 'Geheimnisse von {units} Einheiten, verschlüsselt in {file}',
  'window.hand-over.open-with': 'Der Empfänger öffnet sie mit seinem privaten Schlüssel:',
  'window.hand-over.close': 'Fertig',
} as const;
