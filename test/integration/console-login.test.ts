/** Logins over a console, and what goes wrong on one: each pitfall of lab.md §1.3 that a hand-written gateway would not have. */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { openGateway } from '../../electron/engine/gateway/connected-gateway.ts';
import type { CallOptions, ExecResult, Gateway } from '../../electron/engine/gateway/gateway.ts';
import type { ConsoleTarget } from '../../electron/engine/gateway/open-gateway.ts';
import { type ConsoleCable, layCable } from '../support/console/console-cable.ts';
import { startConsoleServer } from '../support/console/console-server.ts';
import {
  consoleRoot,
  consoleUser,
  type LightGateway,
  type LightGatewayOptions,
  startLightGateway,
  whyNoConsoles,
} from '../support/console/light-gateway.ts';

const options: CallOptions = { signal: new AbortController().signal, timeoutMs: 20_000 };
const refusal = whyNoConsoles();
const textOf = ({ stdout }: ExecResult) => Buffer.from(stdout).toString();

const ends: (() => Promise<unknown> | void)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).toReversed()) await end();
});

async function start(given: LightGatewayOptions = {}): Promise<LightGateway> {
  const board = await startLightGateway(given);
  ends.push(board.stop);
  return board;
}

function gatewayAt(line: ConsoleTarget['line'] | string, login: Partial<ConsoleTarget> = {}): Gateway {
  const place = typeof line === 'string' ? ({ kind: 'serial', port: { path: line }, baud: 115_200 } as const) : line;
  const gateway = openGateway({ console: { line: place, ...consoleRoot, become: 'none', ...login }, judgeFingerprint: () => undefined });
  ends.push(() => gateway.close());
  return gateway;
}

async function whoAmI(gateway: Gateway): Promise<string> {
  return textOf(await (await gateway.shell(options)).exec(['id', '-un'], options)).trim();
}

const failureOf = (gateway: Gateway, limits = options) =>
  gateway.shell(limits).then(
    () => 'none',
    (error: unknown) => error,
  );

