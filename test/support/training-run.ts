/** A simulated line, a real engine in this process, and the batch in it: a run as `lineside run` makes it. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { importBatch } from '../../electron/engine/batches/import-batch.ts';
import { loadRecipe, parseRecipe } from '../../electron/engine/files/recipe-file.ts';
import { loadStation } from '../../electron/engine/files/station-file.ts';
import { openGateway } from '../../electron/engine/gateway/connected-gateway.ts';
import { type Engine, openEngine } from '../../electron/engine/open-engine.ts';
import { Floor } from '../../electron/engine/runs/floor.ts';
import type { Decision, RunOrder, RunSummary } from '../../electron/engine/runs/run-floor.ts';
import type { SimulationEvent } from '../../electron/simulator/events.ts';
import { parseFaults } from '../../electron/simulator/faults/load-faults.ts';
import { type Simulation, type SimulationOptions, startSimulation } from '../../electron/simulator/simulation.ts';
import type { BatchId } from '../../shared/domain/ids.ts';
import type { LaneView } from '../../shared/domain/lane-view.ts';
import type { UnitState } from '../../shared/domain/unit-state.ts';

export interface TrainingRunOptions extends Partial<Omit<SimulationOptions, 'faults'>> {
  readonly gateways: number;
  readonly lanes: number;
  /** As in the file. */
  readonly faults?: readonly object[] | undefined;
  /** Of `everyware.provision`. Default 20. */
  readonly deadlineSeconds?: number;
  /** Steps in place of those of `esf-everyware.json`. */
  readonly steps?: readonly object[];
}

export class TrainingRun {
  readonly events: SimulationEvent[] = [];
  readonly #folder: string;
  #simulation: Simulation | undefined;
  #engine: Engine | undefined;
  #batchId = '' as BatchId;

  private constructor(folder: string) {
    this.#folder = folder;
  }

  static async open(options: TrainingRunOptions): Promise<TrainingRun> {
    const run = new TrainingRun(await mkdtemp(join(tmpdir(), 'lineside-training-run-')));
    await run.#start(options);
    return run;
  }

  get engine(): Engine {
    if (this.#engine === undefined) throw new Error('not started');
    return this.#engine;
  }

  async run(part: Partial<RunOrder> = {}, onLanes: (lanes: readonly LaneView[]) => void = () => undefined): Promise<RunSummary> {
    const floor = this.#floor();
    floor.onLanes(onLanes);
    return floor.run({ ...(await this.#order()), batchId: this.#batchId, ...part });
  }

  async resume(decisions: readonly Omit<Decision, 'operator'>[] = []): Promise<RunSummary> {
    const order = await this.#order();
    const made = decisions.map((decision) => ({ ...decision, operator: order.operator }));
    return this.#floor().resume({ ...order, batchId: this.#batchId, decisions: made });
  }

  /** The engine is gone; another one opens the journal. */
  async reopen(): Promise<void> {
    await this.engine.close();
    this.#engine = await this.#openEngine();
  }

  /** By row. */
  states(): readonly UnitState[] {
    return this.engine.journal.read.units({ batchId: this.#batchId, afterRow: 0, limit: 1000 }).map(({ state }) => state);
  }

  /** `pass`, `unknown`, `open` …, by row. */
  standing(): readonly string[] {
    return this.states().map((state) => state.outcome ?? state.status);
  }

  serialNumber(row: number): string {
    const unit = this.engine.journal.read.units({ batchId: this.#batchId, afterRow: row - 1, limit: 1 })[0]?.unit;
    return unit?.columns['serialNumber'] ?? '';
  }

  /** Serial numbers of the gateways that said this, in order. */
  said(event: SimulationEvent['event']): readonly string[] {
    return this.events.filter((seen) => seen.event === event).map(({ serialNumber }) => serialNumber);
  }

  /** What each unit's outcome rests on, by row. */
  proofs(): readonly (string | undefined)[] {
    return this.states().map(({ proof }) => proof);
  }

  faultsSeen(): number {
    return this.said('fault').length;
  }

  async close(): Promise<void> {
    await this.#engine?.close();
    await this.#simulation?.close();
    await rm(this.#folder, { recursive: true, force: true });
  }

  async #start(options: TrainingRunOptions): Promise<void> {
    const { faults, steps, deadlineSeconds = 20, ...rest } = options;
    this.#simulation = await startSimulation({
      seed: 'faults',
      restartMs: 200,
      swapPauseMs: 20,
      ...rest,
      faults: faults === undefined ? undefined : parseFaults(JSON.stringify({ lineside: 1, faults }), 'faults.json', 'en'),
      outStationFile: join(this.#folder, 'station.json'),
      onEvent: (event) => this.events.push(event),
    });
    this.#engine = await this.#openEngine();
    const recipe = steps === undefined ? quickRecipe(deadlineSeconds) : withSteps(steps);
    const { journal, vault } = this.engine;
    const imported = await importBatch({
      journal,
      vault,
      path: this.#simulation.batchFile,
      recipe,
      secretColumns: [],
      by: await journal.person('Tester'),
      signal: new AbortController().signal,
    });
    this.#batchId = imported.batch.id;
  }

  /** Gives up a lost gateway sooner than a line does. */
  #floor(): Floor {
    const { journal, vault } = this.engine;
    return new Floor({ journal, vault, openGateway, reconnectTimeoutMs: 4000 });
  }

  #openEngine(): Promise<Engine> {
    const journalFile = join(this.#folder, 'journal.sqlite');
    return openEngine({ journalFile, keyFolder: this.#folder, environment: {}, linesideVersion: '0.0.0' });
  }

  async #order(): Promise<Omit<RunOrder, 'batchId'>> {
    const station = loadStation(join(this.#folder, 'station.json'), { environment: {} });
    const operator = await this.engine.journal.person('Tester');
    return { station, operator, signal: new AbortController().signal, gatewayTimeoutMs: 8000 };
  }
}

type Loaded = ReturnType<typeof parseRecipe>;

function withSteps(steps: readonly object[]): Loaded {
  return parseRecipe(JSON.stringify({ lineside: 1, recipe: 'Faults', model: 'any', version: 1, profile: 'everyware', steps }));
}

/** The shipped recipe, in which everybody waits less than on a line. */
function quickRecipe(deadlineSeconds: number): Loaded {
  const file = JSON.parse(loadRecipe('esf-everyware').content) as { steps: { step: string; with: object }[] };
  const quicker: Readonly<Record<string, object>> = {
    'everyware.provision': { pollSeconds: 0.1, deadlineSeconds },
    'everyware.settings': { retryInterval: 1 },
  };
  const steps = file.steps.map((step) => ({ ...step, with: { ...step.with, ...quicker[step.step] } }));
  return parseRecipe(JSON.stringify({ ...file, steps }));
}
