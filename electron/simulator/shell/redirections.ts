/** Opens what redirections name (XCU §2.7). */
import { isIP } from 'node:net';
import { FileSystemError } from '../file-system/file-nodes.ts';
import { absolutePath } from '../file-system/paths.ts';
import type { Machine } from '../machine.ts';
import { nowhere, sourceOf } from './bytes.ts';
import { ExpansionError } from './control-flow.ts';
import { type ExpansionHost, expandText } from './expansion.ts';
import type { Descriptor, Descriptors } from './shell-state.ts';
import type { Redirection } from './syntax.ts';

const NEW_FILE_MODE = 0o666;

/** The descriptors a command gets: those of the shell, changed by its redirections in order. @throws ExpansionError */
export async function redirect(redirections: readonly Redirection[], host: ExpansionHost, machine: Machine): Promise<Descriptors> {
  const descriptors = new Map(host.state.descriptors);
  for (const redirection of redirections) {
    const target = await expandText(redirection.target, host);
    const number = redirection.descriptor ?? (redirection.operator.startsWith('<') ? 0 : 1);
    const opened = open(redirection.operator, target, { descriptors, host, machine });
    if (opened === undefined) descriptors.delete(number);
    else descriptors.set(number, opened);
  }
  return descriptors;
}

/** Closes what `redirect` opened. */
export function closeRedirections(opened: Descriptors, outer: Descriptors): void {
  for (const [number, descriptor] of opened) if (outer.get(number) !== descriptor) descriptor.close?.();
}

interface Surroundings {
  readonly descriptors: Descriptors;
  readonly host: ExpansionHost;
  readonly machine: Machine;
}

function open(operator: Redirection['operator'], target: string, { descriptors, host, machine }: Surroundings): Descriptor | undefined {
  switch (operator) {
    case '<<':
    case '<<-':
      return { source: sourceOf(Buffer.from(target, 'latin1')) };
    case '<&':
    case '>&':
      return duplicate(target, descriptors);
    case '<>':
      return connect(target, machine);
    default:
      return openFile(operator, target, { state: host.state, machine });
  }
}

function duplicate(target: string, descriptors: Descriptors): Descriptor | undefined {
  if (target === '-') return undefined;
  const descriptor = descriptors.get(Number(target));
  if (descriptor === undefined) throw new ExpansionError(`${target}: Bad file descriptor`);
  return descriptor;
}

/** bash's `/dev/tcp/HOST/PORT`: the connection alone is simulated, nobody answers on it. */
function connect(target: string, { network }: Machine): Descriptor {
  const [, host = '', port = ''] = /^\/dev\/tcp\/([^/]+)\/(\d+)$/.exec(target) ?? [];
  const address = isIP(host) === 0 ? network.addressOf(host) : host;
  if (address === undefined || !network.accepts(address, Number(port))) throw new ExpansionError(`connect: ${target}: Connection refused`);
  return { source: sourceOf(Buffer.alloc(0)), sink: nowhere };
}

function openFile(
  operator: string,
  target: string,
  where: { readonly state: ExpansionHost['state']; readonly machine: Machine },
): Descriptor {
  const { fileSystem } = where.machine;
  const path = target === '' ? '' : absolutePath(target, where.state.folder);
  try {
    const node = fileSystem.find(path);
    if (node?.type === 'fifo') return operator === '<' ? { source: node.fifo.source } : node.fifo.open();
    if (operator === '<') return { source: sourceOf(fileSystem.read(path)) };
    const mode = NEW_FILE_MODE & ~where.state.umask;
    return { sink: { write: fileSystem.openForWriting(path, { mode, append: operator === '>>' }) } };
  } catch (error) {
    if (!(error instanceof FileSystemError)) throw error;
    const what = operator === '<' ? 'open' : 'create';
    throw new ExpansionError(`cannot ${what} ${target}: ${error.message}`);
  }
}
