/** The programs themselves: arguments, contract, start-up, bugs. */
export const programErrors = {
  'cli/bad-arguments': { blame: 'operator', transient: false },
  'cli/unknown-command': { blame: 'operator', transient: false },
  'file/unreadable': { blame: 'environment', transient: false },
  'file/not-writable': { blame: 'environment', transient: false },
  'contract/invalid-request': { blame: 'bug', transient: false },
  'contract/unknown-request': { blame: 'bug', transient: false },
  'contract/sender-refused': { blame: 'bug', transient: false },
  'engine/stopped': { blame: 'station', transient: true },
  'engine/keeps-stopping': { blame: 'station', transient: false },
  'engine/other-version': { blame: 'operator', transient: false },
  'engine/ends-soon': { blame: 'station', transient: true },
  'inspect/unknown-kind': { blame: 'operator', transient: false },
  'inspect/too-large': { blame: 'operator', transient: false },
  'inspect/malformed': { blame: 'operator', transient: false },
  'bug/unexpected': { blame: 'bug', transient: false },
} as const;
