/** Which calls of which devices meet trouble at the simulated Cervello. */
import { expect, it } from 'vitest';
import { cervelloFaultsSchema, CervelloTrouble } from '../../../../../electron/simulator/cervello/cervello-trouble.ts';
import { parseFaults } from '../../../../../electron/simulator/faults/load-faults.ts';

const identifiers = Array.from({ length: 40 }, (_item, index) => `device-${index + 1}`);
const troubleOf = (calls: readonly object[], seed = 's') => new CervelloTrouble(cervelloFaultsSchema.parse({ calls }), seed, identifiers);

it('meets the devices that it is for, at the calls that it is for', () => {
  const trouble = troubleOf([
    { trouble: 'drop-reply', gateways: [2], number: 2, times: 2 },
    { trouble: 'slow', gateways: { every: 2 }, delayMs: 5 },
    { trouble: 'garbage', at: 'telemetry', gateways: [1] },
  ]);
  const names = (device: string, at: 'provisioning' | 'telemetry' = 'provisioning') =>
    [1, 2, 3, 4].map(() => trouble.next(at, device)?.name);
  expect(names('device-1')).toEqual([undefined, undefined, undefined, undefined]);
  expect(names('device-2')).toEqual(['slow', 'drop-reply', 'drop-reply', undefined]);
  expect(names('device-1', 'telemetry')).toEqual(['garbage', undefined, undefined, undefined]);
  expect(names('nobody')).toEqual([undefined, undefined, undefined, undefined]);
  expect(trouble.next('provisioning', 'device-4')).toEqual({ name: 'slow', delayMs: 5 });
});

it('is decided by the seed', () => {
  const met = (seed: string) => {
    const trouble = troubleOf([{ trouble: 'duplicate', gateways: { chance: 0.5 } }], seed);
    return identifiers.filter((device) => trouble.next('provisioning', device) !== undefined);
  };
  expect(met('a')).toEqual(met('a'));
  expect(met('a')).not.toEqual(met('b'));
  expect(met('a').length).toBeGreaterThan(5);
});

it('stands in a file of faults beside others, or alone', () => {
  const file = parseFaults(JSON.stringify({ lineside: 1, cervello: { calls: [{ trouble: 'garbage' }] } }), 'f.json', 'en');
  expect(file.cervello?.calls).toEqual([{ trouble: 'garbage', at: 'provisioning', number: 1, times: 1, delayMs: 2000 }]);
  const wrong = JSON.stringify({ lineside: 1, cervello: { calls: [{ trouble: 'drop-replies' }] } });
  expect(() => parseFaults(wrong, 'f.json', 'en')).toThrow(
    expect.objectContaining({
      params: { file: 'f.json', path: 'cervello.calls[0].trouble', reason: expect.stringMatching(/"drop-reply"\?/) },
    }),
  );
});
