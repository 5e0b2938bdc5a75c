/** Logins over a console, and what goes wrong on one: each pitfall of lab.md §1.3 that a hand-written gateway would not have. */
import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { once } from 'node:events';
import { join } from 'node:path';
import { describe, expect, vi } from 'vitest';
import { deskTest as it, callOptions as options, failureOf, openRaw, textOf, whoAmI } from '../support/console/console-desk.ts';
import { startConsoleServer } from '../support/console/console-server.ts';
import { consoleRoot, consoleUser, whyNoConsoles } from '../support/console/light-gateway.ts';

const refusal = whyNoConsoles();

describe.skipIf(refusal !== undefined)(
  `a login over a console${refusal === undefined ? '' : ` (${refusal})`}`,
  { concurrent: true },
  () => {
    it('is tried once with a wrong password, which comes back in no error', async ({ desk }) => {
      const board = await desk.start();
      const gateway = desk.gatewayAt(board.path, { password: 'planted-wrong' });
      const first = await failureOf(gateway);
      expect(first).toMatchObject({ code: 'console/wrong-login', params: { user: 'root' } });
      expect(await failureOf(gateway)).toBe(first);
      expect(board.printed().match(/Login incorrect/g)).toHaveLength(1);
      expect(JSON.stringify(first) + board.printed()).not.toContain('planted-wrong');
      expect(await whoAmI(desk.gatewayAt(board.path))).toBe('root');
    });

    it('changes a password that the gateway wants changed, and knows the new one from then on', async ({ desk }) => {
      const board = await desk.start({ prepare: 'chage -d 0 technician' });
      expect(await failureOf(desk.gatewayAt(board.path, consoleUser))).toMatchObject({ code: 'console/password-change-needed' });
      const changing = { ...consoleUser, newPassword: 'Quite-another-7-word' };
      const gateway = desk.gatewayAt(board.path, changing);
      expect(await whoAmI(gateway)).toBe('technician');
      await gateway.drop();
      expect(await whoAmI(gateway)).toBe('technician');
      await gateway.close();
      expect(await whoAmI(desk.gatewayAt(board.path, changing))).toBe('technician');
    });

    it('says so where the gateway does not take the new password', async ({ desk }) => {
      const board = await desk.start({ prepare: 'chage -d 0 technician' });
      expect(await failureOf(desk.gatewayAt(board.path, { ...consoleUser, newPassword: 's3cret' }))).toMatchObject({
        code: 'console/new-password-refused',
      });
    });

    it('becomes root by sudo, with and without a password, and by su', async ({ desk }) => {
      const nobody = 'technician ALL=(ALL) NOPASSWD: ALL';
      const board = await desk.start({ prepare: 'usermod -aG sudo technician; echo 127.0.0.1 gw1 >>/etc/hosts' });
      const sudo = desk.gatewayAt(board.path, { ...consoleUser, become: 'sudo' });
      expect(await whoAmI(sudo)).toBe('root');
      await sudo.close();
      const su = desk.gatewayAt(board.path, { ...consoleUser, become: 'su', becomePassword: consoleRoot.password });
      expect(await whoAmI(su)).toBe('root');
      await su.close();
      expect(board.printed()).toMatch(/login: $/);
      board.run(`echo '${nobody}' >/etc/sudoers.d/technician`);
      expect(await whoAmI(desk.gatewayAt(board.path, { ...consoleUser, become: 'sudo', becomePassword: 'not asked for' }))).toBe('root');
    });

    it('says so where it does not become root', async ({ desk }) => {
      const board = await desk.start();
      for (const become of ['sudo', 'su'] as const) {
        const gateway = desk.gatewayAt(board.path, { ...consoleUser, become, becomePassword: become === 'su' ? 'wrong' : undefined });
        expect(await failureOf(gateway)).toMatchObject({ code: 'console/become-refused' });
        await gateway.close();
      }
      expect(await whoAmI(desk.gatewayAt(board.path))).toBe('root');
    });

    it('does not take over the shell of somebody who is logged in', async ({ desk }) => {
      const board = await desk.start();
      // Somebody else's session, left open by hand: a shell with its prompt.
      const hand = await openRaw(board.path);
      await hand.type('\r', /login: $/);
      await hand.type(`${consoleUser.user}\r`, /Password: $/);
      await hand.type(`${consoleUser.password}\r`, /\$ $/);
      await hand.close();
      expect(await whoAmI(desk.gatewayAt(board.path))).toBe('root');
    });

    it('finds its way after random bytes both ways', async ({ desk }) => {
      const board = await desk.start();
      const hand = await openRaw(board.path);
      await hand.type(randomBytes(64).toString('latin1'), /[^]*/);
      board.run(`head -c 512 /dev/urandom >${board.terminal()}`);
      await hand.close();
      expect(await whoAmI(desk.gatewayAt(board.path))).toBe('root');
    });

    it('works on four gateways at once, each its own', async ({ desk }) => {
      const boards = await Promise.all([1, 2, 3, 4].map((number) => desk.start({ baud: 115_200, hostname: `gw${number}` })));
      const names = await Promise.all(
        boards.map(async (board) => {
          const shell = await desk.gatewayAt(board.path).shell(options);
          await shell.writeFileAtomic('/root/f', randomBytes(2000), options);
          return textOf(await shell.exec(['hostname'], options)).trim();
        }),
      );
      expect(names).toEqual(['gw1', 'gw2', 'gw3', 'gw4']);
    });

    it('counts what an earlier session left at work, under its own name only', async ({ desk }) => {
      const board = await desk.start();
      const first = desk.gatewayAt(board.path);
      first.nameJobs('run-1');
      const lost = (await first.shell(options)).exec(['sleep', '77'], options).catch((error: unknown) => error);
      await vi.waitFor(() => expect(board.run('cat /proc/[0-9]*/cmdline | tr "\\0" " "')).toContain('sleep 77'), { timeout: 8000 });
      await first.drop();
      expect(await lost).toMatchObject({ code: 'console/connection-lost' });
      expect(await first.earlierJobs(options)).toBe(1);
      await first.drop();
      const other = desk.gatewayAt(board.path);
      other.nameJobs('run-2');
      expect(await other.earlierJobs(options)).toBe(0);
    });

    it('refuses another board at a reconnect, and takes the first one again', async ({ desk }) => {
      const boards = [await desk.start(), await desk.start({ hostname: 'gw2' })];
      const ports = await Promise.all(boards.map((board) => board.listen()));
      const server = await startConsoleServer(ports[0] ?? 0);
      desk.atEnd(server.close);
      const gateway = desk.gatewayAt({ kind: 'tcp', host: '127.0.0.1', port: server.port });
      const name = async () => textOf(await (await gateway.shell(options)).exec(['hostname'], options)).trim();
      expect([await name(), gateway.boardNames().length]).toEqual(['gw1', 2]);
      await gateway.drop();
      server.plug(ports[1] ?? 0);
      expect(await failureOf(gateway)).toMatchObject({ code: 'console/another-board', traits: { transient: false } });
      server.plug(ports[0] ?? 0);
      expect(await name()).toBe('gw1');
    });

    it('ends its watch as soon as the gateway restarts its console', async ({ desk }) => {
      const board = await desk.start();
      const gateway = desk.gatewayAt(board.path);
      await gateway.shell(options);
      let isGone = false;
      const gone = gateway.untilGone(options.signal).then(() => (isGone = true));
      expect(await whoAmI(gateway)).toBe('root');
      expect(isGone).toBe(false);
      board.run("kill -9 $(grep -l '[s]tty -echo -ixon' /proc/[0-9]*/cmdline | cut -d/ -f3)");
      await gone;
    });
  },
);

