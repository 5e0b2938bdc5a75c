/** `chmod`, `chown`, `chgrp`. */
import type { FileSystemNode } from '../file-system/file-nodes.ts';
import { childPath } from '../file-system/paths.ts';
import { nameOf } from '../file-system/users.ts';
import { type CommandGroup, type Invocation, fail, forEachOperand, pathOf } from './command.ts';
import { changedMode } from './modes.ts';
import { parseOptions } from './options.ts';

export const ownershipCommands: CommandGroup = { chgrp, chmod, chown };

const spec = { flags: 'cfhvR', long: { recursive: 'R', reference: 'reference', 'no-dereference': 'h' } } as const;

/** `--reference=FILE` takes the place of the first operand. */
function parse(invocation: Invocation, args: readonly string[]) {
  const { flags, operands, values } = parseOptions(args, spec);
  const reference = values.get('reference');
  const [change = '', ...files] = reference === undefined ? operands : ['', ...operands];
  const model = reference === undefined ? undefined : invocation.machine.fileSystem.get(pathOf(invocation, reference));
  return { change, files, model, recursive: flags.has('R'), followLink: !flags.has('h') };
}

type Parsed = ReturnType<typeof parse>;

function forEachNode(invocation: Invocation, parsed: Parsed, action: (node: FileSystemNode) => void): Promise<number> {
  const visit = (path: string): void => {
    const node = invocation.machine.fileSystem.get(path, { followLink: parsed.followLink });
    action(node);
    if (node.type !== 'directory' || !parsed.recursive) return;
    for (const name of node.entries.keys()) visit(childPath(path, name));
  };
  return forEachOperand(invocation, parsed.files, (file) => visit(pathOf(invocation, file)));
}

async function chmod(invocation: Invocation): Promise<number> {
  // A change like -w looks like an option.
  const args = invocation.args.map((arg) => (/^-[rwxX]+$/.test(arg) ? `a${arg}` : arg));
  const parsed = parse(invocation, args);
  const { change, model } = parsed;
  if (parsed.files.length === 0) return fail(invocation, 'missing operand');
  if (model === undefined && changedMode(0, change, false) === undefined) return fail(invocation, `invalid mode: '${change}'`);
  return forEachNode(invocation, parsed, (node) => {
    node.mode = model?.mode ?? changedMode(node.mode, change, node.type === 'directory') ?? node.mode;
  });
}

async function chown(invocation: Invocation): Promise<number> {
  const parsed = parse(invocation, invocation.args);
  if (parsed.files.length === 0) return fail(invocation, 'missing operand');
  const { model } = parsed;
  const [user = '', group = ''] = model === undefined ? parsed.change.split(/[:.]/) : [model.owner, model.group];
  const owner = user === '' ? '' : nameOf('user', user);
  const ownerGroup = group === '' ? '' : nameOf('group', group);
  if (owner === undefined) return fail(invocation, `invalid user: '${parsed.change}'`);
  if (ownerGroup === undefined) return fail(invocation, `invalid group: '${parsed.change}'`);
  return forEachNode(invocation, parsed, (node) => {
    if (owner !== '') node.owner = owner;
    if (ownerGroup !== '') node.group = ownerGroup;
  });
}

async function chgrp(invocation: Invocation): Promise<number> {
  const parsed = parse(invocation, invocation.args);
  const group = parsed.model?.group ?? nameOf('group', parsed.change);
  if (group === undefined) return fail(invocation, `invalid group: '${parsed.change}'`);
  return forEachNode(invocation, parsed, (node) => {
    node.group = group;
  });
}
