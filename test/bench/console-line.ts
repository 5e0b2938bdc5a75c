/**
 * 4 KiB to a gateway over its console at 115200 baud, held against the line itself: the same 4 KiB, in base64 and nothing else, typed at a
 * program on the same kind of line that answers with their SHA-256.
 */
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SerialPort } from 'serialport';
import { openGateway } from '../../electron/engine/gateway/connected-gateway.ts';
import type { Shell } from '../../electron/engine/gateway/gateway.ts';
import { layCable } from '../support/console/console-cable.ts';
import { consoleRoot, startLightGateway, whyNoConsoles } from '../support/console/light-gateway.ts';
import { type BenchRow, median, type SkippedBench } from './bench-row.ts';

const BAUD = 115_200;
const SIZE = 4096;
const ROUNDS = 5;
const LIMITS = { signal: new AbortController().signal, timeoutMs: 30_000 };
const NAME = '4 KiB over a 115200 console';

export async function benchConsoleLine(): Promise<readonly (BenchRow | SkippedBench)[]> {
  const refusal = whyNoConsoles();
  if (refusal !== undefined) return [{ name: NAME, skipped: refusal }];
  const baseline = { name: "the line's own time for them in base64", value: await bareLineMs() };
  const board = await startLightGateway({ baud: BAUD });
  const gateway = openGateway({
    console: { line: { kind: 'serial', port: { path: board.path }, baud: BAUD }, ...consoleRoot, become: 'none' },
    judgeFingerprint: () => undefined,
  });
  try {
    const shell = await gateway.shell(LIMITS);
    const properties = Buffer.from(
      Array.from({ length: 120 }, (_, n) => `kura.property.${n}=value of property ${n}\n`)
        .join('')
        .slice(0, SIZE),
    );
    return [
      { name: `${NAME}: random bytes to a command`, value: await typicalMs(() => intoCommand(shell)), unit: 'ms', baseline },
      {
        name: `${NAME}: a properties file, written atomically`,
        value: await typicalMs(() => shell.writeFileAtomic('/root/f', properties, LIMITS)),
        unit: 'ms',
        baseline,
        note: 'with backup, fsync, rename and reading back; text is sent zipped, so it may take less than the line would for the plain bytes',
      },
      {
        name: `${NAME}: random bytes, written atomically`,
        value: await typicalMs(() => shell.writeFileAtomic('/root/g', randomBytes(SIZE), LIMITS)),
        unit: 'ms',
        baseline,
        note: 'two commands: staged and compared by hash, then renamed and read back',
      },
    ];
  } finally {
    await gateway.close();
    await board.stop();
  }
}

async function intoCommand(shell: Shell): Promise<void> {
  await shell.exec(['sh', '-c', 'cat >/root/h'], { ...LIMITS, stdin: randomBytes(SIZE) });
}

/** The first time carries the scripts along, which a session sends once. */
async function typicalMs(work: () => Promise<unknown>): Promise<number> {
  await work();
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const startedAtMs = performance.now();
    await work();
    times.push(performance.now() - startedAtMs);
  }
  return median(times);
}

async function bareLineMs(): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'lineside-bench-line-'));
  const text = randomBytes(SIZE).toString('base64');
  const program = `stty raw -echo; echo ready; while :; do head -c ${text.length} | sha256sum; done`;
  const cable = await layCable({ folder, name: 'bare', program, baud: BAUD });
  const port = new SerialPort({ path: cable.path, baudRate: BAUD });
  try {
    await once(port, 'open');
    let heard = '';
    const sum = (pattern: RegExp) =>
      new Promise<void>((resolve) => {
        const take = (chunk: Buffer) => {
          heard += chunk.toString('latin1');
          if (!pattern.test(heard)) return;
          port.off('data', take);
          heard = '';
          resolve();
        };
        port.on('data', take);
      });
    return await typicalMs(async () => {
      const answer = sum(/[0-9a-f]{64}/);
      port.write(text);
      await answer;
    });
  } finally {
    await new Promise((resolve) => port.close(resolve));
    await cable.stop();
    await rm(folder, { recursive: true });
  }
}
