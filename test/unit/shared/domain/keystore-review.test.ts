import { expect, it } from 'vitest';
import { purposeOfKeystore } from '../../../../shared/domain/keystore-review.ts';

it.each([
  ['SSLKeystore', 'broker', false],
  ['org.eclipse.kura.core.keystore.DMKeystore', 'management-signing', false],
  ['HttpsKeystore', 'https', false],
  ['HttpKeystore', 'https', false],
  ['MySslKeystore-2', 'broker', true],
  ['TpmKeys', 'other', true],
  ['constructor', 'other', true],
])('%s is for %s', (pid, purpose, isPurposeUnconfirmed) => {
  expect(purposeOfKeystore(pid)).toEqual({ purpose, isPurposeUnconfirmed });
});
