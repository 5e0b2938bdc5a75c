/** The signed record for others, and its verification. */
export const auditErrors = {
  'audit/record-broken': { blame: 'environment', transient: false },
  'audit/no-signing-key': { blame: 'environment', transient: false },
  'audit/unknown-file': { blame: 'operator', transient: false },
  'audit/earlier-unusable': { blame: 'operator', transient: false },
  'audit/key-unusable': { blame: 'operator', transient: false },
  'audit/out-in-the-way': { blame: 'operator', transient: false },
} as const;
