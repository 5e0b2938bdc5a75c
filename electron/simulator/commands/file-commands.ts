/** Commands that make, copy, move and remove files. */
import type { FileSystemNode } from '../file-system/file-nodes.ts';
import { childPath, lastName } from '../file-system/paths.ts';
import { type CommandGroup, type Invocation, fail, forEachOperand, pathOf, print } from './command.ts';
import { parseOptions } from './options.ts';

export const fileCommands: CommandGroup = { cat, cp, ln, mkdir, mkfifo, mktemp, mv, rm, rmdir, sync, tee, touch };

async function cat(invocation: Invocation): Promise<number> {
  const { operands } = parseOptions(invocation.args, { flags: 'u' });
  return forEachOperand(invocation, operands.length === 0 ? ['-'] : operands, async (operand) => {
    if (operand !== '-') return invocation.stdout.write(invocation.machine.fileSystem.read(pathOf(invocation, operand)));
    for (let chunk = await invocation.stdin.read(); chunk !== undefined; chunk = await invocation.stdin.read())
      invocation.stdout.write(chunk);
    return undefined;
  });
}

/** Where a copy or move of `source` to `target` ends: inside it if it is a folder. */
function destination(invocation: Invocation, source: string, to: { readonly target: string; readonly noFolder: boolean }): string {
  const { noFolder } = to;
  const path = pathOf(invocation, to.target);
  const isFolder = !noFolder && invocation.machine.fileSystem.find(path)?.type === 'directory';
  return isFolder ? childPath(path, lastName(source)) : path;
}

const copyOptions = {
  flags: 'abdfHLnPprRTuv',
  long: { archive: 'a', force: 'f', 'no-clobber': 'n', preserve: 'p', recursive: 'r', 'no-target-directory': 'T' },
} as const;

async function cp(invocation: Invocation): Promise<number> {
  const { flags, operands, values } = parseOptions(invocation.args, copyOptions);
  const target = operands.at(-1);
  if (target === undefined || operands.length < 2)
    return fail(invocation, `missing ${operands.length === 0 ? '' : 'destination '}file operand`);
  const keep = flags.has('p') || flags.has('a') || values.has('p');
  const recursive = flags.has('r') || flags.has('R') || flags.has('a');
  return forEachOperand(invocation, operands.slice(0, -1), (source) => {
    const node = invocation.machine.fileSystem.get(pathOf(invocation, source));
    if (node.type === 'directory' && !recursive) return fail(invocation, `-r not specified; omitting directory '${source}'`);
    const to = destination(invocation, source, { target, noFolder: flags.has('T') });
    if (flags.has('n') && invocation.machine.fileSystem.find(to) !== undefined) return 0;
    copyNode(invocation, node, { to, keep });
    return 0;
  });
}

function copyNode(invocation: Invocation, node: FileSystemNode, options: { readonly to: string; readonly keep: boolean }): void {
  const { fileSystem } = invocation.machine;
  const { to, keep } = options;
  const mode = keep ? node.mode : node.mode & ~invocation.umask;
  if (node.type === 'directory') {
    if (fileSystem.find(to) === undefined) fileSystem.makeDirectory(to, mode);
    for (const [name, child] of node.entries) copyNode(invocation, child, { to: childPath(to, name), keep });
  } else if (node.type === 'link') fileSystem.makeLink(to, node.target);
  else fileSystem.write(to, node.type === 'file' ? Buffer.from(node.bytes) : Buffer.alloc(0), mode);
  if (!keep) return;
  const copy = fileSystem.get(to, { followLink: false });
  Object.assign(copy, { mode: node.mode, owner: node.owner, group: node.group, modifiedMs: node.modifiedMs });
}

async function mv(invocation: Invocation): Promise<number> {
  const { flags, operands } = parseOptions(invocation.args, {
    flags: 'fnTv',
    long: { force: 'f', 'no-clobber': 'n', 'no-target-directory': 'T' },
  });
  const target = operands.at(-1);
  if (target === undefined || operands.length < 2)
    return fail(invocation, `missing ${operands.length === 0 ? '' : 'destination '}file operand`);
  return forEachOperand(invocation, operands.slice(0, -1), (source) => {
    const to = destination(invocation, source, { target, noFolder: flags.has('T') });
    if (flags.has('n') && invocation.machine.fileSystem.find(to) !== undefined) return;
    invocation.machine.fileSystem.rename(pathOf(invocation, source), to);
  });
}

async function rm(invocation: Invocation): Promise<number> {
  const { flags, operands } = parseOptions(invocation.args, { flags: 'dfiIrRv', long: { force: 'f', recursive: 'r' } });
  const force = flags.has('f');
  if (operands.length === 0 && !force) return fail(invocation, 'missing operand');
  const { fileSystem } = invocation.machine;
  return forEachOperand(invocation, operands, (operand) => {
    const path = pathOf(invocation, operand);
    const node = fileSystem.find(path, { followLink: false });
    if (node === undefined && force) return 0;
    if (node?.type !== 'directory') fileSystem.remove(path);
    else if (flags.has('r') || flags.has('R')) fileSystem.removeTree(path);
    else return fail(invocation, `cannot remove '${operand}': Is a directory`);
    return 0;
  });
}

