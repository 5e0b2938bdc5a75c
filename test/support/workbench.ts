/** A real journal and vault in a temporary folder, with one batch of a recipe in it: for the runner's tests. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { importBatch } from '../../electron/engine/batches/import-batch.ts';
import { parseRecipe } from '../../electron/engine/files/recipe-file.ts';
import { parseStation } from '../../electron/engine/files/station-file.ts';
import { type Engine, openEngine } from '../../electron/engine/open-engine.ts';
import { Floor } from '../../electron/engine/runs/floor.ts';
import type { Decision, RunOrder, RunSummary } from '../../electron/engine/runs/run-floor.ts';
import type { StoredEvent } from '../../shared/domain/events.ts';
import type { BatchId } from '../../shared/domain/ids.ts';
import type { ScriptedGateway } from './scripted-gateway.ts';
import type { UnitState } from '../../shared/domain/unit-state.ts';

export interface WorkbenchOptions {
  readonly steps: readonly object[];
  readonly rows: readonly string[];
  /** A column beside `identifier`, secret. */
  readonly secret?: string;
}

export class Workbench {
  readonly folder: string;
  engine: Engine;
  batchId = '' as BatchId;
  /** Where the station file's secret `token` comes from. */
  environment: Record<string, string> = { WORKBENCH_TOKEN: 'secret of the station' };
  /** As in a station file. */
  brokers: Readonly<Record<string, object>> = {};

  static async open(options: WorkbenchOptions): Promise<Workbench> {
    const folder = await mkdtemp(join(tmpdir(), 'lineside-bench-'));
    const bench = new Workbench(folder, await openBenchEngine(folder));
    await bench.#import(options);
    return bench;
  }

  private constructor(folder: string, engine: Engine) {
    this.folder = folder;
    this.engine = engine;
  }

  /** The engine is gone and another one opens the journal: whatever was in work is interrupted. */
  async reopen(): Promise<void> {
    await this.engine.close();
    this.engine = await openBenchEngine(this.folder);
  }

  /** Runs the batch in one lane with this gateway plugged in. */
  async run(gateway: ScriptedGateway, part: Partial<RunOrder> = {}): Promise<RunSummary> {
    return this.#floor(gateway).run({ ...(await this.#order()), batchId: this.batchId, ...part });
  }

  async resume(
    gateway: ScriptedGateway,
    decisions: readonly Omit<Decision, 'operator'>[] = [],
    part: Partial<RunOrder> = {},
  ): Promise<RunSummary> {
    const order = { ...(await this.#order()), ...part };
    const made = decisions.map((decision) => ({ ...decision, operator: order.operator }));
    return this.#floor(gateway).resume({ ...order, batchId: this.batchId, decisions: made });
  }

  /** A run that a test watches and answers while it goes on. */
  async begin(
    gateway: ScriptedGateway,
    part: Partial<RunOrder> = {},
  ): Promise<{ readonly floor: Floor; readonly ended: Promise<RunSummary> }> {
    const floor = this.#floor(gateway);
    return { floor, ended: floor.run({ ...(await this.#order()), batchId: this.batchId, ...part }) };
  }

  state(row = 1): UnitState {
    const found = this.engine.journal.read.units({ batchId: this.batchId, afterRow: row - 1, limit: 1 })[0];
    if (found === undefined) throw new Error(`no row ${row}`);
    return found.state;
  }

  events(): readonly StoredEvent[] {
    return this.engine.journal.read.events({ batchId: this.batchId, limit: 1000 });
  }

  /** Event types of the units in order: the story of a run at a glance. */
  story(): readonly string[] {
    return this.events().map((stored) => stored.event.type);
  }

  async close(): Promise<void> {
    await this.engine.close();
    await rm(this.folder, { recursive: true, force: true });
  }

  #floor(gateway: ScriptedGateway): Floor {
    const { journal, vault } = this.engine;
    return new Floor({ journal, vault, openGateway: (target) => gateway.meet(target.judgeFingerprint), reconnectTimeoutMs: 2000 });
  }

  async #order(): Promise<Omit<RunOrder, 'batchId'>> {
    const lanes = [{ lane: 1, name: 'Lane 1', ssh: { host: '127.0.0.1', user: 'root', password: 'unused' } }];
    const secrets = { token: { env: 'WORKBENCH_TOKEN' } };
    const { environment, brokers } = this;
    const station = parseStation(JSON.stringify({ lineside: 1, lanes, secrets, brokers }), { folder: this.folder, environment });
    return { station, operator: await this.engine.journal.person('Tester'), signal: new AbortController().signal, gatewayTimeoutMs: 300 };
  }

  async #import(options: WorkbenchOptions): Promise<void> {
    const recipe = { lineside: 1, recipe: 'Bench', model: 'any', version: 1, profile: 'generic', steps: options.steps };
    const secretColumns = options.secret === undefined ? [] : [options.secret];
    const path = join(this.folder, 'batch.csv');
    const header = ['identifier', ...secretColumns].join(',');
    await writeFile(path, [header, ...options.rows, ''].join('\r\n'));
    const { journal, vault } = this.engine;
    const signal = new AbortController().signal;
    const by = await journal.person('Tester');
    const imported = await importBatch({ journal, vault, path, recipe: parseRecipe(JSON.stringify(recipe)), secretColumns, by, signal });
    this.batchId = imported.batch.id;
  }
}

function openBenchEngine(folder: string): Promise<Engine> {
  return openEngine({ journalFile: join(folder, 'journal.sqlite'), keyFolder: folder, environment: {}, linesideVersion: '0.0.0' });
}
