/** Files of faults: what they say, what is wrong with one, and which gateways have which fault. */
import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { faultsOf } from '../../../../../electron/simulator/faults/chosen-faults.ts';
import { loadFaults, parseFaults } from '../../../../../electron/simulator/faults/load-faults.ts';

const SHIPPED = resolve(import.meta.dirname, '../../../../../resources/faults');
const parse = (...faults: object[]) => parseFaults(JSON.stringify({ lineside: 1, faults }), 'f.json', 'en');
const wrong = (path: string, reason: RegExp) => ({
  code: 'simulator/faults-invalid',
  params: { file: 'f.json', path, reason: expect.stringMatching(reason) },
});

describe('a file of faults', () => {
  it('fills in what is left out', () => {
    expect(parse({ fault: 'reboot' }).faults).toMatchObject([
      { fault: 'reboot', at: 'write', file: 'kura_custom.properties', number: 1, times: 1, offSeconds: 1 },
    ]);
  });

  it.each([
    ['an unknown fault, with the nearest name', { fault: 'rebot' }, 'faults[0].fault', /"reboot"\?/],
    ['an unknown moment, with the nearest name', { fault: 'silent', at: 'provisionned' }, 'faults[0].at', /"provisioned"\?/],
    ['a key that is none', { fault: 'silent', secs: 3 }, 'faults[0].secs', /secs/],
    ['a number of gateways that is none', { fault: 'silent', gateways: [0] }, 'faults[0].gateways[0]', /./],
    ['a moment for what is wrong from the beginning', { fault: 'wrong-serial', at: 'write' }, 'faults[0].at', /at/],
  ])('names %s', (...[, fault, path, reason]) => {
    expect(() => parse(fault)).toThrow(expect.objectContaining(wrong(path, reason)));
  });

  it('names the place where it is no JSON', () => {
    expect(() => parseFaults('{"lineside": 1,', 'f.json', 'en')).toThrow(expect.objectContaining(wrong('$', /1/)));
  });

  it('is found by its name among those that come with Lineside, all of which are sound', () => {
    const names = readdirSync(SHIPPED);
    expect(names.length).toBeGreaterThan(0);
    for (const name of names) {
      expect(loadFaults(name.replace(/\.json$/, ''), 'en')).toEqual(loadFaults(join(SHIPPED, name), 'en'));
    }
  });

  it('is refused with the nearest name, or with the path that leads nowhere', () => {
    expect(() => loadFaults('rough-dy', 'en')).toThrow(
      expect.objectContaining({ code: 'simulator/unknown-fault-file', params: { name: 'rough-dy', suggestion: 'rough-day' } }),
    );
    expect(() => loadFaults('/nowhere/x.json', 'en')).toThrow(expect.objectContaining({ code: 'simulator/faults-unreadable' }));
  });
});

describe('the gateways that have a fault', () => {
  const numbersOf = (gateways: object | undefined, seed = 's') => {
    const file = parse({ fault: 'silent', ...(gateways === undefined ? {} : { gateways }) });
    return Array.from({ length: 10 }, (_item, index) => index + 1).filter((number) => faultsOf(file, number, seed).length > 0);
  };

  it('are all of them where nothing is said, those that are numbered, or every so many', () => {
    expect(numbersOf(undefined)).toHaveLength(10);
    expect(numbersOf([2, 7, 40])).toEqual([2, 7]);
    expect(numbersOf({ every: 3 })).toEqual([3, 6, 9]);
    expect(numbersOf({ every: 4, from: 1 })).toEqual([1, 5, 9]);
  });

  it('are the same by chance for the same seed, others for another', () => {
    expect(numbersOf({ chance: 0.5 }, 'a')).toEqual(numbersOf({ chance: 0.5 }, 'a'));
    expect(numbersOf({ chance: 0.5 }, 'a')).not.toEqual(numbersOf({ chance: 0.5 }, 'b'));
    expect([numbersOf({ chance: 0 }), numbersOf({ chance: 1 }).length]).toEqual([[], 10]);
  });
});
