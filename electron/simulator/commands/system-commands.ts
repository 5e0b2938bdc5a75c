/** Commands that tell about the computer, its users, clock, network and processes. */
import { idOf, nameOf } from '../file-system/users.ts';
import type { ProcessEntry } from '../process-table.ts';
import { type CommandGroup, type Invocation, fail, print } from './command.ts';
import { parseOptions } from './options.ts';
import { toRegExp } from './regular-expression.ts';

export const systemCommands: CommandGroup = { date, hostname, id, ip, pgrep, pidof, ps, uname, whoami };

function id(invocation: Invocation): number {
  const { flags, operands } = parseOptions(invocation.args, { flags: 'ugnG', long: { user: 'u', group: 'g', name: 'n', groups: 'G' } });
  const user = nameOf('user', operands[0] ?? 'root');
  if (user === undefined) return fail(invocation, `'${operands[0]}': no such user`);
  const [uid, gid] = [idOf('user', user), idOf('group', user)];
  if (flags.has('u')) print(invocation, `${flags.has('n') ? user : uid}\n`);
  else if (flags.has('g') || flags.has('G')) print(invocation, `${flags.has('n') ? user : gid}\n`);
  else print(invocation, `uid=${uid}(${user}) gid=${gid}(${user}) groups=${gid}(${user})\n`);
  return 0;
}

function whoami(invocation: Invocation): number {
  print(invocation, 'root\n');
  return 0;
}

function hostname(invocation: Invocation): number {
  const { flags } = parseOptions(invocation.args, { flags: 'fsIi' });
  const { machine } = invocation;
  const addresses = machine.interfaces.filter(({ name }) => name !== 'lo').map(({ address }) => address);
  print(invocation, `${flags.has('I') ? addresses.join(' ') : machine.hostname}\n`);
  return 0;
}

function uname(invocation: Invocation): number {
  const { flags } = parseOptions(invocation.args, { flags: 'amnorsv' });
  const { machine } = invocation;
  const facts = {
    s: 'Linux',
    n: machine.hostname,
    r: machine.kernelRelease,
    v: '#1 SMP',
    m: machine.architecture,
    o: 'GNU/Linux',
  } as const;
  const wanted = (Object.keys(facts) as (keyof typeof facts)[]).filter(
    (letter) => flags.has('a') || flags.has(letter) || (flags.size === 0 && letter === 's'),
  );
  print(invocation, `${wanted.map((letter) => facts[letter]).join(' ')}\n`);
  return 0;
}

const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** The gateway's clock shows UTC. */
function date(invocation: Invocation): number {
  const { flags, operands, values } = parseOptions(invocation.args, {
    flags: 'uR',
    values: 'd',
    long: { date: 'd', utc: 'u', 'iso-8601': 'iso' },
  });
  const given = values.get('d');
  const timeMs =
    given === undefined ? invocation.machine.nowMs() : given.startsWith('@') ? Number(given.slice(1)) * 1000 : Date.parse(given);
  if (Number.isNaN(timeMs)) return fail(invocation, `invalid date '${given}'`);
  const isoFormats: Readonly<Record<string, string>> = { seconds: '+%Y-%m-%dT%H:%M:%S+00:00', date: '+%F' };
  const iso = flags.has('iso') ? '+%F' : isoFormats[values.get('iso') ?? ''];
  const format = operands.find((operand) => operand.startsWith('+')) ?? iso ?? '+%a %b %e %H:%M:%S UTC %Y';
  print(invocation, `${formatTime(format.slice(1), timeMs)}\n`);
  return 0;
}

function formatTime(format: string, timeMs: number): string {
  const time = new Date(timeMs);
  const iso = time.toISOString();
  const fields: Readonly<Record<string, string>> = {
    a: DAYS[time.getUTCDay()] ?? '',
    b: MONTHS[time.getUTCMonth()] ?? '',
    d: iso.slice(8, 10),
    e: String(time.getUTCDate()).padStart(2),
    F: iso.slice(0, 10),
    H: iso.slice(11, 13),
    m: iso.slice(5, 7),
    M: iso.slice(14, 16),
    N: `${iso.slice(20, 23)}000000`,
    s: String(Math.floor(timeMs / 1000)),
    S: iso.slice(17, 19),
    T: iso.slice(11, 19),
    Y: iso.slice(0, 4),
    z: '+0000',
    Z: 'UTC',
    '%': '%',
  };
  return format.replaceAll(/%(\d?)(.)/g, (whole, width: string, letter: string) => {
    const field = fields[letter];
    return field === undefined ? whole : width === '' ? field : field.slice(0, Number(width));
  });
}

/** `ip route [show]` and `ip route get ADDRESS`: everything but the gateway itself is behind a router on its first interface. */
function ipRoute(invocation: Invocation, [verb, address = '']: readonly string[]): number {
  const outward = invocation.machine.interfaces.find(({ name }) => name !== 'lo');
  const own = outward?.address.split('/')[0] ?? '';
  const router = own.replace(/\d+$/, '254');
  if (verb !== 'get') print(invocation, `default via ${router} dev ${outward?.name}\n`);
  else if (address.startsWith('127.')) print(invocation, `local ${address} dev lo src 127.0.0.1 uid 0\n`);
  else print(invocation, `${address} via ${router} dev ${outward?.name} src ${own} uid 0\n`);
  return 0;
}

