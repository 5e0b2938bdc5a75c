/**
 * A program on a terminal of its own, and the station's end of the cable to it: a PTY that the product opens as a serial port, or a TCP
 * port as a console server has it. Two socats make the terminals; what lies between them is ours: pace, and pulling the plug.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { bytesPerSecond, pace } from './paced-relay.ts';

export interface CableOptions {
  /** For the cable's own files; removed by whoever made it. */
  readonly folder: string;
  /** Of those files; one for each cable in the folder. */
  readonly name: string;
  /** Shell text that ends in `exec PROGRAM`: the program gets the terminal as its controlling one. */
  readonly program: string;
  /** Undefined for a line without pace. */
  readonly baud?: number | undefined;
}

export interface ConsoleCable {
  /** What the station opens: `/…/NAME.tty`. */
  readonly path: string;
  /** Plugs the cable into a console server instead: its TCP port on 127.0.0.1. */
  listen(): Promise<number>;
  /** Pid of the program at the gateway's end. */
  programPid(): number;
  /** Ends the station's end at once, as an adapter that is pulled out. */
  unplug(): Promise<void>;
  /** Everything that the gateway printed, for a test that fails. */
  printed(): string;
  /** Ends both ends; the program's descendants are its own business. */
  stop(): Promise<void>;
}

const keptChars = 20_000;

/** `setpriv`: with the tests dies the cable, and with the cable the terminal. */
function socat(...addresses: readonly string[]): ChildProcess {
  return spawn('setpriv', ['--pdeathsig', 'KILL', '--', 'socat', '-b', '4096', ...addresses], { stdio: ['pipe', 'pipe', 'ignore'] });
}

export async function layCable({ folder, name, program: text, baud }: CableOptions): Promise<ConsoleCable> {
  const path = join(folder, `${name}.tty`);
  const script = join(folder, `${name}.sh`);
  writeFileSync(script, `#!/bin/sh\n${text}\n`, { mode: 0o755 });
  const rate = baud === undefined ? undefined : bytesPerSecond(baud);
  const gateway = socat('-', `EXEC:${script},pty,setsid,ctty,stderr`);
  const station = socat('-', `PTY,link=${path},rawer`);
  const printed: string[] = [];
  gateway.stdout?.on('data', (chunk: Buffer) => {
    printed.push(chunk.toString('latin1'));
    if (printed.length > keptChars / 100) printed.splice(0, printed.length / 2);
  });
  for (const { stdin } of [gateway, station]) stdin?.on('error', () => undefined);
  const toStation = gateway.stdout !== null && station.stdin !== null ? pace(gateway.stdout, station.stdin, rate) : () => undefined;
  if (station.stdout !== null && gateway.stdin !== null) pace(station.stdout, gateway.stdin, rate);
  const servers: { readonly server: Server; readonly sockets: Set<Socket> }[] = [];
  const program = () => childrenOf(gateway.pid ?? 0)[0];
  while (!existsSync(path) || program() === undefined) {
    if (station.exitCode !== null || gateway.exitCode !== null) throw new Error('socat has ended');
    await delay(5);
  }
  const end = async (child: ChildProcess) => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  };
  return {
    path,
    listen: async () => {
      toStation();
      const sockets = new Set<Socket>();
      const server = createServer((socket) => {
        sockets.add(socket.on('error', () => undefined));
        if (gateway.stdout === null || gateway.stdin === null) return;
        pace(socket, gateway.stdin, rate);
        socket.on('close', pace(gateway.stdout, socket, rate));
      }).listen(0, '127.0.0.1');
      servers.push({ server, sockets });
      await once(server, 'listening');
      return (server.address() as AddressInfo).port;
    },
    programPid: () => program() ?? 0,
    unplug: () => end(station),
    printed: () => printed.join(''),
    stop: async () => {
      for (const { server, sockets } of servers) {
        server.close();
        for (const socket of sockets) socket.destroy();
      }
      await Promise.all([end(gateway), end(station)]);
    },
  };
}

function childrenOf(pid: number): readonly number[] {
  const list = `/proc/${pid}/task/${pid}/children`;
  return existsSync(list) ? readFileSync(list, 'utf8').split(' ').filter(Boolean).map(Number) : [];
}
