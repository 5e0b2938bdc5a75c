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
