/** What a gateway's way in can do: named in plans, on the screens and in the help. */
export const kuraCalls = [
  'system-properties',
  'components',
  'update',
  'snapshots',
  'rollback',
  'keystores',
  'key-pairs',
  'install-chain',
  'change-password',
  'commands',
  'packages',
] as const;
export type KuraCall = (typeof kuraCalls)[number];
