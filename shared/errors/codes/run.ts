/** Runs, lanes and what stops them. */
export const runErrors = {
  'run/aborted': { blame: 'operator', transient: false },
  'run/foreign-unit': { blame: 'operator', transient: false },
  'run/needs-decision': { blame: 'station', transient: false },
  'run/another-unit-in-lane': { blame: 'operator', transient: true },
  'run/unit-not-here': { blame: 'operator', transient: true },
  'run/inspection-failed': { blame: 'environment', transient: true },
  'run/recipe-changed': { blame: 'operator', transient: false },
  'run/not-undecided': { blame: 'operator', transient: false },
  'run/already-running': { blame: 'operator', transient: true },
  'run/lane-unknown': { blame: 'operator', transient: false },
  'run/lane-empty': { blame: 'operator', transient: true },
} as const;
