/** A computer with nothing but a shell, for tests of the language and the commands. */
import { commandSet } from '../../../../../electron/simulator/commands/command-set.ts';
import { MemoryFileSystem } from '../../../../../electron/simulator/file-system/memory-file-system.ts';
import type { Machine } from '../../../../../electron/simulator/machine.ts';
import { ProcessTable } from '../../../../../electron/simulator/process-table.ts';
import { ByteCollector, fromByteString, sourceOf, toByteString } from '../../../../../electron/simulator/shell/bytes.ts';
import { runScript } from '../../../../../electron/simulator/shell/run-script.ts';

export interface SmallMachine extends Machine {
  /** Runs a script to its end; texts are UTF-8. */
  sh(
    script: string,
    stdin?: string | Buffer,
    signal?: AbortSignal,
  ): Promise<{ status: number; stdout: string; stderr: string; bytes: Buffer }>;
}

export function smallMachine(): SmallMachine {
  const nowMs = () => Date.UTC(2025, 0, 2, 3, 4, 5);
  const fileSystem = new MemoryFileSystem(nowMs);
  for (const folder of ['/root', '/tmp', '/dev', '/proc', '/etc']) fileSystem.makeDirectories(folder);
  fileSystem.makeNullDevice('/dev/null');
  let letters = 0;
  const machine: Machine = {
    fileSystem,
    processes: new ProcessTable(fileSystem, nowMs),
    services: { act: () => Promise.resolve(false), show: () => undefined },
    hostname: 'bench',
    architecture: 'x86_64',
    kernelRelease: '6.1.0',
    interfaces: [{ name: 'eth0', macAddress: '00:60:0C:00:00:01', address: '10.0.0.1/24' }],
    network: {
      addressOf: (name) => (name === 'broker.example' ? '10.0.0.9' : undefined),
      accepts: (address, port) => address === '10.0.0.9' && port === 8883,
    },
    nowMs,
    randomLetters: (count) => String((letters += 1)).padStart(count, 'a'),
  };
  return {
    ...machine,
    sh: async (script, stdin = '', signal = new AbortController().signal) => {
      const [stdout, stderr] = [new ByteCollector(), new ByteCollector()];
      const source = sourceOf(typeof stdin === 'string' ? Buffer.from(stdin) : stdin);
      const status = await runScript({
        machine,
        commands: commandSet,
        source: toByteString(script),
        stdin: source,
        stdout,
        stderr,
        user: 'root',
        signal,
      });
      const show = (collector: ByteCollector) => fromByteString(collector.bytes.toString('latin1'));
      return { status, stdout: show(stdout), stderr: show(stderr), bytes: stdout.bytes };
    },
  };
}