describe.skipIf(refusal !== undefined)(`a login over a console${refusal === undefined ? '' : ` (${refusal})`}`, () => {
  it('is tried once with a wrong password, which comes back in no error', async () => {
    const board = await start();
    const gateway = gatewayAt(board.path, { password: 'planted-wrong' });
    const first = await failureOf(gateway);
    expect(first).toMatchObject({ code: 'console/wrong-login', params: { user: 'root' } });
    expect(await failureOf(gateway)).toBe(first);
    expect(board.printed().match(/Login incorrect/g)).toHaveLength(1);
    expect(JSON.stringify(first) + board.printed()).not.toContain('planted-wrong');
    expect(await whoAmI(gatewayAt(board.path))).toBe('root');
  });

  it('changes a password that the gateway wants changed, and knows the new one from then on', async () => {
    const board = await start({ prepare: 'chage -d 0 technician' });
    expect(await failureOf(gatewayAt(board.path, consoleUser))).toMatchObject({ code: 'console/password-change-needed' });
    const changing = { ...consoleUser, newPassword: 'Quite-another-7-word' };
    const gateway = gatewayAt(board.path, changing);
    expect(await whoAmI(gateway)).toBe('technician');
    await gateway.drop();
    expect(await whoAmI(gateway)).toBe('technician');
    await gateway.close();
    expect(await whoAmI(gatewayAt(board.path, changing))).toBe('technician');
  });

  it('says so where the gateway does not take the new password', async () => {
    const board = await start({ prepare: 'chage -d 0 technician' });
    expect(await failureOf(gatewayAt(board.path, { ...consoleUser, newPassword: 's3cret' }))).toMatchObject({
      code: 'console/new-password-refused',
    });
  });

  it('becomes root by sudo, with and without a password, and by su', async () => {
    const nobody = 'technician ALL=(ALL) NOPASSWD: ALL';
    const board = await start({ prepare: 'usermod -aG sudo technician; echo 127.0.0.1 gw1 >>/etc/hosts' });
    expect(await whoAmI(gatewayAt(board.path, { ...consoleUser, become: 'sudo' }))).toBe('root');
    await ends.pop()?.();
    const su = gatewayAt(board.path, { ...consoleUser, become: 'su', becomePassword: consoleRoot.password });
    expect(await whoAmI(su)).toBe('root');
    await ends.pop()?.();
    expect(board.printed()).toMatch(/login: $/);
    board.run(`echo '${nobody}' >/etc/sudoers.d/technician`);
    expect(await whoAmI(gatewayAt(board.path, { ...consoleUser, become: 'sudo', becomePassword: 'not asked for' }))).toBe('root');
  });

  it('says so where it does not become root', async () => {
    const board = await start();
    for (const become of ['sudo', 'su'] as const) {
      const gateway = gatewayAt(board.path, { ...consoleUser, become, becomePassword: become === 'su' ? 'wrong' : undefined });
      expect(await failureOf(gateway)).toMatchObject({ code: 'console/become-refused' });
      await gateway.close();
    }
    expect(await whoAmI(gatewayAt(board.path))).toBe('root');
  });

  it('does not take over the shell of somebody who is logged in', async () => {
    const board = await start();
    await (await gatewayAt(board.path, consoleUser).shell(options)).exec(['true'], options);
    // Somebody else's session, left open by hand: a shell with its prompt.
    const hand = await openRaw(board.path, ends.pop());
    await hand.type('\r', /login: $/);
    await hand.type(`${consoleUser.user}\r`, /Password: $/);
    await hand.type(`${consoleUser.password}\r`, /\$ $/);
    await hand.close();
    expect(await whoAmI(gatewayAt(board.path))).toBe('root');
  });

  it('finds its way after random bytes both ways', async () => {
    const board = await start();
    const hand = await openRaw(board.path);
    await hand.type(randomBytes(64).toString('latin1'), /[^]*/);
    board.run(`head -c 512 /dev/urandom >${board.terminal()}`);
    await hand.close();
    expect(await whoAmI(gatewayAt(board.path))).toBe('root');
  });

  it('gets every byte through while the kernel writes into it', async () => {
    const board = await start({ baud: 115_200 });
    const noise = `while :; do echo '[   12.345678] eth0: link is up' >${board.terminal()}; sleep .02; done`;
    board.run(`setsid sh -c "${noise.replaceAll('"', '\\"')}" >/dev/null 2>&1 </dev/null &`);
    const shell = await gatewayAt(board.path).shell(options);
    const bytes = randomBytes(6000);
    await shell.writeFileAtomic('/root/f', bytes, options);
    const read = await shell.readFile('/root/f', { ...options, timeoutMs: 60_000 });
    expect(Buffer.from(read?.bytes ?? []).equals(bytes)).toBe(true);
    for (let index = 0; index < 20; index += 1)
      expect(textOf(await shell.exec(['echo', `value ${index}`], options))).toBe(`value ${index}\n`);
    expect(board.printed()).toContain('eth0: link is up');
  });

  it('works on four gateways at once, each its own', async () => {
    const boards = await Promise.all([1, 2, 3, 4].map((number) => start({ baud: 115_200, hostname: `gw${number}` })));
    const names = await Promise.all(
      boards.map(async (board) => {
        const shell = await gatewayAt(board.path).shell(options);
        await shell.writeFileAtomic('/root/f', randomBytes(2000), options);
        return textOf(await shell.exec(['hostname'], options)).trim();
      }),
    );
    expect(names).toEqual(['gw1', 'gw2', 'gw3', 'gw4']);
  });

  it('counts what an earlier session left at work, under its own name only', async () => {
    const board = await start();
    const first = gatewayAt(board.path);
    first.nameJobs('run-1');
    const lost = (await first.shell(options)).exec(['sleep', '77'], options).catch((error: unknown) => error);
    await vi.waitFor(() => expect(board.run('cat /proc/[0-9]*/cmdline | tr "\\0" " "')).toContain('sleep 77'), { timeout: 8000 });
    await first.drop();
    expect(await lost).toMatchObject({ code: 'console/connection-lost' });
    expect(await first.earlierJobs(options)).toBe(1);
    await first.drop();
    const other = gatewayAt(board.path);
    other.nameJobs('run-2');
    expect(await other.earlierJobs(options)).toBe(0);
  });

  it('refuses another board at a reconnect, and takes the first one again', async () => {
    const boards = [await start(), await start({ hostname: 'gw2' })];
    const ports = await Promise.all(boards.map((board) => board.listen()));
    const server = await startConsoleServer(ports[0] ?? 0);
    ends.push(server.close);
    const gateway = gatewayAt({ kind: 'tcp', host: '127.0.0.1', port: server.port });
    const name = async () => textOf(await (await gateway.shell(options)).exec(['hostname'], options)).trim();
    expect([await name(), gateway.boardNames().length]).toEqual(['gw1', 2]);
    await gateway.drop();
    server.plug(ports[1] ?? 0);
    expect(await failureOf(gateway)).toMatchObject({ code: 'console/another-board', traits: { transient: false } });
    server.plug(ports[0] ?? 0);
    expect(await name()).toBe('gw1');
  });

  it('ends its watch as soon as the gateway restarts its console', async () => {
    const board = await start();
    const gateway = gatewayAt(board.path);
    await gateway.shell(options);
    let isGone = false;
    const gone = gateway.untilGone(options.signal).then(() => (isGone = true));
    expect(await whoAmI(gateway)).toBe('root');
    expect(isGone).toBe(false);
    board.run("kill -9 $(grep -l '[s]tty -echo -ixon' /proc/[0-9]*/cmdline | cut -d/ -f3)");
    await gone;
  });
});

