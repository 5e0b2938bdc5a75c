/** A training line whose gateways have no ProvisioningService: journal, simulated gateways and their cloud, taken by the station's own broker. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { importBatch } from '../../electron/engine/batches/import-batch.ts';
import { parseRecipe } from '../../electron/engine/files/recipe-file.ts';
import { loadStation } from '../../electron/engine/files/station-file.ts';
import { type Engine, openEngine } from '../../electron/engine/open-engine.ts';
import type { RunOrder, RunSummary } from '../../electron/engine/runs/run-floor.ts';
import type { SimulationEvent } from '../../electron/simulator/events.ts';
import { parseFaults } from '../../electron/simulator/faults/load-faults.ts';
import { type Simulation, startSimulation } from '../../electron/simulator/simulation.ts';
import type { BatchId } from '../../shared/domain/ids.ts';
import type { StationFile } from '../../shared/domain/station-file.ts';
import type { UnitState } from '../../shared/domain/unit-state.ts';

export interface StationBrokerRunOptions {
  readonly gateways: number;
  readonly lanes: number;
  /** As in the file. */
  readonly faults?: readonly object[] | undefined;
  /** What the station file shall say besides. */
  readonly station?: (file: StationFile) => Partial<StationFile>;
  /** Steps in place of those of `kura-station-broker.json`. */
  readonly steps?: readonly object[];
}

export class StationBrokerRun {
  readonly events: SimulationEvent[] = [];
  readonly folder: string;
  batchId = '' as BatchId;
  #simulation: Simulation | undefined;
  #engine: Engine | undefined;

  private constructor(folder: string) {
    this.folder = folder;
  }

  static async open(options: StationBrokerRunOptions): Promise<StationBrokerRun> {
    const run = new StationBrokerRun(await mkdtemp(join(tmpdir(), 'lineside-station-broker-')));
    try {
      await run.#start(options);
      return run;
    } catch (error) {
      await run.close();
      throw error;
    }
  }

  get engine(): Engine {
    if (this.#engine === undefined) throw new Error('not started');
    return this.#engine;
  }

  get stationFile(): string {
    return join(this.folder, 'station.json');
  }

  async run(part: Partial<RunOrder> = {}): Promise<RunSummary> {
    return this.engine.runs.run({ ...(await this.#order()), batchId: this.batchId, ...part });
  }

  async resume(): Promise<RunSummary> {
    return this.engine.runs.resume({ ...(await this.#order()), batchId: this.batchId });
  }

  async reopen(): Promise<void> {
    await this.engine.close();
    this.#engine = await this.#openEngine();
  }

  /** For a test that lets another process have the journal. */
  async letGo(): Promise<void> {
    await this.#engine?.close();
    this.#engine = undefined;
  }

  async takeBack(): Promise<void> {
    this.#engine = await this.#openEngine();
  }

  states(): readonly UnitState[] {
    return this.engine.journal.read.units({ batchId: this.batchId, afterRow: 0, limit: 1000 }).map(({ state }) => state);
  }

  async close(): Promise<void> {
    await this.#engine?.close();
    await this.#simulation?.close();
    await rm(this.folder, { recursive: true, force: true });
  }

  async #start({ gateways, lanes, faults, station, steps }: StationBrokerRunOptions): Promise<void> {
    this.#simulation = await startSimulation({
      gateways,
      lanes,
      way: 'station-broker',
      seed: 'station-broker',
      restartMs: 150,
      swapPauseMs: 20,
      faults: faults === undefined ? undefined : parseFaults(JSON.stringify({ lineside: 1, faults }), 'faults.json', 'en'),
      outStationFile: this.stationFile,
      onEvent: (event) => this.events.push(event),
    });
    if (station !== undefined) await this.#rewriteStation(station);
    this.#engine = await this.#openEngine();
    const { journal, vault } = this.#engine;
    const imported = await importBatch({
      journal,
      vault,
      path: this.#simulation.batchFile,
      recipe: await recipeWith(steps),
      secretColumns: [],
      by: await journal.person('Tester'),
      signal: new AbortController().signal,
    });
    this.batchId = imported.batch.id;
  }

  async #rewriteStation(change: (file: StationFile) => Partial<StationFile>): Promise<void> {
    const file = JSON.parse(await readFile(this.stationFile, 'utf8')) as StationFile;
    await writeFile(this.stationFile, JSON.stringify({ ...file, ...change(file) }), { mode: 0o600 });
  }

  #openEngine(): Promise<Engine> {
    const journalFile = join(this.folder, 'journal.sqlite');
    return openEngine({ journalFile, keyFolder: this.folder, environment: {}, linesideVersion: '0.0.0' });
  }

  async #order(): Promise<Omit<RunOrder, 'batchId'>> {
    const station = loadStation(this.stationFile, { environment: {} });
    const operator = await this.engine.journal.person('Tester');
    return { station, operator, signal: new AbortController().signal, gatewayTimeoutMs: 15_000 };
  }
}

async function recipeWith(steps: readonly object[] | undefined): Promise<ReturnType<typeof parseRecipe>> {
  const text = await readFile(join(import.meta.dirname, '../../resources/recipes/kura-station-broker.json'), 'utf8');
  const recipe = JSON.parse(text) as object;
  return parseRecipe(JSON.stringify(steps === undefined ? recipe : { ...recipe, steps }), 'kura-station-broker.json');
}
