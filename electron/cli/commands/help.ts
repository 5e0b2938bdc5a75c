/** `lineside help [COMMAND]`, which is `lineside COMMAND --help`. */
import { type Language, text } from '../../../shared/texts/text.ts';
import type { Call, Command, OptionDefinition } from '../command.ts';
import { type ExitStatus, exitStatus } from '../exit-status.ts';
import { globalOptions } from '../global-options.ts';

/** The list is handed over as a function because help is one of the commands itself. */
export function createHelpCommand(listCommands: () => readonly Command[]): Command {
  return {
    name: 'help',
    about: 'command.help.about',
    operands: [
      { name: 'COMMAND', required: false },
      { name: 'ACTION', required: false },
    ],
    options: {},
    stops: 'at-once',
    run: (call) => sayHelp(call, listCommands()),
  };
}

async function sayHelp({ given, output, language }: Call, commands: readonly Command[]): Promise<ExitStatus> {
  const asked = [given.optionalOperand(0), given.optionalOperand(1)].filter((word) => word !== undefined).join(' ');
  const chosen = commands.filter(({ name }) => asked === '' || name === asked || name.startsWith(`${asked} `));
  if (chosen.length === 0) throw given.refuse('command.help.no-such-command', { name: asked });
  await output.object({
    commands: chosen.map((command) => ({ name: command.name, usage: usage(command), about: text(language, command.about) })),
  });
  if (asked === '') await output.line(overview(commands, language));
  else for (const command of chosen) await output.line(details(command, language));
  return exitStatus.good;
}

/** `lineside run BATCH --station FILE [--lanes 1,2]`. */
export function usage(command: Command): string {
  const operands = command.operands.map(({ name, required, many }) => `${required ? name : `[${name}]`}${many ? '…' : ''}`);
  const options = Object.entries(command.options).map(([name, option]) => {
    const form = optionForm(name, option);
    return `${option.required ? form : `[${form}]`}${option.multiple ? '…' : ''}`;
  });
  return ['lineside', command.name, ...operands, ...options].join(' ');
}

function overview(commands: readonly Command[], language: Language): string {
  const width = Math.max(...commands.map(({ name }) => name.length));
  const list = commands.map((command) => `  ${command.name.padEnd(width)}  ${text(language, command.about)}`);
  return [text(language, 'command.help.title'), '', ...list, '', text(language, 'command.help.more')].join('\n');
}

function details(command: Command, language: Language): string {
  const options = Object.entries({ ...command.options, ...globalOptions });
  const width = Math.max(...options.map(([name, option]) => optionForm(name, option).length));
  const list = options.map(([name, option]) => `  ${optionForm(name, option).padEnd(width)}  ${text(language, option.about)}`);
  return [usage(command), '', text(language, command.about), '', ...list, ''].join('\n');
}

function optionForm(name: string, option: OptionDefinition): string {
  return option.value === undefined ? `--${name}` : `--${name} ${option.value}`;
}
