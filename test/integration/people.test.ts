/** People of a station over a real journal: who may sign in, what is on record of it, and what is not. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Journal } from '../../electron/engine/journal/journal.ts';
import { openJournal } from '../../electron/engine/journal/open-journal.ts';
import { People } from '../../electron/engine/people/people.ts';
import type { PersonId } from '../../shared/domain/ids.ts';

let folder: string;
let journal: Journal;
let people: People;
let nowMs: number;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lineside-people-'));
  nowMs = Date.parse('2026-03-02T08:00:00Z');
  await open();
});

afterEach(async () => {
  await journal.close();
  await rm(folder, { recursive: true });
});

async function open(): Promise<void> {
  journal = await openJournal({ file: join(folder, 'journal.sqlite'), linesideVersion: '0.0.0' });
  people = new People(journal, () => nowMs);
}

async function setUp(): Promise<PersonId> {
  return (await people.setUp({ name: 'Anna Bergmann', pin: '2468' })).personId;
}

function peopleEvents() {
  return journal.read.events({ limit: 100 }).flatMap(({ event }) => (event.type.startsWith('person.') ? [event] : []));
}

describe('one person under two spellings', () => {
  it.each(['anna  bergmann', 'ANNA BERGMANN', 'Ａnna Bergmann', 'Anna\u200d Bergmann'])('is %s no second one', async (name) => {
    const anna = await setUp();
    await expect(people.add({ name, pin: '9753', role: 'supervisor' }, anna)).rejects.toMatchObject({ code: 'people/name-taken' });
    expect(await people.prove({ name, pin: '2468' })).toMatchObject({ personId: anna });
  });
});

describe('setting up', () => {
  it('opens the station to nobody but its people, for good', async () => {
    expect(people.isOpen).toBe(true);
    const anna = await setUp();
    expect(people.isOpen).toBe(false);
    expect(people.list()).toEqual([{ personId: anna, name: 'Anna Bergmann', role: 'supervisor' }]);
    await journal.close();
    await open();
    expect(people.isOpen).toBe(false);
    await expect(people.setUp({ name: 'Kim Olsson', pin: '9753' })).rejects.toMatchObject({ code: 'people/already-set-up' });
  });

  it('makes one first supervisor, however many come at once', async () => {
    const tries = await Promise.allSettled(['Anna', 'Kim', 'Lee'].map((name) => people.setUp({ name, pin: '2468' })));
    expect(tries.filter((each) => each.status === 'fulfilled')).toHaveLength(1);
    expect(people.list()).toHaveLength(1);
  });

  it.each(['12', '0000', '1234', 'abcd'])('takes no PIN like %s, and leaves the station as it was', async (pin) => {
    await expect(people.setUp({ name: 'Anna', pin })).rejects.toMatchObject({ code: expect.stringMatching(/^people\/pin-/) });
    expect(people.isOpen).toBe(true);
    expect(peopleEvents()).toEqual([]);
  });
});

describe('the record', () => {
  it('names who did what to whom by ids, and holds neither name nor PIN', async () => {
    const anna = await setUp();
    const { personId: kim } = await people.add({ name: 'Kim Olsson', role: 'operator', pin: '9753' }, anna);
    await people.setRole(kim, 'engineer', anna);
    await people.setPin(kim, '86420', kim);
    await people.remove(kim, { eraseName: true }, anna);
    expect(peopleEvents()).toEqual([
      { type: 'person.added', version: 1, personId: anna, role: 'supervisor', by: anna },
      { type: 'person.added', version: 1, personId: kim, role: 'operator', by: anna },
      { type: 'person.role-changed', version: 1, personId: kim, role: 'engineer', by: anna },
      { type: 'person.pin-changed', version: 1, personId: kim, by: kim },
      { type: 'person.removed', version: 1, personId: kim, nameErased: true, by: anna },
    ]);
  });

  it('forgets an erased name in every file of the journal', async () => {
    const anna = await setUp();
    const { personId: kim } = await people.add({ name: 'Kimberley Olsson', role: 'operator', pin: '9753' }, anna);
    await people.remove(kim, { eraseName: true }, anna);
    expect(journal.read.personName(kim)).toBeUndefined();
    await journal.close();
    const bytes = await readFile(join(folder, 'journal.sqlite'), 'latin1');
    await open();
    expect(bytes).not.toContain('Kimberley');
    expect(bytes).toContain('Anna Bergmann');
  });
});

describe('a PIN', () => {
  it('lets in by any way of writing the name, and nobody else', async () => {
    const anna = await setUp();
    await expect(people.prove({ name: ' anna  BERGMANN', pin: '2468' })).resolves.toMatchObject({ personId: anna });
    await expect(people.prove({ name: 'Anna Bergmann', pin: '2469' })).rejects.toMatchObject({ code: 'people/wrong-pin' });
    await expect(people.prove({ name: 'Nobody', pin: '2468' })).rejects.toMatchObject({ code: 'people/wrong-pin' });
  });

  it('is not even looked at for longer and longer after wrong ones, also after a restart', async () => {
    await setUp();
    for (let wrong = 0; wrong < 3; wrong += 1) {
      await expect(people.prove({ name: 'Anna Bergmann', pin: '9999' })).rejects.toMatchObject({ code: 'people/wrong-pin' });
    }
    await journal.close();
    await open();
    const right = { name: 'Anna Bergmann', pin: '2468' };
    await expect(people.prove(right)).rejects.toMatchObject({ code: 'people/wait', params: { seconds: '1' } });
    nowMs += 1000;
    await expect(people.prove({ ...right, pin: '9999' })).rejects.toMatchObject({ code: 'people/wrong-pin' });
    await expect(people.prove(right)).rejects.toMatchObject({ code: 'people/wait', params: { seconds: '2' } });
    nowMs += 2000;
    await expect(people.prove(right)).resolves.toMatchObject({ name: 'Anna Bergmann' });
    await expect(people.prove({ ...right, pin: '9999' })).rejects.toMatchObject({ code: 'people/wrong-pin' });
    await expect(people.prove(right)).resolves.toMatchObject({ name: 'Anna Bergmann' });
  });

  it('is tried once at a time: twenty at the same moment are no twenty guesses', async () => {
    await setUp();
    const tries = await Promise.allSettled(Array.from({ length: 20 }, () => people.prove({ name: 'Anna Bergmann', pin: '9999' })));
    const codes = tries.map((each) => (each.status === 'rejected' ? (each.reason as { code: string }).code : 'in'));
    expect(codes.filter((code) => code === 'people/wrong-pin')).toHaveLength(3);
    expect(codes.filter((code) => code === 'people/wait')).toHaveLength(17);
  });

  it('of somebody who was removed lets nobody in', async () => {
    const anna = await setUp();
    const { personId: kim } = await people.add({ name: 'Kim', role: 'supervisor', pin: '9753' }, anna);
    await people.remove(kim, { eraseName: false }, anna);
    await expect(people.prove({ name: 'Kim', pin: '9753' })).rejects.toMatchObject({ code: 'people/wrong-pin' });
    expect(() => people.demand('run', kim)).toThrow(expect.objectContaining({ code: 'people/not-signed-in' }));
    expect(journal.read.pinOf(kim)).toBeUndefined();
    const again = await people.add({ name: 'Kim', role: 'operator', pin: '1359' }, anna);
    expect(again.personId).toBe(kim);
    await expect(people.prove({ name: 'Kim', pin: '1359' })).resolves.toMatchObject({ role: 'operator' });
  });
});

describe('changes', () => {
  it.each(['operator', 'engineer', 'support'] as const)('are not for %s, but for their own PIN', async (role) => {
    const anna = await setUp();
    const { personId: kim } = await people.add({ name: 'Kim', role, pin: '9753' }, anna);
    const refused = { code: 'people/not-allowed', params: { who: 'role.supervisor' } };
    await expect(people.add({ name: 'Lee', role: 'operator', pin: '8642' }, kim)).rejects.toMatchObject(refused);
    await expect(people.setRole(kim, 'supervisor', kim)).rejects.toMatchObject(refused);
    await expect(people.setPin(anna, '8642', kim)).rejects.toMatchObject(refused);
    await expect(people.remove(anna, { eraseName: false }, kim)).rejects.toMatchObject(refused);
    await people.setPin(kim, '8642', kim);
    await expect(people.prove({ name: 'Kim', pin: '8642' })).resolves.toMatchObject({ personId: kim });
  });

  it('leave a supervisor, also where two are taken away at once', async () => {
    const anna = await setUp();
    await expect(people.setRole(anna, 'operator', anna)).rejects.toMatchObject({ code: 'people/last-supervisor' });
    const { personId: kim } = await people.add({ name: 'Kim', role: 'supervisor', pin: '9753' }, anna);
    const both = await Promise.allSettled([people.setRole(anna, 'operator', kim), people.remove(kim, { eraseName: false }, anna)]);
    expect(both.filter((each) => each.status === 'fulfilled')).toHaveLength(1);
    expect(people.list().filter(({ role }) => role === 'supervisor')).toHaveLength(1);
  });

  it('take no name twice', async () => {
    const anna = await setUp();
    await expect(people.add({ name: 'ANNA bergmann', role: 'operator', pin: '9753' }, anna)).rejects.toMatchObject({
      code: 'people/name-taken',
    });
  });
});
