/** Decisions at a station with people: the engine itself holds them to role, second person and reason, whoever asks. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { AppError } from '../../shared/errors/app-error.ts';
import type { PersonId } from '../../shared/domain/ids.ts';
import type { Role } from '../../shared/domain/roles.ts';
import { ScriptedGateway } from '../support/scripted-gateway.ts';
import { Workbench } from '../support/workbench.ts';

let bench: Workbench;
let anna: PersonId;

/** A unit whose irreversible command lost its answer. */
beforeEach(async () => {
  bench = await Workbench.open({ steps: [{ step: 'shell', name: 'burn', with: { command: ['burn'] } }], rows: ['A1'] });
  let isLost = false;
  const losing = new ScriptedGateway((words) => {
    if (words[0] !== 'burn' || isLost) return 0;
    isLost = true;
    throw new AppError('ssh/connection-lost');
  });
  expect(await bench.run(losing)).toMatchObject({ unknown: 1 });
  anna = (await bench.engine.people.setUp({ name: 'Anna', pin: '2468' })).personId;
});
afterEach(() => bench.close());

async function add(name: string, role: Role): Promise<PersonId> {
  return (await bench.engine.people.add({ name, role, pin: '9753' }, anna)).personId;
}

function decide(operator: PersonId, secondPerson?: PersonId, decision: 'applied' | 'scrap' = 'scrap'): Promise<void> {
  return bench.engine.runs.decide({ unit: 'A1', decision, reason: 'it is burnt', operator, secondPerson });
}

const decisions = () => bench.events().flatMap(({ event }) => (event.type === 'unit.decided' ? [event] : []));

describe('an irreversible decision', () => {
  test('is not taken alone, not twice by one person, and not with an operator', async () => {
    const kim = await add('Kim', 'operator');
    await expect(decide(anna)).rejects.toMatchObject({ code: 'people/second-person-needed' });
    await expect(decide(anna, anna)).rejects.toMatchObject({ code: 'people/same-person' });
    await expect(decide(anna, kim)).rejects.toMatchObject({ code: 'people/not-allowed' });
    await expect(decide(anna, 'nobody' as PersonId)).rejects.toMatchObject({ code: 'people/not-signed-in' });
    expect(decisions()).toEqual([]);
    expect(bench.state()).toMatchObject({ status: 'interrupted', outcome: 'unknown' });
  });

  test.each(['engineer', 'supervisor', 'support'] as const)(
    'is taken by an operator with %s beside, and both are on record',
    async (role) => {
      const [kim, lee] = [await add('Kim', 'operator'), await add('Lee', role)];
      await decide(kim, lee);
      expect(decisions()).toMatchObject([{ version: 2, decision: 'scrap', operator: kim, secondPerson: lee, reason: 'it is burnt' }]);
      expect(bench.state()).toMatchObject({ status: 'settled', outcome: 'fail' });
    },
  );

  test('takes nobody who is not of the station', async () => {
    const stranger = await bench.engine.journal.person('Stranger');
    await expect(decide(stranger, anna)).rejects.toMatchObject({ code: 'people/not-signed-in' });
  });

  test('about what became of the step takes two as well', async () => {
    await expect(decide(anna, undefined, 'applied')).rejects.toMatchObject({ code: 'people/second-person-needed' });
    const lee = await add('Lee', 'support');
    const resumed = await bench.resume(
      new ScriptedGateway(() => 0),
      [{ unit: 'A1', decision: 'applied', reason: 'the lamp is lit', secondPerson: lee }],
      { operator: anna },
    );
    expect(resumed).toMatchObject({ pass: 1 });
    expect(decisions()).toMatchObject([{ decision: 'applied', operator: anna, secondPerson: lee }]);
  });
});

test('several decisions are taken together or not at all', async () => {
  const lee = await add('Lee', 'support');
  const agreed = { reason: 'it is burnt', secondPerson: lee } as const;
  const words = [
    { unit: 'A1', decision: 'scrap', ...agreed },
    { unit: 'A1-mistyped', decision: 'scrap', ...agreed },
  ] as const;
  await expect(bench.resume(new ScriptedGateway(() => 0), [...words], { operator: anna })).rejects.toMatchObject({
    code: 'unit/not-found',
  });
  expect(decisions()).toEqual([]);
});

test('the floor takes no order of somebody who was removed', async () => {
  const kim = await add('Kim', 'operator');
  await bench.engine.people.remove(kim, { eraseName: false }, anna);
  await expect(bench.run(new ScriptedGateway(() => 0), { operator: kim })).rejects.toMatchObject({ code: 'people/not-signed-in' });
});