describe.skipIf(refusal !== undefined)('a console line', { concurrent: true }, () => {
  it('that is unplugged in mid-write is one error at once, and the file is the old or the new one', async ({ desk }) => {
    const board = await desk.start({ baud: 115_200, prepare: 'echo old >/root/f' });
    const gateway = desk.gatewayAt(board.path);
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

  it('whose gateway loses power in mid-write ends in time', async ({ desk }) => {
    const board = await desk.start({ baud: 115_200 });
    const port = await board.listen();
    const gateway = desk.gatewayAt({ kind: 'tcp', host: '127.0.0.1', port });
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

  it('that another program has open is busy, and free again afterwards', async ({ desk }) => {
    const board = await desk.start();
    const first = desk.gatewayAt(board.path);
    await first.shell(options);
    expect(await failureOf(desk.gatewayAt(board.path))).toMatchObject({ code: 'console/port-busy', params: { port: board.path } });
    await first.close();
    expect(await whoAmI(desk.gatewayAt(board.path))).toBe('root');
  });

  it('tells what the port is where it is none', async ({ desk }) => {
    const folder = desk.folder();
    const file = join(folder, 'file');
    writeFileSync(file, '');
    expect(await failureOf(desk.gatewayAt(file))).toMatchObject({ code: 'console/not-a-port' });
    expect(await failureOf(desk.gatewayAt(join(folder, 'none')))).toMatchObject({ code: 'console/port-missing' });
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
  it.for(programs)('with %s behind it is one error', async ([_name, program, code], { desk }) => {
    const cable = await desk.startProgram(program);
    expect(await failureOf(desk.gatewayAt(cable.path), { ...options, timeoutMs: 6000 })).toMatchObject({ code });
  });

  it('does not press a key while a boot loader counts down', async ({ desk }) => {
    const countdown =
      'for n in 3 2 1; do printf "\\rHit any key to stop autoboot:  $n "; sleep 1; done; printf "\\nStarting kernel\\nboard login: "';
    const keys = join(desk.folder(), 'keys');
    const cable = await desk.startProgram(`stty raw -echo; (${countdown}) & exec tee ${keys} >/dev/null`);
    await failureOf(desk.gatewayAt(cable.path), { ...options, timeoutMs: 5000 });
    // The first that was typed is the name, at the login prompt.
    expect(readFileSync(keys, 'latin1')).toMatch(/^root\r/);
  });

  it('of a console server is unreachable where nobody listens, and lost where it closes', async ({ desk }) => {
    const server = createServer((socket) => socket.destroy()).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    expect(await failureOf(desk.gatewayAt({ kind: 'tcp', host: '127.0.0.1', port }))).toMatchObject({ code: 'console/connection-lost' });
    server.close();
    await once(server, 'close');
    expect(await failureOf(desk.gatewayAt({ kind: 'tcp', host: '127.0.0.1', port }))).toMatchObject({
      code: 'console/unreachable',
      params: { reason: 'ECONNREFUSED' },
    });
  });
});
