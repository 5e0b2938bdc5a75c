/** The words after a command: strictly what the command knows, anything else is refused with the nearest thing that was meant. */
import { parseArgs } from 'node:util';
import { AppError } from '../../shared/errors/app-error.ts';
import { type Language, text } from '../../shared/texts/text.ts';
import type { Command, OperandDefinition, OptionDefinition } from './command.ts';
import { globalOptions } from './global-options.ts';
import { meantWord } from './meant-word.ts';
import { ParsedArguments, type Refusal } from './parsed-arguments.ts';

/** Reads the words after the command's own. Throws `cli/bad-arguments`. */
export function parseArguments(command: Command, words: readonly string[], language: Language): ParsedArguments {
  const refusal = refusalOf(command, language);
  const known: Readonly<Record<string, OptionDefinition>> = { ...globalOptions, ...command.options };
  const types = Object.fromEntries(Object.entries(known).map(([name, { type, short }]) => [name, { type, ...(short && { short }) }]));
  const { tokens } = parseArgs({ args: [...words], options: types, strict: false, allowPositionals: true, tokens: true });
  const options = new Map<string, string[]>();
  const operands: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional') operands.push(token.value);
    if (token.kind === 'option') options.set(token.name, [...(options.get(token.name) ?? []), readOption(token, known, refusal)]);
  }
  refuseWrongNumbers({ command, options, operands, refusal });
  return new ParsedArguments(refusal, options, operands);
}

interface OptionToken {
  readonly name: string;
  readonly rawName: string;
  readonly value?: string | undefined;
  readonly inlineValue?: boolean | undefined;
}

/** The option's value; `true` for one that is a yes. A following word that begins with a dash is the next option, not a value. */
function readOption(token: OptionToken, known: Readonly<Record<string, OptionDefinition>>, refusal: Refusal): string {
  const definition = Object.hasOwn(known, token.name) ? known[token.name] : undefined;
  if (definition === undefined)
    throw refusal('command.arguments.unknown-option', { option: token.rawName }, closestOption(token.name, known));
  if (definition.type === 'boolean') {
    if (token.value !== undefined) throw refusal('command.arguments.takes-no-value', { option: token.rawName });
    return 'true';
  }
  const isNextOption = token.inlineValue !== true && /^-./.test(token.value ?? '');
  // An empty value is what a shell makes of a variable that is not set.
  if (token.value === undefined || token.value === '' || isNextOption)
    throw refusal('command.arguments.needs-a-value', { option: token.rawName, value: definition.value ?? '' });
  return token.value;
}

function closestOption(name: string, known: Readonly<Record<string, OptionDefinition>>): string | undefined {
  const closest = meantWord(name, Object.keys(known));
  return closest === undefined ? undefined : `--${closest}`;
}

interface Count {
  readonly command: Command;
  readonly options: ReadonlyMap<string, readonly string[]>;
  readonly operands: readonly string[];
  readonly refusal: Refusal;
}

/** Undefined where the last operand may stand more than once. */
function operandTooMany({ operands: known }: Command, operands: readonly string[]): string | undefined {
  return known.at(-1)?.many === true ? undefined : operands[known.length];
}

function refuseWrongNumbers({ command, options, operands, refusal }: Count): void {
  if (options.has('help')) return;
  const tooMuch = operandTooMany(command, operands);
  if (tooMuch !== undefined) throw refusal('command.arguments.too-many', { value: tooMuch });
  const missing: OperandDefinition | undefined = command.operands.find(
    (operand, index) => operand.required && (operands[index] ?? '') === '',
  );
  if (missing !== undefined) throw refusal('command.arguments.missing-operand', { name: missing.name });
  const empty = command.operands.find((_operand, index) => operands[index] === '');
  if (empty !== undefined) throw refusal('command.arguments.empty-operand', { name: empty.name });
  for (const [option, definition] of Object.entries(command.options)) {
    if (definition.required && !options.has(option))
      throw refusal('command.arguments.missing-option', { option, value: definition.value ?? '' });
  }
  for (const [option, values] of options) {
    if (values.length > 1 && command.options[option]?.type === 'string' && !command.options[option].multiple)
      throw refusal('command.arguments.given-twice', { option });
  }
}

function refusalOf(command: Command, language: Language): Refusal {
  const help = command.name === 'help' ? 'lineside help' : `lineside help ${command.name}`;
  return (problem, params, meant) => {
    const said = text(language, problem, params);
    const hint = meant === undefined ? '' : ` ${text(language, 'command.arguments.did-you-mean', { meant })}`;
    return new AppError('cli/bad-arguments', { params: { problem: `${said}${hint}`, command: command.name, help } });
  };
}
