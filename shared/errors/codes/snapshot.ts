/** Snapshots of a gateway's configuration, from files and over the wire. */
export const snapshotErrors = {
  'snapshot/not-well-formed': { blame: 'device', transient: false },
  'snapshot/doctype': { blame: 'operator', transient: false },
  'snapshot/byte-order-mark': { blame: 'operator', transient: false },
  'snapshot/not-utf-8': { blame: 'operator', transient: false },
  'snapshot/too-large': { blame: 'operator', transient: false },
  'snapshot/not-a-snapshot': { blame: 'operator', transient: false },
  'snapshot/pid-missing': { blame: 'operator', transient: false },
  'snapshot/properties-not-last': { blame: 'operator', transient: false },
  'snapshot/value-missing': { blame: 'operator', transient: false },
  'snapshot/bad-value': { blame: 'operator', transient: false },
  'snapshot/bad-password': { blame: 'operator', transient: false },
  'snapshot/not-writable': { blame: 'operator', transient: false },
  'snapshot/wrong-key': { blame: 'operator', transient: false },
  'snapshot/bad-key': { blame: 'operator', transient: false },
} as const;
