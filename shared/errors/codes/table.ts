/** The editing of a checked batch file, and files that leave the engine. */
export const tableErrors = {
  'batch/not-checked': { blame: 'operator', transient: false },
  'table/being-imported': { blame: 'operator', transient: false },
  'table/gone': { blame: 'station', transient: false },
  'table/row-gone': { blame: 'operator', transient: false },
  'table/too-many-changes': { blame: 'operator', transient: false },
  'table/unreadable-row': { blame: 'operator', transient: false },
  'file/gone': { blame: 'operator', transient: false },
} as const;
