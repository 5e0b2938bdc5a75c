/** Property files as hand-made and hostile as they come: every separator, escape, continuation and line ending that Java knows. */
import fc from 'fast-check';

const PIECES = [
  'a',
  'b',
  'kura.serialNumber',
  'kura.model.id',
  '=',
  ':',
  ' ',
  '\t',
  '\f',
  '#',
  '!',
  '\\',
  '\\\\',
  '\\t',
  '\\n',
  '\\q',
  '\\=',
  '\\ ',
  '\\#',
  '\\u0041',
  '\\u00e9',
  '\\uD83D\\uDE00',
  '\u00e9',
  '\u0080',
  '\u00ff',
  '\u0000',
  '\n',
  '\r',
  '\r\n',
  '\\\n',
  '\\\r',
  '\\\r\n',
  '\\\n   ',
] as const;

const MALFORMED_PIECES = ['\\uZZZZ', '\\u12', '\\u', '\\u004'] as const;

function bytesOf(pieces: readonly string[]): Uint8Array {
  return Uint8Array.from(pieces.join(''), (char) => char.charCodeAt(0));
}

/** Any mixture of pieces, so also nonsense. */
export const anyFile = fc.array(fc.constantFrom(...PIECES), { maxLength: 40 }).map(bytesOf);

/** The same, with a malformed escape here and there. */
export const anyFileWithMalformed = fc
  .array(fc.oneof({ weight: 12, arbitrary: fc.constantFrom(...PIECES) }, { weight: 1, arbitrary: fc.constantFrom(...MALFORMED_PIECES) }), {
    maxLength: 40,
  })
  .map(bytesOf);

const KEYS = [
  'a',
  'b',
  'kura.serialNumber',
  'kura.model.id',
  'new key',
  'x=y:z',
  '#!',
  '\u00e9\u20ac',
  'tab\tkey',
  'back\\slash',
  ' lead',
] as const;

/** UTF-16 texts with everything in it that needs an escape, lone surrogates too. */
export const anyValue = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc
    .array(fc.constantFrom(' ', '\t', '\f', '\n', '\r', '\\', '=', ':', '#', '!', 'u', '0041', 'x', '\u00e9', '\ud83d'), { maxLength: 8 })
    .map((parts) => parts.join('')),
);

export const anyEdit = fc.record({
  set: fc.dictionary(fc.constantFrom(...KEYS), anyValue, { maxKeys: 3 }),
  remove: fc.array(fc.constantFrom(...KEYS), { maxLength: 2 }),
});
