/** What is kept of a PIN. */
import { describe, expect, it } from 'vitest';
import { hashPin, pinFits } from '../../../../../electron/engine/people/pin-hash.ts';

describe('a stored PIN', () => {
  it('fits the PIN it was made of, and no other', async () => {
    const stored = await hashPin('2468');
    expect(await pinFits('2468', stored)).toBe(true);
    expect(await pinFits('2469', stored)).toBe(false);
    expect(await pinFits('', stored)).toBe(false);
  });

  it('is another one each time, and holds no digit of the PIN', async () => {
    const [one, other] = await Promise.all([hashPin('97531'), hashPin('97531')]);
    expect(Buffer.from(one.hash)).not.toEqual(Buffer.from(other.hash));
    expect(Buffer.concat([one.salt, one.hash]).toString('latin1')).not.toContain('97531');
    expect(one.parameters).not.toContain('97531');
  });

  it('is checked with the parameters that it was made with', async () => {
    const stored = await hashPin('2468');
    const parameters = JSON.stringify({ ...(JSON.parse(stored.parameters) as object), cost: 2 ** 14 });
    expect(await pinFits('2468', { ...stored, parameters })).toBe(false);
  });
});
