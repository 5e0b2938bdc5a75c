/** The shell over a serial console: real getty, login, PAM and shells behind a real terminal, Debian's and BusyBox's (lab.md §1). */
import { createHash, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openGateway } from '../../electron/engine/gateway/connected-gateway.ts';
import type { CallOptions, ExecResult, Gateway, Shell } from '../../electron/engine/gateway/gateway.ts';
import type { ConsoleTarget } from '../../electron/engine/gateway/open-gateway.ts';
import { consoleRoot, type LightGateway, startLightGateway, whyNoConsoles } from '../support/console/light-gateway.ts';

const options: CallOptions = { signal: new AbortController().signal, timeoutMs: 20_000 };
const refusal = whyNoConsoles();
const textOf = ({ stdout }: ExecResult) => Buffer.from(stdout).toString();

function gatewayAt(path: string, login: Partial<ConsoleTarget> = {}): Gateway {
  const target: ConsoleTarget = { line: { kind: 'serial', port: { path }, baud: 115_200 }, ...consoleRoot, become: 'none', ...login };
  return openGateway({ console: target, judgeFingerprint: () => undefined });
}

describe.skipIf(refusal !== undefined)(`a console${refusal === undefined ? '' : ` (${refusal})`}`, () => {
  const systems = [
    { system: 'debian', baud: undefined },
    { system: 'debian', baud: 115_200 },
    { system: 'busybox', baud: 115_200 },
  ] as const;

  /** All of them log in at once, and each session serves all tests of its board. */
  const atWork = new Map<string, Promise<[LightGateway, Gateway]>>();
  beforeAll(async () => {
    for (const { system, baud } of systems) {
      const started = startLightGateway({ system, baud }).then(async (board): Promise<[LightGateway, Gateway]> => {
        const gateway = gatewayAt(board.path);
        await gateway.shell(options);
        return [board, gateway];
      });
      atWork.set(`${system} ${baud}`, started);
    }
    await Promise.all(atWork.values());
  });
  afterAll(async () => {
    for (const started of await Promise.allSettled(atWork.values())) {
      if (started.status === 'rejected') continue;
      const [board, gateway] = started.value;
      await gateway.close();
      await board.stop();
    }
  });

  describe.each(systems)('of $system at $baud baud', ({ system, baud }) => {
    let board: LightGateway;
    let gateway: Gateway;
    let shell: Shell;
    beforeAll(async () => {
      [board, gateway] = await (atWork.get(`${system} ${baud}`) ?? Promise.reject(new Error('no board')));
      shell = await gateway.shell(options);
    });

    it('gives words, input, both outputs and the status through unharmed', async () => {
      const words = ["it's $HOME `id` \\ \n two lines", '', '*', 'ü€', 'x'.repeat(3000)];
      expect(textOf(await shell.exec(['printf', '%s|', ...words], options))).toBe(words.map((word) => `${word}|`).join(''));
      const ended = await shell.exec(['sh', '-c', 'cat; echo no line end >&2; exit 3'], {
        ...options,
        stdin: Buffer.from('a\0b\r\n\u0003\u0004'),
      });
      expect([ended.exitStatus, textOf(ended), Buffer.from(ended.stderr).toString()]).toEqual([3, 'a\0b\r\n\u0003\u0004', 'no line end\n']);
      expect(await shell.exec(['no-such-program'], options)).toMatchObject({ exitStatus: 127 });
      expect(shell.transport).toBe('serial');
    });

    it('never calls a command that a signal ended done, and gives it no terminal to ask', async () => {
      await expect(shell.exec(['sh', '-c', 'kill -9 $$'], options)).rejects.toMatchObject({ code: 'shell/no-exit-status' });
      expect((await shell.exec(['sh', '-c', ': </dev/tty'], options)).exitStatus).not.toBe(0);
    });

    it('writes and reads files of any bytes, and keeps the old one', async () => {
      for (const bytes of [randomBytes(4096), Buffer.alloc(0), Buffer.from('kura.name=x\n'.repeat(2000))]) {
        const written = await shell.writeFileAtomic('/root/some file', bytes, options);
        expect(written.sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
        const read = await shell.readFile('/root/some file', options);
        expect(Buffer.from(read?.bytes ?? []).equals(bytes)).toBe(true);
      }
      expect(await shell.readFile('/root/no such file', options)).toBeUndefined();
    });

    it('stops what takes too long or prints too much, and goes on', async () => {
      await expect(shell.exec(['sleep', '61'], { ...options, timeoutMs: 1000 })).rejects.toMatchObject({ code: 'shell/timeout' });
      await expect(shell.exec(['yes'], { ...options, maxOutputBytes: 10_000 })).rejects.toMatchObject({ code: 'shell/output-too-long' });
      expect(board.run('ps 2>/dev/null || ls -d /proc/[0-9]* | while read -r p; do tr "\\0" " " <$p/cmdline; echo; done')).not.toMatch(
        /sleep 61|\byes\b/,
      );
      expect(textOf(await shell.exec(['echo', 'still here'], options))).toBe('still here\n');
    });

    it('leaves the login prompt behind, and finds its way from whatever is left there', async () => {
      await gateway.close();
      expect(board.printed()).toMatch(/login: $/);
      const first = gatewayAt(board.path);
      // Lost without a goodbye: the agent of that session still listens.
      const lost = (await first.shell(options)).exec(['sleep', '30'], options).catch((error: unknown) => error);
      await vi.waitFor(() => expect(board.run('cat /proc/[0-9]*/cmdline | tr "\\0" " "')).toContain('sleep 30'), { timeout: 8000 });
      await first.drop();
      expect(await lost).toMatchObject({ code: 'console/connection-lost' });
      const next = gatewayAt(board.path);
      expect(textOf(await (await next.shell(options)).exec(['id', '-un'], options))).toBe('root\n');
      await next.close();
    });
  });
});
