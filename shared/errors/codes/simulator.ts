/** The training line. */
export const simulatorErrors = {
  'simulator/port-in-use': { blame: 'environment', transient: true },
  'simulator/did-not-start': { blame: 'environment', transient: true },
  'simulator/foreign-folder': { blame: 'operator', transient: false },
  'simulator/unknown-fault-file': { blame: 'operator', transient: false },
  'simulator/faults-unreadable': { blame: 'operator', transient: false },
  'simulator/faults-invalid': { blame: 'operator', transient: false },
} as const;
