/** What one test has on its desk: boards, programs at the end of a cable, and gateways opened over them; cleared away after it, in reverse. */
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, vi } from 'vitest';
import { openGateway } from '../../../electron/engine/gateway/connected-gateway.ts';
import type { CallOptions, ExecResult, Gateway } from '../../../electron/engine/gateway/gateway.ts';
import type { ConsoleTarget } from '../../../electron/engine/gateway/open-gateway.ts';
import { type ConsoleCable, layCable } from './console-cable.ts';
import { consoleRoot, type LightGateway, type LightGatewayOptions, startLightGateway } from './light-gateway.ts';

export const callOptions: CallOptions = { signal: new AbortController().signal, timeoutMs: 20_000 };

export const textOf = ({ stdout }: ExecResult): string => Buffer.from(stdout).toString();

export class ConsoleDesk {
  readonly #ends: (() => unknown)[] = [];

  /** Runs when the test is over, the last one first. */
  atEnd(end: () => unknown): void {
    this.#ends.push(end);
  }

  async start(options: LightGatewayOptions = {}): Promise<LightGateway> {
    const board = await startLightGateway(options);
    this.atEnd(board.stop);
    return board;
  }

  /** As root, unless told otherwise. */
  gatewayAt(line: ConsoleTarget['line'] | string, login: Partial<ConsoleTarget> = {}): Gateway {
    const place = typeof line === 'string' ? ({ kind: 'serial', port: { path: line }, baud: 115_200 } as const) : line;
    const gateway = openGateway({ console: { line: place, ...consoleRoot, become: 'none', ...login }, judgeFingerprint: () => undefined });
    this.atEnd(() => gateway.close());
    return gateway;
  }

  /** An empty folder. */
  folder(): string {
    const folder = mkdtempSync(join(tmpdir(), 'lineside-desk-'));
    this.atEnd(() => rmSync(folder, { recursive: true }));
    return folder;
  }

  /** Something that is no gateway, on a terminal of its own. */
  async startProgram(program: string): Promise<ConsoleCable> {
    const cable = await layCable({ folder: this.folder(), name: 'console', program, baud: undefined });
    this.atEnd(cable.stop);
    return cable;
  }

  async clear(): Promise<void> {
    for (const end of this.#ends.splice(0).toReversed()) await end();
  }
}

/** A test with a desk of its own: several may run at once. */
export const deskTest = test.extend<{ desk: ConsoleDesk }>({
  // oxlint-disable-next-line no-empty-pattern -- the runner wants a pattern here
  desk: async ({}, use) => {
    const desk = new ConsoleDesk();
    await use(desk);
    await desk.clear();
  },
});

export async function whoAmI(gateway: Gateway): Promise<string> {
  return textOf(await (await gateway.shell(callOptions)).exec(['id', '-un'], callOptions)).trim();
}

/** What keeps it from being reached. */
export const failureOf = (gateway: Gateway, limits = callOptions): Promise<unknown> =>
  gateway.shell(limits).then(
    () => 'none',
    (error: unknown) => error,
  );

/** A hand at a terminal program. */
export async function openRaw(path: string) {
  const { SerialPort } = await import('serialport');
  const port = new SerialPort({ path, baudRate: 115_200 });
  await once(port, 'open');
  let seen = '';
  port.on('data', (chunk: Buffer) => (seen += chunk.toString('latin1')));
  return {
    type: async (text: string, until: RegExp) => {
      seen = '';
      port.write(Buffer.from(text, 'latin1'));
      await vi.waitFor(
        () => {
          if (!until.test(seen)) throw new Error(`no ${String(until)} in ${seen}`);
        },
        { timeout: 15_000 },
      );
    },
    close: () => new Promise((resolve) => port.close(resolve)),
  };
}
