/** Tokens that hold the key of an authority (PKCS#11). */
export const tokenErrors = {
  'pki/token-tool-missing': { blame: 'environment', transient: false },
  'pki/token-module-missing': { blame: 'operator', transient: false },
  'pki/token-absent': { blame: 'environment', transient: false },
  'pki/token-pin-refused': { blame: 'operator', transient: false },
  'pki/token-pin-locked': { blame: 'operator', transient: false },
  'pki/token-pin-last-try': { blame: 'operator', transient: false },
  'pki/token-no-pin': { blame: 'operator', transient: false },
  'pki/token-key-not-found': { blame: 'operator', transient: false },
  'pki/token-key-other': { blame: 'operator', transient: false },
  'pki/token-no-answer': { blame: 'environment', transient: true },
  'pki/token-failed': { blame: 'environment', transient: false },
  'pki/token-signature-wrong': { blame: 'environment', transient: false },
} as const;
