/** Commands that ask for names and try connections. Of the network there is only the simulated cloud. */
import { isIP } from 'node:net';
import { type CommandGroup, type Invocation, fail, print } from './command.ts';
import { parseOptions } from './options.ts';

export const networkCommands: CommandGroup = { getent, nc, nslookup };

const STATUS_NOT_FOUND = 2;

/** `getent hosts|ahosts NAME` */
function getent(invocation: Invocation): number {
  const [database = '', name = ''] = invocation.args;
  if (!/^a?hosts/.test(database)) return fail(invocation, `Unknown database: ${database}`, 1);
  const address = addressOf(invocation, name);
  if (address === undefined) return STATUS_NOT_FOUND;
  if (database === 'hosts') print(invocation, `${address.padEnd(15)} ${name}\n`);
  else for (const kind of ['STREAM', 'DGRAM', 'RAW']) print(invocation, `${address.padEnd(15)} ${kind.padEnd(6)} ${name}\n`);
  return 0;
}

function nslookup(invocation: Invocation): number {
  const [name = ''] = invocation.args;
  const address = addressOf(invocation, name);
  print(invocation, 'Server:\t\t127.0.0.53\nAddress:\t127.0.0.53#53\n\n');
  if (address === undefined) {
    print(invocation, `** server can't find ${name}: NXDOMAIN\n`);
    return 1;
  }
  print(invocation, `Name:\t${name}\nAddress: ${address}\n`);
  return 0;
}

/** `nc -z [-w SECONDS] HOST PORT` */
function nc(invocation: Invocation): number {
  const { flags, operands } = parseOptions(invocation.args, { flags: 'zvn', values: 'w' });
  const [host = '', port = ''] = operands;
  if (!flags.has('z')) return fail(invocation, 'only -z is simulated');
  const address = addressOf(invocation, host);
  return address !== undefined && invocation.machine.network.accepts(address, Number(port)) ? 0 : 1;
}

function addressOf({ machine }: Invocation, name: string): string | undefined {
  return isIP(name) === 0 ? machine.network.addressOf(name) : name;
}