describe.skipIf(refusal !== undefined)('a console line', () => {
  it('that is unplugged in mid-write is one error at once, and the file is the old or the new one', async () => {
    const board = await start({ baud: 115_200, prepare: 'echo old >/root/f' });
    const gateway = gatewayAt(board.path);
    const shell = await gateway.shell(options);
    const writing = shell.writeFileAtomic('/root/f', randomBytes(20_000), options).catch((error: unknown) => error);
    await vi.waitFor(() => expect(board.printed()).toMatch(/\+ \d+ \.\n@\w+ \+ \d+ \.\n@\w+ \+/), { timeout: 8000 });
    const pulledAtMs = performance.now();
    await board.unplug();
    expect(await writing).toMatchObject({ code: 'console/unplugged', traits: { transient: true, blame: 'environment' } });
    expect(performance.now() - pulledAtMs).toBeLessThan(1500);
    expect(board.run('cat /root/f')).toBe('old\n');
    expect(await failureOf(gateway)).toMatchObject({ code: 'console/port-missing' });
  });

  it('whose gateway loses power in mid-write ends in time', async () => {
    const board = await start({ baud: 115_200 });
    const port = await board.listen();
    const gateway = gatewayAt({ kind: 'tcp', host: '127.0.0.1', port });
    const shell = await gateway.shell(options);
    expect(shell.transport).toBe('tcp');
    const writing = shell
      .writeFileAtomic('/root/f', randomBytes(20_000), { ...options, timeoutMs: 30_000 })
      .catch((error: unknown) => error);
    await vi.waitFor(() => expect(board.printed()).toMatch(/\+ \d+ \.\n@\w+ \+ \d+ \.\n@\w+ \+/), { timeout: 8000 });
    board.cutPower();
    expect(await writing).toMatchObject({ code: expect.stringMatching(/^console\/(connection-lost|stuck)$/), traits: { transient: true } });
    expect(await failureOf(gateway, { ...options, timeoutMs: 2500 })).toMatchObject({ code: 'console/silent' });
  });

  it('that another program has open is busy, and free again afterwards', async () => {
    const board = await start();
    const first = gatewayAt(board.path);
    await first.shell(options);
    expect(await failureOf(gatewayAt(board.path))).toMatchObject({ code: 'console/port-busy', params: { port: board.path } });
    await first.close();
    expect(await whoAmI(gatewayAt(board.path))).toBe('root');
  });

  it('tells what the port is where it is none', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'lineside-port-'));
    ends.push(() => rmSync(folder, { recursive: true }));
    const file = join(folder, 'file');
    writeFileSync(file, '');
    expect(await failureOf(gatewayAt(file))).toMatchObject({ code: 'console/not-a-port' });
    expect(await failureOf(gatewayAt(join(folder, 'none')))).toMatchObject({ code: 'console/port-missing' });
  });

  const programs: readonly (readonly [string, string, string])[] = [
    [
      'a boot loader',
      'trap : INT; stty -echo; printf "U-Boot 2023.01\\n=> "; while :; do read -r line; printf "\\n=> "; done',
      'console/bootloader',
    ],
    ['something that never answers', 'stty raw -echo; exec cat >/dev/null', 'console/silent'],
    ['a menu', 'trap : INT; stty -echo; while :; do printf "\\033[2JChoose 1..9\\007 "; read -r line; done', 'console/no-prompt'],
    ['a flood with escape sequences', 'yes "$(printf "\\033]0;title\\007\\033[31mflood")"', 'console/flood'],
  ];
  it.each(programs)('with %s behind it is one error', async (_name, program, code) => {
    const cable = await startProgram(program);
    expect(await failureOf(gatewayAt(cable.path), { ...options, timeoutMs: 6000 })).toMatchObject({ code });
  });

  it('does not press a key while a boot loader counts down', async () => {
    const countdown =
      'for n in 3 2 1; do printf "\\rHit any key to stop autoboot:  $n "; sleep 1; done; printf "\\nStarting kernel\\nboard login: "';
    const cable = await startProgram(
      `stty raw -echo; (${countdown}) & exec tee ${join(tmpdir(), `lineside-keys-${process.pid}`)} >/dev/null`,
    );
    const keys = join(tmpdir(), `lineside-keys-${process.pid}`);
    ends.push(() => rmSync(keys, { force: true }));
    await failureOf(gatewayAt(cable.path), { ...options, timeoutMs: 5000 });
    // The first that was typed is the name, at the login prompt.
    expect(readFileSync(keys, 'latin1')).toMatch(/^root\r/);
  });

  it('of a console server is unreachable where nobody listens, and lost where it closes', async () => {
    const server = createServer((socket) => socket.destroy()).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    expect(await failureOf(gatewayAt({ kind: 'tcp', host: '127.0.0.1', port }))).toMatchObject({ code: 'console/connection-lost' });
    server.close();
    await once(server, 'close');
    expect(await failureOf(gatewayAt({ kind: 'tcp', host: '127.0.0.1', port }))).toMatchObject({
      code: 'console/unreachable',
      params: { reason: 'ECONNREFUSED' },
    });
  });
});

/** Something that is no gateway, on a terminal of its own. */
async function startProgram(program: string): Promise<ConsoleCable> {
  const folder = mkdtempSync(join(tmpdir(), 'lineside-cable-'));
  const cable = await layCable({ folder, name: 'console', program, baud: undefined });
  ends.push(async () => {
    await cable.stop();
    rmSync(folder, { recursive: true });
  });
  return cable;
}

/** A hand at a terminal program; `first` frees the port before. */
async function openRaw(path: string, first?: () => Promise<unknown> | void) {
  await first?.();
  const { SerialPort } = await import('serialport');
  const port = new SerialPort({ path, baudRate: 115_200 });
  await once(port, 'open');
  let seen = '';
  port.on('data', (chunk: Buffer) => (seen += chunk.toString('latin1')));
  return {
    type: async (text: string, until: RegExp) => {
      seen = '';
      port.write(Buffer.from(text, 'latin1'));
      await vi.waitFor(() => expect(seen).toMatch(until), { timeout: 8000 });
    },
    close: () => new Promise((resolve) => port.close(resolve)),
  };
}
