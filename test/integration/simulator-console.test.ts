/** The simulated serial console: as a stranger meets it over a raw socket, and as the station uses it. */
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { type Socket, connect } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { openGateway } from '../../electron/engine/gateway/connected-gateway.ts';
import type { Fault } from '../../electron/simulator/faults/fault-file.ts';
import type { ConsoleEndpoint } from '../../shared/domain/station-file.ts';
import { TrainingRun } from '../support/training-run.ts';
import { type RunningLine, askHand, startLine } from './simulator-clients.ts';

interface ConsoleAccess {
  readonly port: number;
  readonly password: string;
  readonly newPassword: string | undefined;
}

let line: RunningLine | undefined;
const sockets: Socket[] = [];
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy();
  await line?.end();
  line = undefined;
});

async function open(faults: readonly Partial<Fault>[] = [], gateways = 1): Promise<ConsoleAccess> {
  const file = faults.length === 0 ? undefined : { lineside: 1 as const, faults: faults as readonly Fault[] as Fault[] };
  line = await startLine({ gateways, lanes: 1, transports: ['ssh', 'rest', 'console'], faults: file });
  const station = JSON.parse(await readFile(line.simulation.stationFile, 'utf8')) as { lanes: { console: ConsoleEndpoint }[] };
  const access = station.lanes[0]?.console;
  if (access === undefined || !('tcp' in access)) throw new Error('no console');
  const { password, newPassword } = access.login;
  return {
    port: Number(access.tcp.split(':')[1]),
    password: String(password),
    newPassword: newPassword === undefined ? undefined : String(newPassword),
  };
}

/** Types, and reads what comes back. */
class Typist {
  readonly socket: Socket;
  #seen = '';
  #wake: () => void = () => undefined;

  constructor({ port }: ConsoleAccess) {
    this.socket = connect(port, '127.0.0.1');
    sockets.push(this.socket);
    this.socket.on('error', () => undefined);
    this.socket.on('data', (bytes: Buffer) => {
      this.#seen += bytes.toString('latin1');
      this.#wake();
    });
  }

