/** Das Bearbeiten einer geprüften Losdatei, und Dateien, die die Station verlassen. */
export const tableTexts = {
  'error.batch/not-checked.title': 'Prüfung läuft noch',
  'error.batch/not-checked.meaning': 'Die Prüfung von {file} mit der letzten Änderung ist nicht zu Ende. Nichts wurde importiert.',
  'error.batch/not-checked.action': 'Das Ende der Prüfung abwarten, dann importieren.',

  'error.table/being-imported.title': 'Import läuft',
  'error.table/being-imported.meaning':
    '{file} wird so importiert, wie die Tabelle jetzt ist. Nichts wurde geändert, und importiert wird einmal.',
  'error.table/being-imported.action': 'Das Ende des Imports abwarten.',

  'error.table/gone.title': 'Tabelle nicht mehr offen',
  'error.table/gone.meaning':
    'Das Programm im Hintergrund wurde neu gestartet oder eine andere Datei wurde geöffnet. Die Änderungen in dieser Tabelle sind verloren; nichts wurde importiert.',
  'error.table/gone.action': 'Die Datei noch einmal lesen.',
  'error.table/row-gone.title': 'Zeile gelöscht',
  'error.table/row-gone.meaning': 'Die Zeile wurde zuvor aus der Tabelle gelöscht. Nichts wurde geändert.',
  'error.table/row-gone.action': 'Das Löschen rückgängig machen oder ohne die Zeile weiterarbeiten.',

  'error.table/too-many-changes.title': 'Zu viele Änderungen',
  'error.table/too-many-changes.meaning':
    'Eine Tabelle behält höchstens {limit} geänderte Zellen und Zeilen. Die letzte Änderung wurde nicht gemacht.',
  'error.table/too-many-changes.action': 'Die Datei mit lineside check --fix oder dort korrigieren, wo sie entstand, dann neu hochladen.',

  'error.table/unreadable-row.title': 'Zeile nicht schreibbar',
  'error.table/unreadable-row.meaning':
    'Was Zeile {row} von {file} enthält, ist nicht erkennbar: ihre Anführungszeichen sind falsch. Keine Datei wurde geschrieben.',
  'error.table/unreadable-row.action': 'Die Zellen der Zeile eintippen oder die Zeile löschen, dann erneut speichern.',

  'error.file/gone.title': 'Datei nicht mehr da',
  'error.file/gone.meaning': 'Die Datei, die gespeichert werden sollte, ist nicht mehr da.',
  'error.file/gone.action': 'Sie noch einmal erzeugen, dann speichern.',

  'command.option.fix': 'Korrigieren, was sich ohne Rückfrage korrigieren lässt: alles oder diese Codes.',
  'command.option.fix-out': 'Die korrigierte Datei. Nur mit --fix.',
  'command.check.fixed': 'Korrigierte Zellen: {cells}, in Zeilen: {rows}. Geschrieben nach {file}; geprüft wird jetzt diese Datei.',
  'command.arguments.out-is-input': '--out {value} ist die Datei, die gelesen wird. Eine andere nennen.',
} as const;
