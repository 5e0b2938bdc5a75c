/** The gateway's way to its broker, link by link: name, route, TCP. Each is asked of the gateway itself, with the tools that it has. */
import { isIP } from 'node:net';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { CallOptions, Shell } from '../gateway/gateway.ts';
import type { BrokerAddress } from '../gateway/remote/broker-address.ts';
import { addressInHosts, addressInLookup, firstAddress, routeIn } from './gateway-ready-output.ts';
import { tcpReadiness } from './gateway-ready-tcp.ts';
import { askTool, notChecked, type Readiness } from './gateway-ready-question.ts';

/** A link that is missing leaves the later ones unasked. */
export async function networkReadiness(shell: Shell, broker: BrokerAddress, call: CallOptions): Promise<Readiness> {
  const name = await nameReadiness(shell, broker.host, call);
  if (name.failure !== undefined) return name;
  const route = name.address === undefined ? notChecked('route', 'no address') : await routeReadiness(shell, name.address, call);
  const soFar = [...name.evidence, ...route.evidence];
  if (route.failure !== undefined) return { evidence: soFar, failure: route.failure };
  const tcp = await tcpReadiness(shell, broker, call);
  return { evidence: [...soFar, ...tcp.evidence], failure: tcp.failure };
}

type Named = Readiness & { readonly address?: string | undefined };

async function nameReadiness(shell: Shell, host: string, call: CallOptions): Promise<Named> {
  if (isIP(host) !== 0) return { evidence: [], address: host };
  const name = `address of ${host}`;
  const found =
    (await nameByGetent(shell, host, call)) ?? (await nameByHosts(shell, host, call)) ?? (await nameByLookup(shell, host, call));
  if (found === undefined) return notChecked(name, 'neither getent nor nslookup');
  if (found !== false) return { evidence: [{ name, observed: found, verdict: 'proved', source: 'shell' }], address: found };
  const evidence = [{ name, observed: 'none', verdict: 'refuted', source: 'shell' }] as const;
  return { evidence, failure: new AppError('ready/name-not-found', { params: { host } }) };
}

/** The address or interface; false where there is none, or none came in time; undefined where this way cannot tell. */
type Found = Promise<string | false | undefined>;

/** Asks as every program of the gateway does. */
async function nameByGetent(shell: Shell, host: string, call: CallOptions): Found {
  const answer = await askTool(shell, ['getent', 'ahosts', host], call);
  if (answer.kind === 'missing') return undefined;
  return (answer.kind === 'ended' && answer.status === 0 && firstAddress(answer.text)) || false;
}

/** Without `getent`, the file that it would have looked into first. */
async function nameByHosts(shell: Shell, host: string, call: CallOptions): Found {
  const answer = await askTool(shell, ['cat', '/etc/hosts'], call);
  return answer.kind === 'ended' && answer.status === 0 ? addressInHosts(answer.text, host) : undefined;
}

async function nameByLookup(shell: Shell, host: string, call: CallOptions): Found {
  const answer = await askTool(shell, ['nslookup', host], call);
  if (answer.kind === 'missing') return undefined;
  return (answer.kind === 'ended' && answer.status === 0 && addressInLookup(answer.text)) || false;
}

/** Exit status of `ip` where the kernel says no (ip(8)); others are of a tool that does not know the question. */
const KERNEL_SAYS_NO = 2;

async function routeReadiness(shell: Shell, address: string, call: CallOptions): Promise<Readiness> {
  const name = `route to ${address}`;
  const device = (await routeByIp(shell, address, call)) ?? (await routeByTable(shell, address, call));
  if (device === undefined) return notChecked(name, 'neither ip nor /proc/net/route tells');
  if (device !== false) return { evidence: [{ name, observed: device, verdict: 'proved', source: 'shell' }] };
  const evidence = [{ name, observed: 'none', verdict: 'refuted', source: 'shell' }] as const;
  return { evidence, failure: new AppError('ready/no-route', { params: { address } }) };
}

async function routeByIp(shell: Shell, address: string, call: CallOptions): Found {
  const answer = await askTool(shell, ['ip', 'route', 'get', address], call);
  if (answer.kind !== 'ended') return undefined;
  return answer.status === KERNEL_SAYS_NO ? false : /\bdev (\S+)/.exec(answer.text)?.[1];
}

async function routeByTable(shell: Shell, address: string, call: CallOptions): Found {
  const answer = await askTool(shell, ['cat', '/proc/net/route'], call);
  return answer.kind === 'ended' && answer.status === 0 ? routeIn(answer.text, address) : undefined;
}
