/** The line that the window looks at: the station's own, or a training line beside it. One engine each, one of them current. */
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { LineView } from '../../../shared/contract/line.ts';
import type { PersonId } from '../../../shared/domain/ids.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { STEP_PATIENCE_MS } from '../../../shared/rpc/close-times.ts';
import { bindPort, type PortBinding } from '../files/bind-port.ts';
import { type LoadedStation, loadStation, parseStation } from '../files/station-file.ts';
import { type Engine, openEngine } from '../open-engine.ts';
import { StoppedBy } from '../runs/run-floor.ts';
import { rememberedStationFile, rememberStation } from './remembered-station.ts';
import { startTrainingLine, type TrainingLine } from './training-line.ts';

export interface LineOptions {
  readonly journalFile: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly linesideVersion: string;
  /** The station's own key, where whoever started the engine could unwrap it. */
  readonly handedKey?: string | undefined;
  /** Arguments that make this Node run `lineside`. */
  readonly lineside: readonly string[];
  /** A station file to begin with; one that cannot be used is refused. */
  readonly stationFile?: string | undefined;
  /** The one that was chosen in a window before, where none is named: one that cannot be used any more is left alone. */
  readonly rememberedStationFile?: string | undefined;
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
  readonly #closing = new AbortController();
  /** Set while an order or a change of lines is going on; resolves at its end. */
  #held: Promise<void> | undefined;
  #stop: AbortController | undefined;
  #ended: Promise<void> | undefined;
  #onSwitch: (engine: Engine) => void = () => undefined;

  static async open(options: LineOptions): Promise<Line> {
    const engine = await openLineEngine(options, options.journalFile);
    const line = new Line(options, { engine, training: undefined, station: undefined });
    try {
      if (options.stationFile !== undefined) line.#show(line.#load(options.stationFile));
      else if (options.rememberedStationFile !== undefined) line.#recall(options.rememberedStationFile);
      return line;
    } catch (thrown) {
      await engine.close();
      throw thrown;
    }
  }

  private constructor(options: LineOptions, own: OpenLine) {
    this.#options = options;
    this.#own = own;
    this.#current = own;
  }

  get engine(): Engine {
    return this.#current.engine;
  }

  /** The station's own, whichever is looked at: commands name its journal. */
  get ownEngine(): Engine {
    return this.#own.engine;
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

  /** As `station`, where there is one. */
  get loadedStation(): LoadedStation | undefined {
    return this.#current.station;
  }

  /** Saves a lane's port into the station file and takes that anew; what `bindPort` throws, and `run/already-running`. */
  bindPort(binding: PortBinding): void {
    this.#demandRest();
    this.#demandNobodyAtGateways();
    const { path: file } = this.station();
    if (file === undefined) throw new AppError('station/no-file');
    bindPort(file, binding, this.#places);
    this.#show(this.#load(file));
  }

  /**
   * A text that a person chose. It has no folder, so whatever it names has to be named by its whole path. It is kept for the next start,
   * but not where a training line is looked at.
   */
  loadStation(text: string): void {
    this.#demandRest();
    this.#demandNobodyAtGateways();
    const chosen = parseStation(text, this.#places);
    const { journalFile } = this.#options;
    const isKept = this.#current === this.#own && rememberStation(journalFile, text);
    this.#show(isKept ? this.#load(rememberedStationFile(journalFile)) : chosen);
  }

  startTraining(gateways: number, lanes: number): Promise<TrainingLine['batchFile']> {
    return this.#hold(async () => {
      await this.#closeTraining();
      const { journalFile, lineside, environment } = this.#options;
      const folder = path.join(path.dirname(journalFile), 'training');
      const signal = this.#closing.signal;
      const training = await startTrainingLine({ gateways, lanes, folder, lineside, environment, signal });
      try {
        const station = this.#load(training.stationFile);
        const engine = await openLineEngine(this.#options, path.join(folder, 'journal.sqlite'));
        engine.runs.showStation(station);
        this.#switchTo({ engine, training, station });
        return training.batchFile;
      } catch (thrown) {
        await training.close();
        throw thrown;
      }
    });
  }

  stopTraining(): Promise<void> {
    return this.#hold(() => this.#closeTraining());
  }

  /** Holds the line for one order until its work has ended; `stopOrder` aborts the signal. */
  carryOut<Result>(work: (signal: AbortSignal) => Promise<Result>): Promise<Result> {
    return this.#hold(async () => {
      const stop = new AbortController();
      this.#stop = stop;
      try {
        return await work(stop.signal);
      } finally {
        this.#stop = undefined;
      }
    });
  }

  /** @param by Who wants it so, where somebody does. */
  stopOrder(by?: PersonId): void {
    this.#stop?.abort(by === undefined ? undefined : new StoppedBy(by));
  }

  get isTraining(): boolean {
    return this.#current.training !== undefined;
  }

  /** Stops whatever is going on, for good, and waits for it as long as a step may take. */
  end(): Promise<void> {
    this.#ended ??= this.#end();
    return this.#ended;
  }

  async #end(): Promise<void> {
    this.#closing.abort(new AppError('engine/stopped', { params: { reason: 'close' } }));
    this.stopOrder();
    await Promise.race([this.#held, delay(STEP_PATIENCE_MS, undefined, { ref: false })]);
  }

  /** Within `ENGINE_CLOSE_MS`: whatever is going on ends, then all that is open is closed side by side. */
  async close(): Promise<void> {
    await this.end();
    const { engine, training } = this.#current;
    await closeTogether([...(training === undefined ? [] : [training, engine]), this.#own.engine]);
  }

  async #closeTraining(): Promise<void> {
    const { engine, training } = this.#current;
    if (training === undefined) return;
    this.#switchTo(this.#own);
    await closeTogether([engine, training]);
  }

  get #places() {
    return { environment: this.#options.environment, vault: this.#own.engine.secrets };
  }

  #load(file: string): LoadedStation {
    return loadStation(file, this.#places);
  }

  #recall(file: string): void {
    try {
      this.#show(this.#load(file));
    } catch (thrown) {
      if (!(thrown instanceof AppError)) throw thrown;
    }
  }

  #show(station: LoadedStation): void {
    this.#current.station = station;
    this.#current.engine.runs.showStation(station);
  }

  #switchTo(line: OpenLine): void {
    this.#current = line;
    this.#onSwitch(line.engine);
  }

  /** One order or change of lines at a time: reserved before anything is awaited, and given back however it ends. */
  async #hold<T>(work: () => Promise<T>): Promise<T> {
    this.#demandRest();
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#held = promise;
    try {
      return await work();
    } finally {
      this.#held = undefined;
      resolve();
    }
  }

  /** Lanes that somebody works at stay as they are: `visit/still-open`. */
  #demandNobodyAtGateways(): void {
    if (this.engine.visits.isAnyOpen) throw new AppError('visit/still-open');
  }

  #demandRest(): void {
    this.#closing.signal.throwIfAborted();
    if (this.#held !== undefined) throw new AppError('run/already-running');
  }
}

/** Closes all of them side by side, and waits for all even where one fails. */
async function closeTogether(open: readonly { close(): Promise<void> }[]): Promise<void> {
  const results = await Promise.allSettled(open.map((each) => each.close()));
  const failed = results.find((result) => result.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
}

function openLineEngine(options: LineOptions, journalFile: string): Promise<Engine> {
  const { environment, linesideVersion } = options;
  // A training line has a key of its own.
  const handedKey = journalFile === options.journalFile ? options.handedKey : undefined;
  return openEngine({ journalFile, keyFolder: path.dirname(journalFile), environment, linesideVersion, handedKey });
}
