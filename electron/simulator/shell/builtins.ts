/** Commands that change the shell itself (XCU §2.14 and those that must be built in). */
import { posix } from 'node:path';
import { absolutePath } from '../file-system/paths.ts';
import { readLine } from './bytes.ts';
import { FunctionReturn, LoopJump, ProcessKilled, ShellExit, signalNumber } from './control-flow.ts';
import { parseScript } from './parser.ts';
import type { ShellProcess } from './shell-process.ts';

export type Builtin = (shell: ShellProcess, args: readonly string[]) => number | Promise<number>;

/** Before these, an assignment stays (XCU §2.14). */
const SPECIAL: ReadonlySet<string> = new Set([
  ':',
  '.',
  'eval',
  'exec',
  'exit',
  'export',
  'readonly',
  'return',
  'set',
  'shift',
  'trap',
  'unset',
]);

export function keepsAssignments(name: string): boolean {
  return SPECIAL.has(name);
}

export const builtins: ReadonlyMap<string, Builtin> = new Map<string, Builtin>([
  [':', () => 0],
  ['break', (_shell, [levels]) => jump('break', levels)],
  ['continue', (_shell, [levels]) => jump('continue', levels)],
  ['exit', (shell, [status]) => exit(shell, status)],
  ['return', (shell, [status]) => giveBack(shell, status)],
  ['cd', changeFolder],
  ['pwd', (shell) => printLine(shell, shell.state.folder)],
  ['eval', (shell, args) => shell.runList(parseScript(args.join(' ')))],
  ['exec', execute],
  ['.', readScript],
  ['export', exportVariables],
  ['readonly', exportlessAssign],
  ['local', exportlessAssign],
  ['unset', unset],
  ['set', setOptions],
  ['shift', shift],
  ['trap', setTrap],
  ['umask', umask],
  ['read', read],
  ['wait', wait],
  ['command', command],
  ['bind', bind],
  ['history', () => 0],
  ['shopt', () => 0],
  ['type', (shell, names) => locate(shell, names)],
]);

/** Of bash's line editor only the marking of pastes is simulated. */
function bind(shell: ShellProcess, args: readonly string[]): number {
  const setting = /^set enable-bracketed-paste (on|off)$/.exec(args.join(' '))?.[1];
  if (setting !== undefined) shell.session.terminal?.markPastes(setting === 'on');
  return 0;
}

function printLine(shell: ShellProcess, text: string): number {
  shell.state.sink(1).write(Buffer.from(`${text}\n`, 'latin1'));
  return 0;
}

function jump(kind: 'break' | 'continue', levels: string | undefined): never {
  throw new LoopJump(kind, Number(levels ?? 1));
}

function exit(shell: ShellProcess, status: string | undefined): never {
  throw new ShellExit(status === undefined ? shell.state.status : Number(status) & 0xff);
}

function giveBack(shell: ShellProcess, status: string | undefined): never {
  throw new FunctionReturn(status === undefined ? shell.state.status : Number(status) & 0xff);
}

/** `..` undoes the last step of the path one came by, also where that step was a link (XCU "cd"). */
function changeFolder(shell: ShellProcess, args: readonly string[]): number {
  const operand = args.filter((arg) => arg !== '--' && arg !== '-P' && arg !== '-L')[0] ?? shell.state.get('HOME') ?? '/';
  const target = operand === '-' ? (shell.state.get('OLDPWD') ?? shell.state.folder) : operand;
  const { fileSystem } = shell.session.machine;
  const path = posix.normalize(absolutePath(target, shell.state.folder)).replace(/(?<=.)\/$/, '');
  if (fileSystem.find(path)?.type !== 'directory') {
    shell.complain(`1: cd: can't cd to ${operand}`);
    return 2;
  }
  shell.state.set('OLDPWD', shell.state.folder);
  shell.state.folder = path;
  shell.state.set('PWD', shell.state.folder);
  return 0;
}

/** With a command it replaces the shell; the redirections alone stay, which the interpreter sees to. */
async function execute(shell: ShellProcess, words: readonly string[]): Promise<number> {
  if (words.length === 0) return 0;
  throw new ShellExit(await shell.runWords(words));
}

async function readScript(shell: ShellProcess, [path = '']: readonly string[]): Promise<number> {
  const file = shell.session.machine.fileSystem.find(absolutePath(path, shell.state.folder));
  if (file?.type === 'file') return shell.runList(parseScript(file.bytes.toString('latin1')));
  shell.complain(`1: .: ${path}: not found`);
  return 2;
}

function exportVariables(shell: ShellProcess, args: readonly string[]): number {
  for (const arg of args.filter((word) => !word.startsWith('-'))) {
    const [name] = assign(shell, arg);
    shell.state.export(name);
  }
  return 0;
}

/** `readonly` and `local` set a variable; that they protect or hide it is not simulated. */
function exportlessAssign(shell: ShellProcess, args: readonly string[]): number {
  for (const arg of args) assign(shell, arg);
  return 0;
}

function assign(shell: ShellProcess, arg: string): readonly [string] {
  const equals = arg.indexOf('=');
  if (equals < 0) return [arg];
  const name = arg.slice(0, equals);
  shell.state.set(name, arg.slice(equals + 1));
  return [name];
}

function unset(shell: ShellProcess, args: readonly string[]): number {
  const functions = args[0] === '-f';
  for (const name of args.filter((arg) => !arg.startsWith('-'))) {
    if (functions) shell.state.functions.delete(name);
    else shell.state.variables.delete(name);
  }
  return 0;
}

