/** Batches for other systems, and secrets that leave with them. */
export const exportErrors = {
  'export/unusable-recipient': { blame: 'operator', transient: false },
  'export/no-secrets': { blame: 'operator', transient: false },
  'export/handed-over-before': { blame: 'operator', transient: false },
  'export/other-file': { blame: 'operator', transient: false },
  'export/changed-since': { blame: 'operator', transient: false },
  'export/lacks-column': { blame: 'operator', transient: false },
  'export/other-profile': { blame: 'operator', transient: false },
  'export/row-not-usable': { blame: 'operator', transient: false },
  'export/no-certificate': { blame: 'operator', transient: false },
  'export/sheet-too-large': { blame: 'operator', transient: false },
  'export/not-formula-safe': { blame: 'operator', transient: false },
  'export/made-of-secret': { blame: 'operator', transient: false },
} as const;
