/** The record, its file and the secrets beside it. */
export const journalErrors = {
  'journal/in-use': { blame: 'operator', transient: true },
  'journal/newer-schema': { blame: 'operator', transient: false },
  'journal/not-a-journal': { blame: 'operator', transient: false },
  'journal/corrupt': { blame: 'environment', transient: false },
  'journal/chain-broken': { blame: 'environment', transient: false },
  'journal/truncated': { blame: 'environment', transient: false },
  'journal/guard-missing': { blame: 'environment', transient: false },
  'journal/disk-full': { blame: 'environment', transient: true },
  'journal/not-writable': { blame: 'environment', transient: false },
  'journal/closed': { blame: 'bug', transient: false },
  'vault/no-key': { blame: 'operator', transient: false },
  'vault/wrong-key': { blame: 'operator', transient: false },
  'vault/key-file-open-to-others': { blame: 'operator', transient: false },
  'vault/erased': { blame: 'operator', transient: false },
  'vault/not-found': { blame: 'operator', transient: false },
} as const;
