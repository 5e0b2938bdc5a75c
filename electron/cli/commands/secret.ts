/** `lineside secret set NAME`, `secret remove NAME`, `secret list`: the values behind `{"vault": "NAME"}` in a station file. */
import { readFileSync } from 'node:fs';
import { AppError } from '../../../shared/errors/app-error.ts';
import { text } from '../../../shared/texts/text.ts';
import type { Call, Command } from '../command.ts';
import { type Desk, withDesk } from '../desk.ts';
import { exitStatus } from '../exit-status.ts';
import { sharedOptions } from '../global-options.ts';
import { operatorName } from '../operator-name.ts';
import { Pins } from '../pins.ts';
import { signIn } from '../sign-in.ts';

const options = { operator: sharedOptions.operator, 'pin-file': sharedOptions['pin-file'], db: sharedOptions.db };
const STANDARD_INPUT = 0;

export const secretSetCommand: Command = {
  name: 'secret set',
  about: 'command.secret-set.about',
  operands: [{ name: 'NAME', required: true }],
  options,
  stops: 'in-order',
  async run(call) {
    const name = call.given.operand(0);
    const value = await typedSecret(call, name);
    await atDesk(call, (desk) => desk.ask('commands.setSecret', { name, value, operator: operatorName(call.given) }));
    await call.output.object({ secret: name });
    await call.output.line(text(call.language, 'command.secret-set.done', { name }));
    return exitStatus.good;
  },
};

export const secretRemoveCommand: Command = {
  name: 'secret remove',
  about: 'command.secret-remove.about',
  operands: [{ name: 'NAME', required: true }],
  options,
  stops: 'in-order',
  async run(call) {
    const name = call.given.operand(0);
    const { removed } = await atDesk(call, (desk) => desk.ask('commands.removeSecret', { name, operator: operatorName(call.given) }));
    if (!removed) throw new AppError('vault/no-secret', { params: { name } });
    await call.output.object({ secret: name, removed });
    await call.output.line(text(call.language, 'command.secret-remove.done', { name }));
    return exitStatus.good;
  },
};

export const secretListCommand: Command = {
  name: 'secret list',
  about: 'command.secret-list.about',
  operands: [],
  options: { db: sharedOptions.db },
  stops: 'in-order',
  async run(call) {
    const { names } = await withDesk(call, { mustExist: true, forOrder: false }, (desk) => desk.ask('commands.secrets', {}));
    await call.output.object({ secrets: names });
    for (const name of names) await call.output.line(name);
    return exitStatus.good;
  },
};

function atDesk<Result>(call: Call, work: (desk: Desk) => Promise<Result>): Promise<Result> {
  const pins = new Pins(call);
  return withDesk(call, { mustExist: false, forOrder: false }, async (desk) => {
    await signIn(call, desk, pins);
    return await work(desk);
  });
}

/** Typed unseen at a terminal, else all of standard input without its last line end: an argument could be read by every program. */
async function typedSecret({ terminal, language, given }: Call, name: string): Promise<string> {
  const value =
    terminal === undefined
      ? readFileSync(STANDARD_INPUT, 'utf8').replace(/\r?\n$/, '')
      : await terminal.askHidden(`${text(language, 'command.secret-set.ask', { name })} `);
  if (value === '') throw given.refuse('command.secret-set.empty', {});
  return value;
}
