/** Commands that tell what is on the disk. */
import type { FileSystemNode } from '../file-system/file-nodes.ts';
import { absolutePath, childPath, lastName, parentPath } from '../file-system/paths.ts';
import { idOf } from '../file-system/users.ts';
import { matchesPattern } from '../shell/pattern.ts';
import { type CommandGroup, type Invocation, fail, forEachOperand, pathOf, print } from './command.ts';
import { modeText } from './modes.ts';
import { parseOptions } from './options.ts';

export const listingCommands: CommandGroup = { basename, dirname, find, ls, readlink, realpath, stat };

async function ls(invocation: Invocation): Promise<number> {
  const { flags, operands } = parseOptions(invocation.args, {
    flags: '1aAdFhilLnprRSt',
    long: { all: 'a', 'almost-all': 'A', directory: 'd' },
  });
  const { fileSystem } = invocation.machine;
  const show = (shown: string, node: FileSystemNode) =>
    print(invocation, `${flags.has('l') || flags.has('n') ? longLine(shown, node, flags.has('n')) : shown}\n`);
  const targets = operands.length === 0 ? ['.'] : operands;
  return forEachOperand(invocation, targets, (operand) => {
    const path = pathOf(invocation, operand);
    const node = fileSystem.get(path, { followLink: !flags.has('l') });
    if (node.type !== 'directory' || flags.has('d')) return show(operand, node);
    if (targets.length > 1) print(invocation, `${operand}:\n`);
    const dots: readonly string[] = flags.has('a') ? ['.', '..'] : [];
    for (const name of [...dots, ...fileSystem.list(path)]) {
      if (name.startsWith('.') && !flags.has('a') && !flags.has('A')) continue;
      show(name, fileSystem.get(childPath(path, name), { followLink: false }));
    }
    return undefined;
  });
}

function longLine(shown: string, node: FileSystemNode, numeric: boolean): string {
  const owner = numeric ? idOf('user', node.owner) : node.owner;
  const group = numeric ? idOf('group', node.group) : node.group;
  const arrow = node.type === 'link' ? ` -> ${node.target}` : '';
  const time = new Date(node.modifiedMs).toISOString().slice(0, 16).replace('T', ' ');
  return `${modeText(node)} 1 ${owner} ${group} ${sizeOf(node)} ${time} ${shown}${arrow}`;
}

function sizeOf(node: FileSystemNode): number {
  if (node.type === 'file') return node.bytes.length;
  return node.type === 'link' ? node.target.length : 4096;
}

const TYPE_NAMES = {
  file: 'regular file',
  directory: 'directory',
  link: 'symbolic link',
  'null-device': 'character special file',
  fifo: 'fifo',
} as const;

async function stat(invocation: Invocation): Promise<number> {
  const { flags, operands, values } = parseOptions(invocation.args, {
    flags: 'fLt',
    values: 'c',
    long: { format: 'c', printf: 'printf', dereference: 'L' },
  });
  const format =
    values.get('printf') ?? values.get('c') ?? '  File: %n\n  Size: %s\t%F\nAccess: (%04a/%A)  Uid: (%u/%U)   Gid: (%g/%G)\nModify: %y';
  return forEachOperand(invocation, operands, (operand) => {
    const node = invocation.machine.fileSystem.find(pathOf(invocation, operand), { followLink: flags.has('L') });
    if (node === undefined) return fail(invocation, `cannot statx '${operand}': No such file or directory`);
    const text = format.replaceAll(/%(0\d+)?([A-Za-z%])/g, (_whole, width: string | undefined, letter: string) =>
      statField(letter, operand, node).padStart(Number(width ?? 0), '0'),
    );
    print(invocation, values.has('printf') ? text.replaceAll('\\n', '\n') : `${text}\n`);
    return 0;
  });
}

function statField(letter: string, shown: string, node: FileSystemNode): string {
  const seconds = Math.floor(node.modifiedMs / 1000);
  const fields: Readonly<Record<string, string>> = {
    a: node.mode.toString(8),
    A: modeText(node),
    F: node.type === 'file' && node.bytes.length === 0 ? 'regular empty file' : TYPE_NAMES[node.type],
    g: String(idOf('group', node.group)),
    G: Number.isNaN(Number(node.group)) ? node.group : 'UNKNOWN',
    h: '1',
    i: String(node.inode),
    n: shown,
    s: String(sizeOf(node)),
    u: String(idOf('user', node.owner)),
    U: Number.isNaN(Number(node.owner)) ? node.owner : 'UNKNOWN',
    Y: String(seconds),
    y: `${new Date(node.modifiedMs).toISOString().replace('T', ' ').replace('Z', '000000')} +0000`,
    '%': '%',
  };
  return fields[letter] ?? '?';
}