  /** What came since the last time, up to and with the match. */
  async until(expected: RegExp): Promise<string> {
    for (;;) {
      const match = expected.exec(this.#seen);
      if (match !== null) {
        const text = this.#seen.slice(0, match.index + match[0].length);
        this.#seen = this.#seen.slice(text.length);
        return text;
      }
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }

  async type(text: string, expected: RegExp): Promise<string> {
    this.socket.write(text, 'latin1');
    return this.until(expected);
  }

  async logIn(password: string): Promise<void> {
    await this.type('\r', /login: $/);
    await this.type('root\r', /Password: $/);
    await this.type(`${password}\r`, /# $/);
  }
}

describe('a console', () => {
  it('asks who is there, echoes the name and not the password, and marks pastes as bash does', async () => {
    const access = await open();
    const typist = new Typist(access);
    await typist.type('\r', /login: $/);
    expect(await typist.type('root\r', /Password: $/)).toBe('root\r\nPassword: ');
    const entered = await typist.type(`${access.password}\r`, /# $/);
    expect(entered).toMatch(/^\r\n\u001b\[\?2004hroot@gateway-[0-9a-f]{6}:~# $/);
    expect(await typist.type('id -un\r', /# $/)).toMatch(/^id -un\r\n\u001b\[\?2004l\rroot\r\n\u001b\[\?2004h/);
    await typist.type("bind 'set enable-bracketed-paste off'; stty -echo; PS1=READY\r", /READY$/);
    expect(await typist.type('echo "a b"\r', /READY$/)).toBe('a b\r\nREADY');
  });

  it('keeps a stranger out, and asks for the next name as login does: an empty one counts', async () => {
    const access = await open();
    const typist = new Typist(access);
    await typist.type('\r', /login: $/);
    await typist.type('root\r', /Password: $/);
    expect(await typist.type('wrong\r', /login: $/)).toContain('Login incorrect');
    await typist.type('\r', /Password: $/);
    await typist.type('\u0003', /login: $/);
    await typist.logIn(access.password);
  });

  it('cuts a line that a program reads after 4095 bytes, and none at its own prompt', async () => {
    const access = await open();
    const typist = new Typist(access);
    await typist.logIn(access.password);
    await typist.type("bind 'set enable-bracketed-paste off'; stty -echo; PS1='READY '\r", /READY $/);
    typist.socket.write(`cat > /tmp/cut\r`);
    await typist.type(`${'x'.repeat(5000)}\r\u0004`, /READY $/);
    expect(await typist.type('wc -c < /tmp/cut\r', /READY $/)).toBe('4096\r\nREADY ');
    expect(await typist.type(`printf %s ${'x'.repeat(5000)} | wc -c\r`, /READY $/)).toBe('5000\r\nREADY ');
  });

  it('obeys ^C and ^U, and goes on over several lines', async () => {
    const access = await open();
    const typist = new Typist(access);
    await typist.logIn(access.password);
    await typist.type("stty -echo; PS1='READY '; PS2='MORE '\r", /READY $/);
    typist.socket.write('sleep 600\r');
    await typist.until(/\u001b\[\?2004l\r/);
    await typist.type('\u0003', /READY $/);
    expect(await typist.type('echo $?\r', /READY $/)).toContain('130\r\n');
    expect(await typist.type('echo no\u0015echo yes\r', /READY $/)).toContain('\ryes\r\n');
    await typist.type('cat <<END\r', /MORE $/);
    await typist.type('one $((1 + 1))\r', /MORE $/);
    expect(await typist.type('END\r', /READY $/)).toContain('one 2\r\n');
    await typist.type('echo "not yet\r', /MORE $/);
    expect(await typist.type('but now"\r', /READY $/)).toContain('not yet\r\nbut now\r\n');
  });

  it('stays logged in when the line is closed, and gives the line to who comes last', async () => {
    const access = await open();
    const first = new Typist(access);
    await first.logIn(access.password);
    const closed = once(first.socket, 'close');
    const second = new Typist(access);
    await closed;
    expect(await second.type('id -un\r', /# $/)).toContain('root\r\n');
    expect(await second.type('exit\r', /login: $/)).toContain('logout');
  });

  it('knows nothing of the last gateway when the next one is plugged in', async () => {
    const access = await open([], 2);
    const typist = new Typist(access);
    await typist.logIn(access.password);
    await askHand(`${line?.handUrl ?? ''}lanes/1/swap`, { method: 'POST', body: { verdict: 'pass' } });
    const next = new Typist(access);
    expect(await next.type('\r', /login: $/)).toMatch(/^\r\n/);
  });

  it('demands another password where it was told to, and takes no other afterwards', async () => {
    const access = await open([{ fault: 'password-change', gateways: undefined, of: ['system'] }]);
    const typist = new Typist(access);
    await typist.type('\r', /login: $/);
    await typist.type('root\r', /Password: $/);
    expect(await typist.type(`${access.password}\r`, /Current password: $/)).toContain('required to change your password immediately');
    await typist.type(`${access.password}\r`, /New password: $/);
    await typist.type('short\r', /Retype new password: $/);
    expect(await typist.type('short\r', /New password: $/)).toContain('longer password');
    await typist.type('longer-one\r', /Retype new password: $/);
    await typist.type('longer-one\r', /# $/);
    await typist.type('exit\r', /login: $/);
    await typist.type('root\r', /Password: $/);
    await typist.type(`${access.password}\r`, /Login incorrect/);
  });

  it('is disturbed by the kernel until it is told not to be', async () => {
    const noise = { fault: 'noise', at: 'plugged-in', everyMs: 5, number: 1, times: 1, afterSeconds: 0, file: 'x' } as const;
    const access = await open([noise]);
    const typist = new Typist(access);
    await typist.until(/link is not ready\r\n/);
    await typist.type('\r', /login: /);
    await typist.type('root\r', /Password: /);
    await typist.type(`${access.password}\r`, /# /);
    await typist.type('dmesg -n 1; echo QU""IET\r', /QUIET\r\n/);
    expect(await typist.type('sleep 0.1; echo DO""NE\r', /DONE\r\n/)).not.toContain('link is not ready');
  });
});

describe('the station on a console', () => {
  it('runs commands, moves files, and ends what is given up', async () => {
    const access = await open();
    const gateway = openGateway({
      console: { line: { kind: 'tcp', host: '127.0.0.1', port: access.port }, user: 'root', password: access.password, become: 'none' },
      judgeFingerprint: () => undefined,
    });
    const call = { signal: new AbortController().signal, timeoutMs: 20_000 };
    const shell = await gateway.shell(call);
    const ended = await shell.exec(['sh', '-c', 'echo out; echo err >&2; exit 3'], call);
    expect([ended.exitStatus, Buffer.from(ended.stdout).toString(), Buffer.from(ended.stderr).toString()]).toEqual([3, 'out\n', 'err\n']);
    const bytes = Buffer.from(Array.from({ length: 6000 }, (_item, index) => (index * 7919) & 0xff));
    await shell.writeFileAtomic('/root/file', bytes, call);
    expect(Buffer.from((await shell.readFile('/root/file', call))?.bytes ?? []).equals(bytes)).toBe(true);
    await expect(shell.exec(['sleep', '600'], { ...call, timeoutMs: 300 })).rejects.toMatchObject({ code: 'shell/timeout' });
    const after = await shell.exec(['cat'], { ...call, stdin: Buffer.from('still here') });
    expect(Buffer.from(after.stdout).toString()).toBe('still here');
    await gateway.close();
    expect(await new Typist(access).type('\r', /login: $/)).not.toContain('# ');
  });

  it.each([
    ['a quiet one', []],
    ['one whose kernel has much to say from the first command on', [{ fault: 'noise', at: 'command', everyMs: 5 }]],
    ['one whose kernel has much to say before the login as well', [{ fault: 'noise', everyMs: 50 }]],
    ['one that answers slowly', [{ fault: 'slow', delayMs: 30 }]],
    ['one that demands another password', [{ fault: 'password-change' }]],
    ['one that loses its power in the middle of a write', [{ fault: 'reboot', at: 'write' }]],
    ['one whose line drops', [{ fault: 'drop-line', at: 'command', number: 2 }]],
  ])('provisions %s', { timeout: 60_000, concurrent: true }, async (_name, faults) => {
    const run = await TrainingRun.open({
      gateways: 1,
      lanes: 1,
      transports: ['rest', 'console'],
      faults: faults.length === 0 ? undefined : faults,
    });
    try {
      await run.run();
      if (run.standing()[0] !== 'pass') await run.resume();
      expect([run.standing(), run.proofs(), run.said('provisioned')]).toEqual([['pass'], ['provisioned'], [run.serialNumber(1)]]);
    } finally {
      await run.close();
    }
  });
});
