/** What the MQTT side of a simulated gateway needs of its Kura. */
import type { Routes } from '../kura-api/routes.ts';
import type { ComponentStore } from '../kura/component-store.ts';
import type { SimulatedGeneration } from '../kura/generation.ts';

export interface CommandEnd {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RemoteKura {
  readonly generation: SimulatedGeneration;
  readonly components: ComponentStore;
  /** The handlers that answer over REST as well. */
  readonly routes: Routes;
  /** As `system/v1` names them. */
  framework(): Promise<Readonly<Record<string, unknown>>>;
  /** Runs a program as Kura's user. */
  run(words: readonly string[], stdin: string, signal: AbortSignal): Promise<CommandEnd>;
  log(line: string): void;
}

const SINCE_3 = ['CONF-V1', 'CMD-V1', 'DEPLOY-V2'] as const;
const SINCE_5_0 = [...SINCE_3, 'INVENTORY-V1', 'KEYS-V1'] as const;
const SINCE_5_1 = [...SINCE_5_0, 'CONF-V2'] as const;

/** App ids of each generation, by what its REST services had become then (kura.md §3.1, §4.2); the exact releases are unconfirmed. */
export const appsOf: Readonly<Record<SimulatedGeneration, readonly string[]>> = {
  'kura-3': SINCE_3,
  'kura-4': [...SINCE_3, 'INVENTORY-V1'],
  'kura-5.0': SINCE_5_0,
  'esf-7.0': SINCE_5_0,
  'kura-5.1': SINCE_5_1,
  'kura-5.4': [...SINCE_5_1, 'KEYS-V2', 'SYS-V1'],
};