/** Without an option it prints a link's target; `-f`, `-e`, `-m` the real path, where all, everything or nothing needs to exist. */
async function readlink(invocation: Invocation): Promise<number> {
  const { flags, operands } = parseOptions(invocation.args, {
    flags: 'efmnqsvz',
    long: { canonicalize: 'f', 'canonicalize-existing': 'e' },
  });
  let status = 0;
  for (const operand of operands) {
    const answer = linkAnswer(invocation, operand, flags);
    if (answer === undefined) status = 1;
    else print(invocation, flags.has('n') ? answer : `${answer}\n`);
  }
  return status;
}

function linkAnswer(invocation: Invocation, operand: string, flags: ReadonlySet<string>): string | undefined {
  const { fileSystem } = invocation.machine;
  const path = pathOf(invocation, operand);
  if (!flags.has('f') && !flags.has('e') && !flags.has('m')) {
    const node = fileSystem.find(path, { followLink: false });
    return node?.type === 'link' ? node.target : undefined;
  }
  if (flags.has('e') && fileSystem.find(path) === undefined) return undefined;
  const isReachable = fileSystem.find(path) !== undefined || fileSystem.find(parentPath(path))?.type === 'directory';
  if (!isReachable) return flags.has('m') ? path : undefined;
  return fileSystem.realPath(path);
}

async function realpath(invocation: Invocation): Promise<number> {
  const { operands } = parseOptions(invocation.args, { flags: 'emsq' });
  return forEachOperand(invocation, operands, (operand) => {
    const answer = linkAnswer(invocation, operand, new Set('f'));
    if (answer === undefined) return fail(invocation, `${operand}: No such file or directory`);
    print(invocation, `${answer}\n`);
    return 0;
  });
}

function dirname(invocation: Invocation): number {
  for (const operand of invocation.args) print(invocation, `${parentPath(operand)}\n`);
  return 0;
}

function basename(invocation: Invocation): number {
  const [path = '', suffix = ''] = invocation.args;
  const name = lastName(path);
  print(invocation, `${suffix !== '' && name !== suffix && name.endsWith(suffix) ? name.slice(0, -suffix.length) : name}\n`);
  return 0;
}

interface Search {
  readonly name?: string;
  readonly type?: string;
  readonly maxDepth: number;
  readonly minDepth: number;
  readonly remove: boolean;
}

/** `find [PATH…] [-maxdepth N] [-mindepth N] [-name PATTERN] [-type f|d|l] [-print|-delete]`. */
async function find(invocation: Invocation): Promise<number> {
  const firstTest = invocation.args.findIndex((arg) => arg.startsWith('-'));
  const paths = invocation.args.slice(0, firstTest < 0 ? undefined : firstTest);
  const search = parseSearch(firstTest < 0 ? [] : invocation.args.slice(firstTest));
  if (typeof search === 'string') return fail(invocation, search);
  return forEachOperand(invocation, paths.length === 0 ? ['.'] : paths, (path) => {
    visit(invocation, { shown: path, depth: 0 }, search);
  });
}

function parseSearch(args: readonly string[]): Search | string {
  let search: Search = { maxDepth: Number.POSITIVE_INFINITY, minDepth: 0, remove: false };
  const rest = [...args];
  for (let test = rest.shift(); test !== undefined; test = rest.shift()) {
    if (test === '-print') continue;
    if (test === '-delete') search = { ...search, remove: true };
    else if (test === '-name') search = { ...search, name: rest.shift() ?? '' };
    else if (test === '-type') search = { ...search, type: rest.shift() ?? '' };
    else if (test === '-maxdepth') search = { ...search, maxDepth: Number(rest.shift()) };
    else if (test === '-mindepth') search = { ...search, minDepth: Number(rest.shift()) };
    else return `unknown predicate '${test}'`;
  }
  return search;
}

function visit(invocation: Invocation, at: { readonly shown: string; readonly depth: number }, search: Search): void {
  const { fileSystem } = invocation.machine;
  const path = absolutePath(at.shown, invocation.folder);
  const node = fileSystem.get(path, { followLink: false });
  const children = node.type === 'directory' && at.depth < search.maxDepth ? fileSystem.list(path) : [];
  const matches =
    at.depth >= search.minDepth &&
    (search.name === undefined || matchesPattern(lastName(at.shown), search.name)) &&
    (search.type === undefined || modeText(node).replace('-', 'f').startsWith(search.type));
  if (matches && !search.remove) print(invocation, `${at.shown}\n`);
  for (const name of children) visit(invocation, { shown: childPath(at.shown, name), depth: at.depth + 1 }, search);
  if (matches && search.remove) fileSystem.remove(path);
}
