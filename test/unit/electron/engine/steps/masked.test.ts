import { expect, test } from 'vitest';
import { SecretMask } from '../../../../../electron/engine/runs/secret-mask.ts';
import { maskedOutput } from '../../../../../electron/engine/steps/masked.ts';
import { MASK } from '../../../../../shared/domain/evidence.ts';

const SECRET = 'Pl4nted+secret/of-a-line';
const mask = new SecretMask();
mask.add(SECRET);
const masked = (output: string) => maskedOutput({ mask: (text) => mask.mask(text) }, output);

test('masks whole lines, and leaves those readable that say nothing of a secret', () => {
  expect(masked(`first\ntoken=${SECRET};\nlast`)).toBe(`first\n${MASK}\nlast`);
});

test('leaves no part of an encoded secret that goes on in the next line', () => {
  const encoded = Buffer.from(`${SECRET}\n${'x'.repeat(30)}${SECRET}\n`)
    .toString('base64')
    .replaceAll(/.{76}/g, '$&\n');
  expect(encoded.split('\n')).toHaveLength(2);
  expect(masked(`before\n${encoded}\nafter`)).toBe(`before\n${MASK}\nafter`);
});
