/** The training line. */
export const simulatorErrors = {
  'simulator/port-in-use': { blame: 'environment', transient: true },
  'simulator/did-not-start': { blame: 'environment', transient: true },
  'simulator/foreign-folder': { blame: 'operator', transient: false },
  'simulator/unknown-fault': { blame: 'operator', transient: false },
} as const;
