/** The line that the window looks at: the station's own, or a training line beside it. One engine each, one of them current. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { LineView } from '../../../shared/contract/line.ts';
import type { PersonId } from '../../../shared/domain/ids.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { type LoadedStation, parseStation } from '../files/station-file.ts';
import { type Engine, openEngine } from '../open-engine.ts';
import { startTrainingLine, type TrainingLine } from './training-line.ts';

/** A step that takes longer is left to the next start's inspection: it is journaled as intended. */
const CLOSE_PATIENCE_MS = 10_000;

export interface LineOptions {
  readonly journalFile: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly linesideVersion: string;
  /** Arguments that make this Node run `lineside`. */
  readonly lineside: readonly string[];
  /** A station file to begin with. */
  readonly stationFile?: string | undefined;
}

interface OpenLine {
  readonly engine: Engine;
  readonly training: TrainingLine | undefined;
  station: LoadedStation | undefined;
}

export class Line {
  readonly #options: LineOptions;
  readonly #own: OpenLine;
  #current: OpenLine;
  #stop: AbortController | undefined;
  #order: Promise<void> = Promise.resolve();
  #onSwitch: (engine: Engine) => void = () => undefined;

  static async open(options: LineOptions): Promise<Line> {
    const engine = await openLineEngine(options, options.journalFile);
    const line = new Line(options, { engine, training: undefined, station: undefined });
    if (options.stationFile !== undefined) line.loadStation(await readFile(options.stationFile, 'utf8'), path.dirname(options.stationFile));
    return line;
  }

  private constructor(options: LineOptions, own: OpenLine) {
    this.#options = options;
    this.#own = own;
    this.#current = own;
  }

  get engine(): Engine {
    return this.#current.engine;
  }

  /** Called at once and whenever another engine becomes current. */
  onSwitch(listener: (engine: Engine) => void): void {
    this.#onSwitch = listener;
    listener(this.engine);
  }

  view(): LineView {
    const { engine, station, training } = this.#current;
    return {
      training: training !== undefined || station?.file.training !== undefined,
      stationName: station?.file.name ?? '',
      lanes: [...engine.runs.lanes()],
      running: engine.runs.running,
      journal: { file: engine.journal.file, seq: engine.journal.read.head().seq },
    };
  }

  /** `station/none` until a station file was loaded or the training line started. */
  station(): LoadedStation {
    if (this.#current.station === undefined) throw new AppError('station/none');
    return this.#current.station;
  }

  loadStation(text: string, folder: string): void {
    this.#demandRest();
    this.#current.station = parseStation(text, { folder, environment: this.#options.environment });
    this.#current.engine.runs.showStation(this.#current.station);
  }

  async startTraining(gateways: number, lanes: number): Promise<TrainingLine['batchFile']> {
    this.#demandRest();
    await this.#closeTraining();
    const folder = path.join(path.dirname(this.#options.journalFile), 'training');
    const training = await startTrainingLine({ gateways, lanes, folder, lineside: this.#options.lineside });
    try {
      const engine = await openLineEngine(this.#options, path.join(folder, 'journal.sqlite'));
      this.#switchTo({ engine, training, station: undefined });
      this.loadStation(await readFile(training.stationFile, 'utf8'), folder);
    } catch (thrown) {
      await training.close();
      throw thrown;
    }
    return training.batchFile;
  }

  async stopTraining(): Promise<void> {
    this.#demandRest();
    await this.#closeTraining();
  }

  /** The signal of the order that begins now; `stopOrder` aborts it. */
  beginOrder(): AbortSignal {
    this.#demandRest();
    this.#stop = new AbortController();
    return this.#stop.signal;
  }

  /** The order that is going on; closing waits for it to reach a step boundary. */
  follow(order: Promise<void>): void {
    this.#order = order;
  }

  stopOrder(): void {
    this.#stop?.abort();
  }

  person(name: string): Promise<PersonId> {
    return this.engine.journal.person(name);
  }

  async close(): Promise<void> {
    this.stopOrder();
    await Promise.race([this.#order, delay(CLOSE_PATIENCE_MS, undefined, { ref: false })]);
    await this.#closeTraining();
    await this.#own.engine.close();
  }

  async #closeTraining(): Promise<void> {
    const { engine, training } = this.#current;
    if (training === undefined) return;
    this.#switchTo(this.#own);
    await engine.close();
    await training.close();
  }

  #switchTo(line: OpenLine): void {
    this.#current = line;
    this.#onSwitch(line.engine);
  }

  #demandRest(): void {
    if (this.engine.runs.running) throw new AppError('run/already-running');
  }
}

function openLineEngine(options: LineOptions, journalFile: string): Promise<Engine> {
  const { environment, linesideVersion } = options;
  return openEngine({ journalFile, keyFolder: path.dirname(journalFile), environment, linesideVersion });
}