const OPTION_LETTERS = { e: 'exitOnError', u: 'unsetIsError', f: 'noPathnames' } as const;
const OPTION_NAMES: Readonly<Record<string, string>> = { errexit: 'e', nounset: 'u', noglob: 'f' };

function setOptions(shell: ShellProcess, args: readonly string[]): number {
  const rest = [...args];
  for (let arg = rest[0]; arg !== undefined && /^[-+]./.test(arg); arg = rest[0]) {
    rest.shift();
    if (arg === '--') {
      shell.state.positional = rest;
      return 0;
    }
    const letters = arg.slice(1) === 'o' ? (OPTION_NAMES[rest.shift() ?? ''] ?? '') : arg.slice(1);
    for (const letter of letters) {
      const option = letter in OPTION_LETTERS ? OPTION_LETTERS[letter as keyof typeof OPTION_LETTERS] : undefined;
      if (option !== undefined) shell.state.options = { ...shell.state.options, [option]: arg.startsWith('-') };
    }
  }
  if (rest.length > 0) shell.state.positional = rest;
  return 0;
}

function shift(shell: ShellProcess, [count = '1']: readonly string[]): number {
  if (Number(count) > shell.state.positional.length) {
    shell.complain("1: shift: can't shift that many");
    throw new ShellExit(2);
  }
  shell.state.positional = shell.state.positional.slice(Number(count));
  return 0;
}

function setTrap(shell: ShellProcess, args: readonly string[]): number {
  const [action, ...conditions] = args.filter((arg) => arg !== '--');
  for (const condition of conditions) {
    const name = condition === '0' ? 'EXIT' : condition;
    if (action === undefined || action === '-') shell.state.traps.delete(name);
    else shell.state.traps.set(name, action);
    if (name === 'INT') shell.session.interrupts?.setTrap(shell.state, action !== undefined && action !== '-' && action !== '');
  }
  return 0;
}

function umask(shell: ShellProcess, [mask]: readonly string[]): number {
  if (mask === undefined) return printLine(shell, shell.state.umask.toString(8).padStart(4, '0'));
  if (!/^[0-7]+$/.test(mask)) {
    shell.complain(`1: umask: Illegal mode: ${mask}`);
    return 2;
  }
  shell.state.umask = Number.parseInt(mask, 8) & 0o777;
  return 0;
}

/** Without `-r` a backslash escapes the next character; a line continued over its end is not put together. */
async function read(shell: ShellProcess, args: readonly string[]): Promise<number> {
  const raw = args.includes('-r');
  const names = args.filter((arg) => !arg.startsWith('-'));
  const { line, complete } = await readUninterrupted(shell);
  const text = raw ? line : line.replaceAll(/\\(.)/g, '$1');
  const separators = shell.state.get('IFS') ?? ' \t\n';
  const blanks = [...separators].filter((character) => ' \t\n'.includes(character)).join('');
  let left = trim(text, blanks);
  for (const [index, name] of names.entries()) {
    const end = index === names.length - 1 ? left.length : [...left].findIndex((character) => separators.includes(character));
    const cut = end < 0 ? left.length : end;
    shell.state.set(name, left.slice(0, cut));
    left = trim(left.slice(cut + 1), blanks);
  }
  return complete ? 0 : 1;
}

/** A read that ^C ends in a shell with a trap for it has read nothing. */
async function readUninterrupted(shell: ShellProcess): Promise<{ readonly line: string; readonly complete: boolean }> {
  try {
    return await readLine(shell.state.source(0));
  } catch (error) {
    const isCaught = error instanceof ProcessKilled && error.signal === 'INT' && shell.session.interrupts?.isCaughtBy(shell.state) === true;
    if (!isCaught) throw error;
    return { line: '', complete: false };
  }
}

function trim(text: string, blanks: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && blanks.includes(text[start] ?? '')) start += 1;
  while (end > start && blanks.includes(text[end - 1] ?? '')) end -= 1;
  return text.slice(start, end);
}

/** Ends early where ^C comes and the shell has a trap for it. */
async function wait(shell: ShellProcess, ids: readonly string[]): Promise<number> {
  const { interrupts } = shell.session;
  const waiting = waitFor(shell, ids);
  if (interrupts?.isCaughtBy(shell.state) !== true) return waiting;
  return Promise.race([waiting, interrupts.next().then(() => 128 + signalNumber('INT'))]);
}

async function waitFor(shell: ShellProcess, ids: readonly string[]): Promise<number> {
  const { jobs } = shell.session;
  if (ids.length === 0) {
    await Promise.all(jobs.values());
    return 0;
  }
  let status = 0;
  for (const id of ids) status = (await jobs.get(Number(id))) ?? 127;
  return status;
}

async function command(shell: ShellProcess, args: readonly string[]): Promise<number> {
  if (args[0] === '-v' || args[0] === '-V') return locate(shell, args.slice(1));
  return shell.runWords(args.filter((arg, index) => index > 0 || arg !== '-p'));
}

function locate(shell: ShellProcess, names: readonly string[]): number {
  let status = 0;
  for (const name of names) {
    const plain = name.replace(/^(?:\/usr)?\/s?bin\//, '');
    if (builtins.has(name) || shell.state.functions.has(name)) printLine(shell, name);
    else if (shell.session.commands.has(plain)) printLine(shell, `/usr/bin/${plain}`);
    else status = 127;
  }
  return status;
}