function rmdir(invocation: Invocation): Promise<number> {
  const { operands } = parseOptions(invocation.args, { flags: 'p' });
  return forEachOperand(invocation, operands, (operand) => invocation.machine.fileSystem.remove(pathOf(invocation, operand)));
}

async function mkdir(invocation: Invocation): Promise<number> {
  const { flags, operands, values } = parseOptions(invocation.args, { flags: 'pv', values: 'm', long: { parents: 'p', mode: 'm' } });
  const mode = Number.parseInt(values.get('m') ?? (0o777 & ~invocation.umask).toString(8), 8);
  return forEachOperand(invocation, operands, (operand) => {
    const path = pathOf(invocation, operand);
    if (flags.has('p')) invocation.machine.fileSystem.makeDirectories(path, mode);
    else invocation.machine.fileSystem.makeDirectory(path, mode);
  });
}

function mkfifo(invocation: Invocation): Promise<number> {
  const { operands } = parseOptions(invocation.args, { values: 'm' });
  return forEachOperand(invocation, operands, (operand) => invocation.machine.fileSystem.makeFifo(pathOf(invocation, operand)));
}

async function mktemp(invocation: Invocation): Promise<number> {
  const { flags, operands, values } = parseOptions(invocation.args, {
    flags: 'dqtu',
    values: 'p',
    long: { directory: 'd', 'dry-run': 'u', quiet: 'q', tmpdir: 'p' },
  });
  const template = operands[0] ?? 'tmp.XXXXXXXXXX';
  const inTemporary = operands[0] === undefined || flags.has('t') || values.has('p');
  const letters = /X{3,}(?=[^X/]*$)/.exec(template);
  if (letters === null) return fail(invocation, `too few X's in template '${template}'`);
  const { fileSystem, randomLetters } = invocation.machine;
  const base = inTemporary ? childPath(values.get('p') ?? '/tmp', template) : template;
  for (;;) {
    const shown = base.replace(/X{3,}(?=[^X/]*$)/, randomLetters(letters[0].length));
    const path = pathOf(invocation, shown);
    if (fileSystem.find(path) !== undefined) continue;
    return forEachOperand(invocation, [shown], () => {
      if (flags.has('d')) fileSystem.makeDirectory(path, 0o700);
      else if (!flags.has('u')) fileSystem.write(path, Buffer.alloc(0), 0o600);
      print(invocation, `${shown}\n`);
    });
  }
}

/** Memory needs no flushing; a file that is not there is an error, as for the real one. */
function sync(invocation: Invocation): Promise<number> {
  const { operands } = parseOptions(invocation.args, { flags: 'df', long: { data: 'd', 'file-system': 'f' } });
  return forEachOperand(invocation, operands, (operand) => {
    invocation.machine.fileSystem.get(pathOf(invocation, operand));
  });
}

async function tee(invocation: Invocation): Promise<number> {
  const { flags, operands } = parseOptions(invocation.args, { flags: 'ai', long: { append: 'a' } });
  const writers: ((bytes: Buffer) => void)[] = [(bytes) => invocation.stdout.write(bytes)];
  const mode = 0o666 & ~invocation.umask;
  const status = await forEachOperand(invocation, operands, (operand) => {
    writers.push(invocation.machine.fileSystem.openForWriting(pathOf(invocation, operand), { mode, append: flags.has('a') }));
  });
  for (let chunk = await invocation.stdin.read(); chunk !== undefined; chunk = await invocation.stdin.read()) {
    for (const write of writers) write(chunk);
  }
  return status;
}

function touch(invocation: Invocation): Promise<number> {
  const { flags, operands } = parseOptions(invocation.args, { flags: 'acm' });
  const { fileSystem, nowMs } = invocation.machine;
  return forEachOperand(invocation, operands, (operand) => {
    const path = pathOf(invocation, operand);
    const node = fileSystem.find(path);
    if (node !== undefined) node.modifiedMs = nowMs();
    else if (!flags.has('c')) fileSystem.write(path, Buffer.alloc(0), 0o666 & ~invocation.umask);
  });
}

async function ln(invocation: Invocation): Promise<number> {
  const { flags, operands } = parseOptions(invocation.args, { flags: 'fnsT' });
  const [target, link] = operands;
  if (target === undefined || link === undefined) return fail(invocation, 'missing file operand');
  if (!flags.has('s')) return fail(invocation, 'hard links are not supported');
  return forEachOperand(invocation, [link], () => {
    const path = destination(invocation, target, { target: link, noFolder: flags.has('T') || flags.has('n') });
    if (flags.has('f') && invocation.machine.fileSystem.find(path, { followLink: false }) !== undefined)
      invocation.machine.fileSystem.remove(path);
    invocation.machine.fileSystem.makeLink(path, target);
  });
}
