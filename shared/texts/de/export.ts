/** Batches for other systems, in German. For each error code: what happened, what it means, what to do now. */
export const exportTexts = {
  'command.export.about': 'Schreibt ein Los für ein anderes System, mit einem unterschriebenen Manifest daneben. Kein Geheimnis ist darin.',
  'command.export.done': 'Einheiten: {rows}, geschrieben nach {file}. SHA-256: {sha256}. Manifest: {manifest}',
  'command.export.warning.unconfirmed':
    'Nicht jede Einzelheit dieser Form steht in einem öffentlichen Dokument: erst einige Einheiten probieren.',
  'command.export.warning.peripheral': 'Zeilen mit PERIPHERAL: {count}. Ihre Gateways kann die Datei nicht nennen.',
  'command.export.warning.without-certificate': 'Einheiten ohne Zertifikat dieser Station: {count}. Ihre Schlüssel macht der Dienst.',
  'command.export.warning.without-request': 'Einheiten ohne Zertifikatsanforderung und ohne Zertifikat: {count}.',
  'command.export.warning.left-empty': 'Einheiten, deren Geheimnisse leer blieben: {count}.',
  'command.export.warning.formula-safe': 'Zellen mit vorangestelltem Apostroph, damit keine Tabelle sie ausrechnet: {count}.',
  'command.export.warning.training': 'Einheiten einer Übungslinie: {count}. Sie belegen nichts über ein Gateway.',
  'command.export.secrets': 'Geheimnisse von {count} Einheiten, verschlüsselt für ihren Empfänger: {file}',
  'command.event.secrets.handed-over': 'Geheimnisse von {count} Einheiten wurden übergeben ({reason}).',
  'command.event.batch.exported': 'Los ausgegeben: {file}, Einheiten: {rows}.',
  'command.option.to': 'Die Form der Datei; siehe die Hilfeseite „Ausgaben“.',
  'command.option.export-out': 'Wohin. Sonst: NAME.export.csv, .json oder dergleichen in diesem Ordner.',
  'command.option.only': 'Welche Einheiten: bestandene, ohne Bestehen abgeschlossene oder die in Arbeit waren. Sonst: alle.',
  'command.option.formula-safe':
    'Stellt Zellen, die eine Tabelle ausrechnen würde, einen Apostroph voran; für csv. Das Manifest zählt sie.',
  'command.option.with-secrets':
    'Schreibt auch die Geheimnisse der Einheiten, verschlüsselt für dieses Zertifikat oder diesen öffentlichen Schlüssel (PEM, RSA).',
  'command.option.hand-over-reason': 'Warum die Geheimnisse übergeben werden, fürs Protokoll.',
  'command.option.again': 'Übergibt die Geheimnisse noch einmal.',

  'error.export/unusable-recipient.title': 'Empfänger nicht brauchbar',
  'error.export/unusable-recipient.meaning':
    'Geheimnisse werden mit einem RSA-Schlüssel von mindestens 2048 Bit verschlüsselt, aus dem PEM eines Zertifikats oder öffentlichen Schlüssels; das hier ist keines von beiden.',
  'error.export/unusable-recipient.action': 'Den Empfänger um sein Zertifikat bitten; ein privater Schlüssel bleibt bei seinem Besitzer.',
  'error.export/no-secrets.title': 'Keine Geheimnisse zu übergeben',
  'error.export/no-secrets.meaning': 'Keine Einheit aus {batch} hat ein Geheimnis, weder aus ihrer Datei noch von dieser Station.',
  'error.export/no-secrets.action': 'Ohne --with-secrets ausgeben.',
  'error.export/handed-over-before.title': 'Schon einmal übergeben',
  'error.export/handed-over-before.meaning': '{who} hat diese Geheimnisse am {when} übergeben: {reason}. Jetzt wurde nichts herausgegeben.',
  'error.export/handed-over-before.action':
    'Werden sie noch einmal gebraucht, noch einmal übergeben (--again); es wird wie beim ersten Mal festgehalten.',
  'error.export/other-file.title': 'Es gibt schon eine andere Datei dieses Namens',
  'error.export/other-file.meaning': '{file} ist keine frühere Ausgabe: Kein Manifest liegt daneben. Nichts wurde geschrieben.',
  'error.export/other-file.action': 'Mit --out eine andere Datei nennen oder diese wegräumen.',
  'error.export/changed-since.title': 'Die Datei wurde seit der Ausgabe geändert',
  'error.export/changed-since.meaning':
    '{file} ist nicht die Datei, zu der ihr Manifest gehört. Sie ist, wie sie war; nichts wurde geschrieben.',
  'error.export/changed-since.action': 'Mit --out eine andere Datei nennen oder diese und ihr Manifest wegräumen.',
  'error.export/lacks-column.title': 'Dem Los fehlt eine Spalte',
  'error.export/lacks-column.meaning': '{batch} hat keine Spalte {column}, die diese Form braucht. Nichts wurde geschrieben.',
  'error.export/lacks-column.action': 'Eine andere Form wählen oder das Los mit dieser Spalte einlesen.',
  'error.export/other-profile.title': 'Nicht für Lose dieses Profils',
  'error.export/other-profile.meaning':
    '{batch} hat das Profil {profile}; diese Form ist für Gateways des Profils everyware. Nichts wurde geschrieben.',
  'error.export/other-profile.action': 'Eine andere Form wählen.',
  'error.export/row-not-usable.title': 'Eine Zeile, die diese Form nicht fasst',
  'error.export/row-not-usable.meaning': 'Zeile {row}: {column} ist „{value}“; erlaubt: {limit}. Nichts wurde geschrieben.',
  'error.export/row-not-usable.action': 'Eine andere Form wählen oder das Los mit einem anderen Wert in dieser Zeile einlesen.',
  'error.export/no-certificate.title': 'Eine Einheit hat kein Zertifikat',
  'error.export/no-certificate.meaning':
    '{batch}, Zeile {row}: Diese Form enthält Zertifikate, und die Station hat für diese Einheit keines ausgestellt. Nichts wurde geschrieben.',
  'error.export/no-certificate.action': 'Zuerst die Zertifikate ausstellen, siehe `lineside pki issue`.',
  'error.export/sheet-too-large.title': 'Zu groß für eine Tabelle',
  'error.export/sheet-too-large.meaning': 'Eine Arbeitsmappe fasst höchstens {limit}. Nichts wurde geschrieben.',
  'error.export/sheet-too-large.action': 'Als csv ausgeben oder mit --only weniger Einheiten.',
  'error.export/not-formula-safe.title': 'Formelsicher gibt es für csv',
  'error.export/not-formula-safe.meaning': 'In {dialect} wäre ein vorangestellter Apostroph ein Teil des Wertes. Nichts wurde geschrieben.',
  'error.export/not-formula-safe.action': 'Weglassen; für eine Tabelle csv wählen oder xlsx, dessen Zellen alle Text sind.',
  'error.export/made-of-secret.title': 'Client-Id oder Benutzername entsteht aus einem Geheimnis',
  'error.export/made-of-secret.meaning':
    'Zeile {row}: Das Rezept {recipe} macht eines der beiden aus einem Geheimnis, das in keiner offenen Datei stehen darf. Nichts wurde geschrieben.',
  'error.export/made-of-secret.action': 'Die Anfragen mit `lineside requests create` anlegen oder das Rezept ändern.',
} as const;
