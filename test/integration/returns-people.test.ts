/** Who may open a return, and what takes two: the engine itself holds to it, whoever asks. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { StationClient } from '../support/station-client.ts';

let station: StationClient;
beforeEach(async () => {
  station = await StationClient.open();
  await station.importUnits();
  await station.ask('people.setUp', { name: 'Anna', pin: '2468' });
  await station.ask('people.add', { name: 'Kim', role: 'operator', pin: '9753' });
  await station.ask('people.add', { name: 'Lee', role: 'support', pin: '8642' });
});
afterEach(() => station.remove());

const scrap = { identifier: 'SN-0001', decision: 'scrap', reason: 'water inside' } as const;
const again = { identifier: 'SN-0001', decision: 'same-identity', recipe: 'kura-gateway.json', reason: 'came back' } as const;

describe('at a station with people', () => {
  test('scrapping takes two, and both are in the passport', async () => {
    await station.ask('people.signIn', { name: 'Lee', pin: '8642' });
    expect((await station.ask('returns.preview', scrapWish())).needsSecondPerson).toBe(true);
    await expect(station.ask('returns.open', scrap)).rejects.toMatchObject({ code: 'people/second-person-needed' });
    await expect(station.ask('returns.open', { ...scrap, secondPerson: { name: 'Lee', pin: '8642' } })).rejects.toMatchObject({
      code: 'people/same-person',
    });
    await expect(station.ask('returns.open', { ...scrap, secondPerson: { name: 'Kim', pin: '9753' } })).rejects.toMatchObject({
      code: 'people/not-allowed',
    });
    expect(await station.ask('returns.list', {})).toEqual([]);
    const { unitId } = await station.ask('returns.open', { ...scrap, secondPerson: { name: 'Anna', pin: '2468' } });
    const { returns, people } = await station.ask('units.passport', { unitId });
    const [view] = returns ?? [];
    expect([people?.[view?.by ?? ''], people?.[view?.secondPerson ?? '']]).toEqual(['Lee', 'Anna']);
  });

  test('support decides alone to give a unit out again, an operator does not', async () => {
    await station.ask('people.signIn', { name: 'Kim', pin: '9753' });
    await expect(station.ask('returns.open', again)).rejects.toMatchObject({ code: 'people/second-person-needed' });
    await station.ask('people.signIn', { name: 'Lee', pin: '8642' });
    expect(await station.ask('returns.open', again)).toMatchObject({ returnId: expect.any(String) });
  });

  test('a device that nobody knows takes two, and every column', async () => {
    await station.ask('people.signIn', { name: 'Lee', pin: '8642' });
    const unknown = { ...again, identifier: 'SN-9999' };
    const { reason: _later, ...wish } = unknown;
    expect(await station.ask('returns.preview', wish)).toMatchObject({
      needsSecondPerson: true,
      missing: expect.arrayContaining(['serialNumber', 'macAddress']),
    });
    const set = { serialNumber: 'SN-9999', macAddress: '00:60:0C:80:00:99', accountName: 'a', password: 'p', brokerUrl: 'mqtts://b:8883' };
    await expect(station.ask('returns.open', { ...unknown, set })).rejects.toMatchObject({ code: 'people/second-person-needed' });
    const { unitId } = await station.ask('returns.open', { ...unknown, set, secondPerson: { name: 'Anna', pin: '2468' } });
    expect((await station.ask('units.passport', { unitId })).returns).toMatchObject([{ decision: 'same-identity' }]);
  });

  test('an identifier of another unit is nobody’s to take', async () => {
    await station.ask('people.signIn', { name: 'Lee', pin: '8642' });
    const set = { serialNumber: 'SN-0002', password: 'p' };
    const taken = { ...again, decision: 'new-identity', set } as const;
    await expect(station.ask('returns.open', taken)).rejects.toMatchObject({
      code: 'returns/identifier-taken',
      params: { identifier: 'SN-0002' },
    });
    const other = { ...again, set: { serialNumber: 'SN-0100' } };
    await expect(station.ask('returns.open', other)).rejects.toMatchObject({ code: 'returns/identity-not-same' });
  });
});

function scrapWish() {
  const { reason: _later, ...wish } = scrap;
  return wish;
}
