/** The simulated computer as its shell and commands see it. Nothing in it reaches the host. */
import type { MemoryFileSystem } from './file-system/memory-file-system.ts';
import type { ProcessTable } from './process-table.ts';

/** Answers of `systemctl`; the only unit of the simulated gateway is `kura.service`. */
export interface ServiceManager {
  /** Resolves when systemd would give the prompt back. False for a unit that does not exist. */
  act(verb: 'start' | 'stop' | 'restart', unit: string): Promise<boolean>;
  /** Properties as `systemctl show` names them; undefined for a unit that does not exist. */
  show(unit: string): Readonly<Record<string, string>> | undefined;
}

export interface NetworkInterface {
  readonly name: string;
  readonly macAddress: string;
  readonly address: string;
}

/** What the gateway can reach. */
export interface Network {
  addressOf(name: string): string | undefined;
  /** True where somebody listens. */
  accepts(address: string, port: number): boolean;
}

export interface Machine {
  readonly fileSystem: MemoryFileSystem;
  readonly processes: ProcessTable;
  readonly services: ServiceManager;
  readonly hostname: string;
  readonly architecture: string;
  readonly kernelRelease: string;
  readonly interfaces: readonly NetworkInterface[];
  readonly network: Network;
  readonly nowMs: () => number;
  /** Letters and digits for `mktemp`. */
  readonly randomLetters: (count: number) => string;
}
