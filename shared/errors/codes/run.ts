/** Runs, lanes and what stops them. */
export const runErrors = {
  'run/aborted': { blame: 'operator', transient: false },
  'run/needs-decision': { blame: 'station', transient: false },
  'run/another-unit-in-lane': { blame: 'operator', transient: false },
  'run/inspection-failed': { blame: 'environment', transient: false },
  'run/recipe-changed': { blame: 'environment', transient: false },
  'run/not-undecided': { blame: 'operator', transient: false },
  'run/already-running': { blame: 'operator', transient: true },
  'run/nothing-proved': { blame: 'operator', transient: false },
  'run/interrupted-unit': { blame: 'operator', transient: false },
  'run/unit-of-another-batch': { blame: 'operator', transient: false },
  'run/earlier-apply-still-runs': { blame: 'device', transient: true },
  'run/lane-lacks-way': { blame: 'operator', transient: false },
  'run/lane-unknown': { blame: 'operator', transient: false },
  'run/lane-empty': { blame: 'operator', transient: true },
  'run/two-boards-one-number': { blame: 'device', transient: false },
} as const;
