/** The editing of a checked batch file, and files that leave the engine. */
export const tableTexts = {
  'error.batch/not-checked.title': 'Still being checked',
  'error.batch/not-checked.meaning': 'The check of {file} with the last change has not ended. Nothing was imported.',
  'error.batch/not-checked.action': 'Wait until the check has ended, then import.',

  'error.table/being-imported.title': 'Being imported',
  'error.table/being-imported.meaning': '{file} is being imported as it is now. Nothing was changed, and it is imported once.',
  'error.table/being-imported.action': 'Wait until the import has ended.',

  'error.table/gone.title': 'Table no longer open',
  'error.table/gone.meaning':
    'The engine was started again, or another file was opened. The changes made in this table are gone; nothing was imported.',
  'error.table/gone.action': 'Read the file again.',
  'error.table/row-gone.title': 'Row deleted',
  'error.table/row-gone.meaning': 'The row was deleted from the table before. Nothing was changed.',
  'error.table/row-gone.action': 'Undo the deletion first, or go on without the row.',

  'error.table/too-many-changes.title': 'Too many changes',
  'error.table/too-many-changes.meaning': 'A table keeps at most {limit} changed cells and rows. The last change was not made.',
  'error.table/too-many-changes.action': 'Correct the file with lineside check --fix or where it was made, then upload it again.',

  'error.table/unreadable-row.title': 'Row cannot be written',
  'error.table/unreadable-row.meaning': 'What row {row} of {file} holds cannot be told: its quotes are broken. No file was written.',
  'error.table/unreadable-row.action': 'Type the row’s cells or delete the row, then save again.',

  'error.file/gone.title': 'File not there any more',
  'error.file/gone.meaning': 'The file that was made to be saved is not there any more.',
  'error.file/gone.action': 'Make it again, then save it.',

  'command.option.fix': 'Mend what can be mended without asking: all, or these codes.',
  'command.option.fix-out': 'The corrected file. Only with --fix.',
  'command.check.fixed': 'Mended cells: {cells}, in rows: {rows}. Written to {file}, which is checked now.',
  'command.arguments.out-is-input': '--out {value} is the file that is read. Name another.',
} as const;
