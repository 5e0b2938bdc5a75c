/** What the screen of certificates says of those for a whole batch, and of keys in tokens, in German. */
export const batchCertificateTexts = {
  'window.certificates.batch': 'Für ein Los ausstellen',
  'window.certificates.batch.text':
    'Macht Schlüssel und Zertifikat für jede noch offene Einheit des Loses. Geräte, die für diesen Zweck ein gültiges haben, werden übergangen. Der allgemeine Name ist die erste Kennung.',
  'window.certificates.batch.batch': 'Los',
  'window.certificates.batch.choose': 'Los wählen',
  'window.certificates.batch.none': 'Noch kein Los: zuerst eines importieren.',
  'window.certificates.batch.units': '{units} Einheiten',
  'window.certificates.batch.all': 'Auch fertige Einheiten',
  'window.certificates.batch.do': 'Ausstellen',
  'window.certificates.batch.doing': 'Wird ausgestellt …',
  'window.certificates.batch.progress': '{issued} ausgestellt, bei Zeile {row} von {units}',
  'window.certificates.batch.stop': 'Anhalten',
  'window.certificates.batch.over-quota':
    'Das Los braucht mehr, als das Kontingent noch hergibt. Darüber hinaus braucht jedes Zertifikat eine zweite Person.',
  'window.certificates.batch.done': '{issued} Zertifikate ausgestellt',
  'window.certificates.batch.done.none': 'Kein Zertifikat ausgestellt',
  'window.certificates.batch.files':
    'Die Schlüssel liegen verschlüsselt an der Station. Die Dateien zur Übergabe schreibt der Befehl lineside pki issue.',
  'window.certificates.batch.passed-over': 'Übergangen, weil sie ein gültiges haben: {count}.',
  'window.certificates.batch.refused': '{count} abgelehnt',
  'window.certificates.batch.row': 'Zeile {row}',
  'window.certificates.batch.stopped-at': 'Ende bei Zeile {row}, {unit}',
  'window.certificates.batch.stopped': 'Vor dem Ende angehalten. Noch einmal begonnen geht es dort weiter.',
  'window.certificates.batch.more': 'Und {count} weitere.',
  'window.certificates.batch.close': 'Fertig',
  'window.certificates.token': 'Schlüssel',
  'window.certificates.token.in': 'Im Token {token}, als {key}',
} as const;