/** `ip [-o|-br] link|addr [show] [dev] [NAME]` */
function ip(invocation: Invocation): number {
  const { flags, operands } = parseOptions(
    invocation.args.map((arg) => (arg === '-br' ? '-b' : arg)),
    { flags: 'ob46' },
  );
  const [object = 'link', ...rest] = operands;
  if (/^r(?:o(?:ute?)?)?$/.test(object)) return ipRoute(invocation, rest);
  const name = rest.find((word) => word !== 'show' && word !== 'dev');
  const chosen = invocation.machine.interfaces.filter((candidate) => name === undefined || candidate.name === name);
  if (chosen.length === 0) return fail(invocation, `Device "${name}" does not exist.`);
  for (const [index, { name: device, macAddress, address }] of chosen.entries()) {
    const isLoopback = device === 'lo';
    const mac = macAddress.toLowerCase();
    const kind = isLoopback ? 'loopback' : 'ether';
    const head = `${index + 1}: ${device}: <${isLoopback ? 'LOOPBACK' : 'BROADCAST,MULTICAST'},UP,LOWER_UP> mtu ${isLoopback ? 65_536 : 1500}`;
    const separator = flags.has('o') ? '\\' : '\n';
    if (flags.has('b')) print(invocation, `${device} UP ${object.startsWith('a') ? address : mac}\n`);
    else print(invocation, `${head}${separator}    link/${kind} ${mac} brd ${isLoopback ? '00:00:00:00:00:00' : 'ff:ff:ff:ff:ff:ff'}\n`);
    if (object.startsWith('a') && !flags.has('b'))
      print(invocation, `    inet ${address} scope ${isLoopback ? 'host' : 'global'} ${device}\n`);
  }
  return 0;
}

const COLUMNS: Readonly<Record<string, (entry: ProcessEntry) => string>> = {
  args: (entry) => entry.words.join(' '),
  cmd: (entry) => entry.words.join(' '),
  command: (entry) => entry.words.join(' '),
  comm: (entry) => entry.words[0]?.split('/').at(-1) ?? '',
  pid: (entry) => String(entry.id).padStart(7),
  ppid: (entry) => String(entry.parentId).padStart(7),
  uid: (entry) => String(idOf('user', entry.user)),
  user: (entry) => entry.user.padEnd(8),
};

/** Every form lists all processes but `-p`; columns are those of `-o`, or user, pid, ppid and command. */
function ps(invocation: Invocation): number {
  const args = invocation.args.map((arg) => (/^[a-z]+$/.test(arg) ? `-${arg}` : arg));
  const { flags, all, values } = parseOptions(args, {
    flags: 'aAefuxlw',
    values: 'op',
    long: { 'no-headers': 'no-headers', format: 'o', pid: 'p' },
  });
  const ids = values.get('p')?.split(',').map(Number);
  const entries = invocation.machine.processes.list().filter((entry) => ids === undefined || ids.includes(entry.id));
  const formats = all.filter(({ option }) => option === 'o').flatMap(({ value }) => value.split(','));
  const wanted = (formats.length === 0 ? ['user', 'pid', 'ppid', 'args'] : formats).map((column) => column.split('='));
  const unknown = wanted.find(([column = '']) => !(column in COLUMNS));
  if (unknown !== undefined) return fail(invocation, `unknown user-defined format specifier "${unknown[0]}"`);
  const hasHeader = wanted.some(([, title]) => title !== '') && !flags.has('no-headers');
  if (hasHeader) print(invocation, `${wanted.map(([column = '', title]) => title ?? column.toUpperCase()).join(' ')}\n`);
  for (const entry of entries) print(invocation, `${wanted.map(([column = '']) => COLUMNS[column]?.(entry)).join(' ')}\n`);
  return entries.length === 0 ? 1 : 0;
}

function pgrep(invocation: Invocation): number {
  const { flags, operands } = parseOptions(invocation.args, { flags: 'afx', values: 'u' });
  const expression = toRegExp(operands[0] ?? '', { extended: true });
  const found = invocation.machine.processes.list().filter((entry) => {
    const text = (flags.has('f') ? COLUMNS['args'] : COLUMNS['comm'])?.(entry) ?? '';
    return expression.test(text) && entry.words[0] !== invocation.name;
  });
  for (const entry of found) print(invocation, `${entry.id}${flags.has('a') ? ` ${entry.words.join(' ')}` : ''}\n`);
  return found.length === 0 ? 1 : 0;
}

function pidof(invocation: Invocation): number {
  const found = invocation.machine.processes.list().filter((entry) => invocation.args.includes(COLUMNS['comm']?.(entry) ?? ''));
  if (found.length > 0) print(invocation, `${found.map((entry) => entry.id).join(' ')}\n`);
  return found.length === 0 ? 1 : 0;
}
