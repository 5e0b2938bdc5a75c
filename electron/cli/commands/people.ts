/** `lineside people …`: who may sign in, and with which role. PINs come as `Pins` says, never with the command's words. */
import type { PeopleView } from '../../../shared/contract/people.ts';
import type { Person } from '../../../shared/domain/people.ts';
import { roleSchema } from '../../../shared/domain/roles.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { text } from '../../../shared/texts/text.ts';
import { sameName } from '../../engine/people/same-name.ts';
import type { Call, Command, OptionDefinition } from '../command.ts';
import { type Desk, withDesk } from '../desk.ts';
import { type ExitStatus, exitStatus } from '../exit-status.ts';
import { sharedOptions } from '../global-options.ts';
import { Pins } from '../pins.ts';
import { isFreshStation, readJournal } from '../read-journal.ts';
import { signIn } from '../sign-in.ts';

type View = Pick<PeopleView, 'mode' | 'people'>;
type Change = (desk: Desk, pins: Pins, call: Call) => Promise<View>;

const NAME = [{ name: 'NAME', required: true }] as const;
const role: OptionDefinition = { type: 'string', value: 'ROLE', required: true, about: 'command.option.role' };

export const peopleListCommand: Command = {
  name: 'people list',
  about: 'command.people-list.about',
  operands: [],
  options: { db: sharedOptions.db },
  stops: 'at-once',
  run: (call) =>
    isFreshStation(call)
      ? sayPeople(call, { mode: 'open', people: [] })
      : readJournal(call, (read) => sayPeople(call, { mode: read.hasPeople() ? 'named' : 'open', people: [...read.people()] })),
};

export const peopleSetUpCommand: Command = {
  ...changing('set-up', {}, async (desk, pins, { given }) => {
    const name = given.operand(0);
    return await desk.ask('people.setUp', { name, pin: await pins.new(name) });
  }),
  about: 'command.people-set-up.about',
};

export const peopleAddCommand: Command = {
  ...changing('add', { role }, async (desk, pins, call) => {
    await signIn(call, desk, pins);
    const name = call.given.operand(0);
    return await desk.ask('people.add', { name, role: roleOf(call), pin: await pins.new(name) });
  }),
  about: 'command.people-add.about',
};

export const peopleSetRoleCommand: Command = {
  ...changing('set-role', { role }, async (desk, pins, call) => {
    await signIn(call, desk, pins);
    const { personId } = await findPerson(desk, call);
    return await desk.ask('people.setRole', { personId, role: roleOf(call) });
  }),
  about: 'command.people-set-role.about',
};

export const peopleSetPinCommand: Command = {
  ...changing('set-pin', {}, async (desk, pins, call) => {
    await signIn(call, desk, pins);
    const { personId, name } = await findPerson(desk, call);
    const { signedIn } = await desk.ask('people.get', {});
    const ownPin = signedIn?.personId === personId ? { ownPin: await pins.of(signedIn.name) } : {};
    return await desk.ask('people.setPin', { personId, pin: await pins.new(name), ...ownPin });
  }),
  about: 'command.people-set-pin.about',
};

export const peopleRemoveCommand: Command = {
  ...changing('remove', { 'erase-name': { type: 'boolean', about: 'command.option.erase-name' } }, async (desk, pins, call) => {
    await signIn(call, desk, pins);
    const { personId } = await findPerson(desk, call);
    return await desk.ask('people.remove', { personId, eraseName: call.given.has('erase-name') });
  }),
  about: 'command.people-remove.about',
};

function changing(word: string, options: Command['options'], change: Change): Omit<Command, 'about'> {
  return {
    name: `people ${word}`,
    operands: NAME,
    options: { ...options, operator: sharedOptions.operator, 'pin-file': sharedOptions['pin-file'], db: sharedOptions.db },
    stops: 'in-order',
    run: async (call) => {
      const pins = new Pins(call);
      const view = await withDesk(call, { mustExist: false, forOrder: false }, (desk) => change(desk, pins, call));
      return await sayPeople(call, view);
    },
  };
}

function roleOf({ given }: Call) {
  return given.oneOf('role', roleSchema.options) ?? 'operator';
}

async function findPerson(desk: Desk, { given }: Call): Promise<Person> {
  const name = given.operand(0);
  const { people } = await desk.ask('people.get', {});
  const person = people.find((each) => sameName(each.name, name));
  if (person === undefined) throw new AppError('people/unknown', { params: { name } });
  return person;
}

async function sayPeople({ output, language }: Call, { mode, people }: View): Promise<ExitStatus> {
  await output.object({ mode, people: people.map(({ personId, name, role: has }) => ({ id: personId, name, role: has })) });
  if (mode !== 'named') await output.line(text(language, 'doctor.people.open'));
  for (const { name, role: has } of people) await output.line(`${name} · ${text(language, `role.${has}`)}`);
  return exitStatus.good;
}
