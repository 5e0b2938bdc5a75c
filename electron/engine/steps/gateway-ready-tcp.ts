/** TCP from the gateway to its broker, opened by the first tool of the gateway that can; nothing is sent. */
import { AppError } from '../../../shared/errors/app-error.ts';
import type { CallOptions, Shell } from '../gateway/gateway.ts';
import { type BrokerAddress, placeOf } from '../gateway/remote/broker-address.ts';
import { askTool, notChecked, type Readiness, type ToolAnswer } from './gateway-ready-question.ts';

interface TcpTool {
  readonly name: string;
  readonly command: (host: string, port: string, seconds: string) => readonly string[];
  readonly isConnected?: (answer: ToolAnswer & { readonly kind: 'ended' }) => boolean;
}

/** An open socket is all that it makes. */
const PYTHON = 'import socket, sys; socket.create_connection((sys.argv[1], int(sys.argv[2])), float(sys.argv[3]))';
const CURL = ['curl', '--silent', '--insecure', '--noproxy', '*', '--output', '/dev/null', '--write-out', '%{time_connect}', '--max-time'];

/** `nc` comes in three makes: `-z` only connects; BusyBox has no `-z`, but runs a program once it is connected, named last. */
const TOOLS: readonly TcpTool[] = [
  { name: 'bash', command: (host, port) => ['bash', '-c', 'exec 3<>"/dev/tcp/$1/$2"', 'bash', host, port] },
  { name: 'nc', command: (host, port, seconds) => ['nc', '-z', '-w', seconds, host, port] },
  { name: 'nc', command: (host, port, seconds) => ['nc', '-w', seconds, host, port, '-e', 'true'] },
  {
    name: 'curl',
    command: (host, port, seconds) => [...CURL, seconds, `https://${host.includes(':') ? `[${host}]` : host}:${port}`],
    isConnected: ({ text }) => Number(text.trim().replace(',', '.')) > 0,
  },
  { name: 'python3', command: (host, port, seconds) => ['python3', '-c', PYTHON, host, port, seconds] },
];

/** Tools end by themselves a little before the station ends them. */
const MARGIN_MS = 2000;

/** A tool that says no may be one that cannot: the others are asked, too. One that gets no answer in time is believed. */
export async function tcpReadiness(shell: Shell, broker: BrokerAddress, { signal, timeoutMs }: CallOptions): Promise<Readiness> {
  const name = `TCP to ${placeOf(broker)}`;
  const call = { signal, timeoutMs: timeoutMs + MARGIN_MS };
  const seconds = String(Math.ceil(timeoutMs / 1000));
  const asked: string[] = [];
  for (const tool of TOOLS) {
    const answer = await askTool(shell, tool.command(broker.host, String(broker.port), seconds), call);
    if (answer.kind === 'missing') continue;
    if (answer.kind === 'ended' && (tool.isConnected?.(answer) ?? answer.status === 0)) {
      return { evidence: [{ name, observed: `connected (${tool.name})`, verdict: 'proved', source: 'shell' }] };
    }
    if (!asked.includes(tool.name)) asked.push(tool.name);
    if (answer.kind === 'late') break;
  }
  if (asked.length === 0) return notChecked(name, 'none of bash, nc, curl, python3');
  const evidence = [{ name, observed: `not connected (${asked.join(', ')})`, verdict: 'refuted', source: 'shell' }] as const;
  return { evidence, failure: new AppError('ready/broker-not-reached', { params: { place: placeOf(broker) } }) };
}
