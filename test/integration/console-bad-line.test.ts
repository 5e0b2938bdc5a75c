/** Lines that lose, double, change and repeat what they carry: no answer may be wrong, and no command may run twice. */
import { randomBytes } from 'node:crypto';
import { describe, expect } from 'vitest';
import { toAppError } from '../../shared/errors/app-error.ts';
import { deskTest as it, callOptions as options, textOf } from '../support/console/console-desk.ts';
import { whyNoConsoles } from '../support/console/light-gateway.ts';
import { type Spoiler, startSpoilingServer } from '../support/console/spoiling-server.ts';

const refusal = whyNoConsoles();
const rounds = 10;
/** Of all bytes, so many meet with something. */
const share = 0.0007;

/** Each byte by itself. */
const nowAndThen =
  (change: (byte: number) => readonly number[]): Spoiler =>
  (bytes) =>
    Buffer.from([...bytes].flatMap((byte) => (Math.random() < share ? change(byte) : [byte])));

const settled = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'done',
    (thrown: unknown) => toAppError(thrown).code,
  );

const spoilers: Readonly<Record<string, () => Spoiler>> = {
  'loses bytes': () => nowAndThen(() => []),
  'doubles bytes': () => nowAndThen((byte) => [byte, byte]),
  'changes bits': () => nowAndThen((byte) => [byte ^ (1 << Math.floor(Math.random() * 8))]),
  'adds NUL and eight-bit bytes': () => nowAndThen((byte) => [byte, 0, 0xff]),
  'carries seven bits': () => (bytes) => Buffer.from(bytes.map((byte) => byte & 0x7f)),
  'says again what it said before': () => {
    const said: Buffer[] = [];
    return (bytes) => {
      said.push(Buffer.from(bytes));
      const earlier = said[Math.floor(Math.random() * said.length)] ?? bytes;
      return Math.random() < 0.1 ? Buffer.concat([bytes, earlier]) : bytes;
    };
  },
};

describe.skipIf(refusal !== undefined)(`a bad line${refusal === undefined ? '' : ` (${refusal})`}`, { concurrent: true }, () => {
  it.for(Object.entries(spoilers))('that %s gives the right answer or none', async ([_name, spoiler], { desk }) => {
    const board = await desk.start({ prepare: ': >/root/log' });
    const server = await startSpoilingServer(await board.listen());
    desk.atEnd(server.close);
    const gateway = desk.gatewayAt({ kind: 'tcp', host: '127.0.0.1', port: server.port });
    const doubts = new Set<string>();
    for (let round = 0; round < rounds; round += 1) {
      server.spoil(undefined);
      const shell = await gateway.shell(options);
      server.spoil(spoiler());
      const stdin = randomBytes(round % 4 === 0 ? 2000 : 60);
      try {
        const script = 'echo "$1" >>/root/log; cat; exit "$1"';
        const ended = await shell.exec(['sh', '-c', script, 'sh', String(10 + round)], { ...options, timeoutMs: 8000, stdin });
        expect([ended.exitStatus, Buffer.from(ended.stdout).equals(stdin)]).toEqual([10 + round, true]);
      } catch (thrown) {
        const error = toAppError(thrown);
        expect(error.code).toMatch(/^console\/(garbled|connection-lost|another-board)$|^shell\/(no-exit-status|timeout)$/);
        doubts.add(String(10 + round));
        server.spoil(undefined);
        await gateway.drop();
      }
    }
    server.spoil(undefined);
    const ran = board.run('cat /root/log').trim().split('\n');
    expect(new Set(ran).size).toBe(ran.length);
    const wanted = Array.from({ length: rounds }, (_item, round) => String(10 + round));
    expect(wanted.filter((word) => !ran.includes(word) && !doubts.has(word))).toEqual([]);
  });

  it.for(['c', 'n', 'i'])('that doubles the word that says what a parcel is for (%s) has it sent again', async (into, { desk }) => {
    const board = await desk.start({ prepare: ':' });
    const server = await startSpoilingServer(await board.listen());
    desk.atEnd(server.close);
    const shell = await desk.gatewayAt({ kind: 'tcp', host: '127.0.0.1', port: server.port }).shell(options);
    let spoiled = 0;
    server.spoil((bytes) => {
      const text = bytes.toString('latin1');
      const worse = spoiled > 0 ? text : text.replace(new RegExp(`^(P \\d+ \\d+ [01] )${into}`, 'm'), `$1${into}${into}`);
      if (worse !== text) spoiled += 1;
      return Buffer.from(worse, 'latin1');
    });
    const stdin = randomBytes(40_000);
    const ended = await shell.exec(['sh', '-c', 'cat; exit 7'], { ...options, stdin });
    expect([spoiled, ended.exitStatus, Buffer.from(ended.stdout).equals(stdin)]).toEqual([1, 7, true]);
  });

  // In a parcel, before the start of the command, behind it, in the second command of the write, and in its read-back.
  it('that a console server closes anywhere leaves each command done once or not at all, and the file old or new', async ({ desk }) => {
    const board = await desk.start({ prepare: ': >/root/log; echo old >/root/f' });
    const server = await startSpoilingServer(await board.listen());
    desk.atEnd(server.close);
    const gateway = desk.gatewayAt({ kind: 'tcp', host: '127.0.0.1', port: server.port });
    for (const [round, bytes] of [40, 150, 320, 700, 2000, 3300].entries()) {
      const shell = await gateway.shell(options);
      server.cutAfter(bytes);
      const content = Buffer.from(`${round}${randomBytes(900).toString('hex')}`);
      const appended = await settled(shell.exec(['sh', '-c', 'echo "$1" >>/root/log', 'sh', String(round)], options));
      const written = await settled((await gateway.shell(options)).writeFileAtomic('/root/f', content, options));
      const lines = board.run('cat /root/log').split('\n');
      expect(lines.filter((line) => line === String(round)).length, `after ${bytes} bytes`).toBeLessThanOrEqual(1);
      if (appended === 'done') expect(lines).toContain(String(round));
      const found = board.run('cat /root/f');
      expect([found === content.toString(), /^old\n$|^\d[0-9a-f]{1800}$/.test(found)]).toEqual([
        written === 'done' || found === content.toString(),
        true,
      ]);
      expect([appended, written].filter((end) => end !== 'done').every((end) => end === 'console/connection-lost')).toBe(true);
    }
  });

  it('shared by two stations spoils no answer: one of them is let go', async ({ desk }) => {
    const board = await desk.start({ prepare: ': >/root/log' });
    const line = { kind: 'tcp', host: '127.0.0.1', port: await board.listen() } as const;
    const first = await desk.gatewayAt(line).shell(options);
    const lost = first.exec(['sh', '-c', 'echo one >>/root/log; sleep 30'], options).catch((error: unknown) => error);
    const second = await desk.gatewayAt(line).shell(options);
    expect(await lost).toMatchObject({ code: expect.stringMatching(/^shell\/no-exit-status$|^console\//) });
    expect(textOf(await second.exec(['cat', '/root/log'], options))).toBe('one\n');
  });
});
