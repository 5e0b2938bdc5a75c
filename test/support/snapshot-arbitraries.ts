/** Any components that a snapshot can carry, as they come back from one, for property tests. */
import fc from 'fast-check';
import { isEncryptedForm } from '../../shared/formats/kura-password.ts';

/** What XML 1.0 can hold. */
const anyText = fc
  .string({ unit: 'binary', maxLength: 30 })
  .filter((text) => !/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u.test(text));
const anyWhole = (bits: number) =>
  fc
    .bigInt({ min: -(2n ** BigInt(bits - 1)), max: 2n ** BigInt(bits - 1) - 1n })
    .map((value) => (Number.isSafeInteger(Number(value)) ? Number(value) : value));

const anyScalars: readonly (readonly [string, fc.Arbitrary<unknown>])[] = [
  ['STRING', anyText],
  ['LONG', anyWhole(64)],
  ['DOUBLE', fc.double()],
  ['FLOAT', fc.float()],
  ['INTEGER', anyWhole(32)],
  ['BYTE', anyWhole(8)],
  ['CHAR', fc.constantFrom('a', 'é', ' ', '\n', '<', '€')],
  ['BOOLEAN', fc.boolean()],
  ['SHORT', anyWhole(16)],
  ['PASSWORD', anyText.filter((text) => !isEncryptedForm(text))],
];

const anyValue = fc.oneof(
  ...anyScalars.map(([type, scalar]) =>
    fc.record({ type: fc.constant(type), value: fc.oneof(scalar, fc.array(scalar, { minLength: 1, maxLength: 3 })) }),
  ),
);

export const anySnapshot = fc.array(
  fc.record({
    pid: anyText.filter((pid) => pid !== ''),
    properties: fc.dictionary(
      anyText.filter((name) => name !== 'service.factoryPid'),
      anyValue,
      { maxKeys: 6, noNullPrototype: true },
    ),
  }),
  { maxLength: 4 },
);
