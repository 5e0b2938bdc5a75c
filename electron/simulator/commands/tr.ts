/** `tr`: translates, squeezes and deletes characters. */
import { readAll } from '../shell/bytes.ts';
import { type CommandGroup, type Invocation, fail, print } from './command.ts';
import { parseOptions } from './options.ts';

export const translateCommands: CommandGroup = { tr };

async function tr(invocation: Invocation): Promise<number> {
  const { flags, operands } = parseOptions(invocation.args, {
    flags: 'cCdst',
    long: { delete: 'd', complement: 'c', 'squeeze-repeats': 's' },
  });
  const [from = '', to] = operands.map(expandSet);
  if (operands.length === 0) return fail(invocation, 'missing operand');
  if (to === undefined && !flags.has('d') && !flags.has('s')) return fail(invocation, `missing operand after '${operands[0]}'`);
  const complement = flags.has('c') || flags.has('C');
  const isInSet = (character: string) => from.includes(character) !== complement;
  const replace = (character: string): string => {
    if (to === undefined || !isInSet(character)) return character;
    return (complement ? to.at(-1) : (to[from.indexOf(character)] ?? to.at(-1))) ?? character;
  };
  const squeezed = flags.has('s') ? (character: string) => (to === undefined ? isInSet(character) : to.includes(character)) : () => false;
  let output = '';
  for (const character of (await readAll(invocation.stdin)).toString('latin1')) {
    if (flags.has('d') && isInSet(character)) continue;
    const result = flags.has('d') ? character : replace(character);
    if (!(squeezed(result) && output.endsWith(result))) output += result;
  }
  print(invocation, output);
  return 0;
}

const CLASSES: Readonly<Record<string, string>> = {
  alnum: '0-9A-Za-z',
  alpha: 'A-Za-z',
  blank: ' \t',
  digit: '0-9',
  lower: 'a-z',
  space: ' \t\n\v\f\r',
  upper: 'A-Z',
  xdigit: '0-9A-Fa-f',
};
const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', f: '\f', v: '\v', a: '\x07', b: '\b' };

function expandSet(set: string): string {
  const plain = set
    .replaceAll(/\[:(\w+):\]/g, (whole, name: string) => CLASSES[name] ?? whole)
    .replaceAll(/\\(?:([0-7]{1,3})|(.))/gs, (_whole, octal: string | undefined, letter: string | undefined) =>
      octal === undefined ? (ESCAPES[letter ?? ''] ?? letter ?? '') : String.fromCharCode(Number.parseInt(octal, 8)),
    );
  return plain.replaceAll(/([^])-([^])/g, (_whole, first: string, last: string) => {
    const [from, to] = [first.charCodeAt(0), last.charCodeAt(0)];
    return Array.from({ length: Math.max(0, to - from + 1) }, (_item, index) => String.fromCharCode(from + index)).join('');
  });
}
