/** CSV files, batches and their import. */
export const batchErrors = {
  'batch/not-found': { blame: 'operator', transient: false },
  'batch/no-units': { blame: 'operator', transient: false },
  'batch/over-quantity': { blame: 'operator', transient: false },
  'batch/invalid-rows': { blame: 'operator', transient: false },
  'csv/unreadable-file': { blame: 'environment', transient: false },
  'csv/not-csv': { blame: 'operator', transient: false },
  'csv/no-header': { blame: 'operator', transient: false },
  'csv/unknown-profile': { blame: 'operator', transient: false },
  'unit/not-found': { blame: 'operator', transient: false },
} as const;
