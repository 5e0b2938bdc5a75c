import { expect, test } from 'vitest';
import { SecretMask } from '../../../../../electron/engine/runs/secret-mask.ts';
import { MASK } from '../../../../../shared/domain/evidence.ts';

test('masks a secret wherever it stands, and a short one only where it stands alone', () => {
  const mask = new SecretMask();
  mask.add('s3cret!');
  mask.add('12');
  mask.add('');
  expect(mask.mask('login s3cret! refused: s3cret!')).toBe(`login ${MASK} refused: ${MASK}`);
  expect(mask.mask('12')).toBe(MASK);
  expect(mask.mask('port 8123')).toBe('port 8123');
  expect([mask.isSecret('s3cret!'), mask.isSecret('x s3cret! y'), mask.isSecret('other'), mask.isSecret('')]).toEqual([
    true,
    true,
    false,
    false,
  ]);
});

test('reaches every text inside a value and leaves keys, numbers and shapes alone', () => {
  const mask = new SecretMask();
  mask.add('topsecret');
  const value = { changes: [{ target: 'file', to: 'topsecret', secret: false }], count: 3, nothing: null };
  expect(mask.maskAll(value)).toEqual({ changes: [{ target: 'file', to: MASK, secret: false }], count: 3, nothing: null });
});

test('masks a secret in the spellings that programs give it, and the rest stays readable', () => {
  const mask = new SecretMask();
  mask.add('s3cret/"key"');
  const encoded = Buffer.from('s3cret/"key"').toString('base64');
  expect(mask.mask(`token ${encoded}, url ?a=s3cret%2F%22key%22&b=1`)).toBe(`token ${MASK}, url ?a=${MASK}&b=1`);
  expect(mask.isSecret(Buffer.from('user:s3cret/"key"').toString('base64'))).toBe(true);
});

test('leaves nothing readable of secrets that overlap', () => {
  const mask = new SecretMask();
  mask.add('abcdef');
  mask.add('abcdef-and-more');
  mask.add('more-of-it');
  expect(mask.mask('(abcdef-and-more-of-it)')).toBe(`(${MASK})`);
});
