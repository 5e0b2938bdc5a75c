/** Consoles into which somebody else prints all the time, before the login as well (lab.md §1.2, §1.3): a second writer on the gateway's terminal. */
import { randomBytes } from 'node:crypto';
import { describe, expect } from 'vitest';
import { deskTest as it, callOptions as options, failureOf, textOf, whoAmI } from '../support/console/console-desk.ts';
import { consoleUser, type LightGateway, whyNoConsoles } from '../support/console/light-gateway.ts';

const refusal = whyNoConsoles();
const kernel = '[   12.345678] eth0: link is up';
/** Nothing tells it from what a gateway answers. */
const daemon = 'eth0: link is up';

/** Until the gateway is gone. */
function disturb(board: LightGateway, message: string, everyMs: number): void {
  board.run(
    `setsid sh -c 'while :; do echo "${message}" >${board.terminal()}; sleep ${everyMs / 1000}; done' >/dev/null 2>&1 </dev/null &`,
  );
}

describe.skipIf(refusal !== undefined)(`a noisy console${refusal === undefined ? '' : ` (${refusal})`}`, { concurrent: true }, () => {
  const cases = [
    { system: 'debian', message: kernel, everyMs: 3 },
    { system: 'debian', message: kernel, everyMs: 50 },
    { system: 'debian', message: daemon, everyMs: 50 },
    { system: 'busybox', message: kernel, everyMs: 3 },
    { system: 'busybox', message: daemon, everyMs: 50 },
  ] as const;
  // A lane gives a login 15 seconds.
  const limits = { ...options, timeoutMs: 15_000 };
  it.for(cases)('of $system lets in whoever it should: "$message" every $everyMs ms', async ({ system, message, everyMs }, { desk }) => {
    const board = await desk.start({ system, baud: 115_200 });
    disturb(board, message, everyMs);
    const gateway = desk.gatewayAt(board.path);
    const shell = await gateway.shell(limits);
    expect(textOf(await shell.exec(['id', '-un'], options))).toBe('root\n');
    await gateway.drop();
    const again = await gateway.shell(limits);
    expect(textOf(await again.exec(['echo', 'once more'], options))).toBe('once more\n');
  });

  it.for([kernel, daemon])('sees a wrong password for what it is, after one try: "%s"', async (message, { desk }) => {
    const board = await desk.start();
    disturb(board, message, 50);
    expect(await failureOf(desk.gatewayAt(board.path, { password: 'planted-wrong' }), limits)).toMatchObject({
      code: 'console/wrong-login',
    });
    expect(board.printed().match(/Login incorrect/g)).toHaveLength(1);
  });

  it('changes a password that has to be changed', async ({ desk }) => {
    const board = await desk.start({ prepare: 'chage -d 0 technician' });
    disturb(board, daemon, 50);
    const gateway = desk.gatewayAt(board.path, { ...consoleUser, newPassword: 'Quite-another-7-word' });
    expect(await whoAmI(gateway)).toBe('technician');
  });

  it('carries every byte through', async ({ desk }) => {
    const board = await desk.start({ baud: 115_200 });
    disturb(board, kernel, 20);
    const shell = await desk.gatewayAt(board.path).shell(options);
    const bytes = randomBytes(6000);
    await shell.writeFileAtomic('/root/f', bytes, options);
    const read = await shell.readFile('/root/f', { ...options, timeoutMs: 60_000 });
    expect(Buffer.from(read?.bytes ?? []).equals(bytes)).toBe(true);
    for (let index = 0; index < 20; index += 1)
      expect(textOf(await shell.exec(['echo', `value ${index}`], options))).toBe(`value ${index}\n`);
    expect(board.printed()).toContain('eth0: link is up');
  });
});
