/** A training line with a simulated Cervello, a real engine in this process, a manufacturer with its certificate, and the batch: as a person sets it up. */
import { createPrivateKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { importBatch } from '../../electron/engine/batches/import-batch.ts';
import { loadRecipe } from '../../electron/engine/files/recipe-file.ts';
import { type LoadedStation, loadStation } from '../../electron/engine/files/station-file.ts';
import { confirmImported } from '../../electron/engine/manufacturers/batch-platform.ts';
import { type Engine, openEngine } from '../../electron/engine/open-engine.ts';
import type { Decision, RunOrder, RunSummary } from '../../electron/engine/runs/run-floor.ts';
import type { CervelloEvent } from '../../electron/simulator/cervello/cervello-events.ts';
import type { ManufacturerFiles, SimulatedCervello } from '../../electron/simulator/cervello/simulated-cervello.ts';
import { parseFaults } from '../../electron/simulator/faults/load-faults.ts';
import { type CervelloFiles, TRAINING_MANUFACTURER } from '../../electron/simulator/line/cervello-line.ts';
import { type Simulation, startSimulation } from '../../electron/simulator/simulation.ts';
import type { BatchId, ManufacturerId } from '../../shared/domain/ids.ts';
import type { Unit } from '../../shared/domain/unit.ts';
import type { UnitState } from '../../shared/domain/unit-state.ts';
import { filesOf } from './planted-secrets.ts';

export interface CervelloBenchOptions {
  readonly gateways: number;
  readonly lanes: number;
  /** `calls` of the file of faults. */
  readonly calls?: readonly object[];
  /** The server's certificate is for another name. */
  readonly otherName?: boolean;
  /** Where nobody swaps gateways: whoever is plugged in stays. */
  readonly isHandless?: boolean;
}

const RECIPE = 'Kura gateway to Cervello';

export class CervelloBench {
  readonly folder: string;
  readonly events: CervelloEvent[] = [];
  /** Hears each event as it happens, before the answer to it leaves. */
  onEvent: (event: CervelloEvent) => void = () => undefined;
  readonly #options: CervelloBenchOptions;
  #simulation: Simulation | undefined;
  #engine: Engine | undefined;

  private constructor(folder: string, options: CervelloBenchOptions) {
    this.folder = folder;
    this.#options = options;
  }

  static async open(options: CervelloBenchOptions): Promise<CervelloBench> {
    const bench = new CervelloBench(await mkdtemp(join(tmpdir(), 'lineside-cervello-')), options);
    try {
      await bench.#start();
      return bench;
    } catch (error) {
      await bench.close();
      throw error;
    }
  }

  get engine(): Engine {
    if (this.#engine === undefined) throw new Error('no engine');
    return this.#engine;
  }

  get simulation(): Simulation {
    if (this.#simulation === undefined) throw new Error('not started');
    return this.#simulation;
  }

  get cervello(): SimulatedCervello {
    const { cervello } = this.simulation;
    if (cervello === undefined) throw new Error('no Cervello');
    return cervello;
  }

  /** The manufacturer's files of the training line, added to the station. */
  async addTrainingManufacturer(): Promise<ManufacturerId> {
    const files = filesOfCervello(this.simulation);
    const read = (file: string) => readFileSync(file, 'utf8').trim();
    return this.addManufacturer(TRAINING_MANUFACTURER, {
      certificatePem: read(files.certificate),
      privateKeyPem: read(files.privateKey),
      accessKey: read(files.accessKey),
      accessToken: read(files.accessToken),
    });
  }

  async addManufacturer(
    name: string,
    { certificatePem, privateKeyPem, accessKey, accessToken }: ManufacturerFiles,
  ): Promise<ManufacturerId> {
    const { manufacturers, journal } = this.engine;
    const by = await journal.person('Tester');
    const { manufacturerId } = await manufacturers.add({ name, by });
    const files = [
      { name: 'certificate.pem', bytes: Buffer.from(certificatePem) },
      { name: 'key.pem', bytes: Buffer.from(privateKeyPem) },
    ];
    await manufacturers.addCertificate({ manufacturerId, name: 'First', files, accessKey, accessToken, by });
    return manufacturerId;
  }

  async importBatch(manufacturerId: ManufacturerId): Promise<BatchId> {
    const { journal, vault } = this.engine;
    const by = await journal.person('Tester');
    const imported = await importBatch({
      journal,
      vault,
      path: this.simulation.batchFile,
      recipe: loadRecipe(RECIPE),
      secretColumns: [],
      manufacturerId,
      by,
      signal: new AbortController().signal,
    });
    return imported.batch.id;
  }

  /** Rows of the training batch, from 1; default: all of them. */
  async csv(rows?: readonly number[]): Promise<string> {
    const [header = '', ...lines] = (await readFile(this.simulation.batchFile, 'utf8')).trimEnd().split('\r\n');
    const chosen = rows === undefined ? lines : rows.map((row) => lines[row - 1] ?? '');
    return [header, ...chosen, ''].join('\r\n');
  }

  /** Devices that somebody else has made of these identifiers already. */
  createElsewhere(identifiers: readonly string[]): void {
    for (const identifier of identifiers)
      this.cervello.organisation.create({ manufacturer: TRAINING_MANUFACTURER, accessKey: 'elsewhere' }, identifier);
  }

  async confirm(batchId: BatchId): Promise<void> {
    const { journal } = this.engine;
    const batch = journal.read.batch(batchId);
    if (batch === undefined) throw new Error('no batch');
    await confirmImported(journal, { batch, note: 'by hand', withoutExport: true, by: await journal.person('Tester') });
  }

  async run(batchId: BatchId, part: Partial<RunOrder> = {}): Promise<RunSummary> {
    return this.engine.runs.run({ ...(await this.#order()), batchId, ...part });
  }

  async resume(batchId: BatchId, decisions: readonly Omit<Decision, 'operator'>[] = []): Promise<RunSummary> {
    const order = await this.#order();
    const made = decisions.map((decision) => ({ ...decision, operator: order.operator }));
    return this.engine.runs.resume({ ...order, batchId, decisions: made });
  }

  units(batchId: BatchId): readonly { readonly unit: Unit; readonly state: UnitState }[] {
    return this.engine.journal.read.units({ batchId, afterRow: 0, limit: 1000 });
  }

  /** Paths of all that the station itself wrote. */
  stationFiles(): readonly string[] {
    const given = [...Object.values(filesOfCervello(this.simulation)), this.simulation.stationFile, this.simulation.batchFile];
    return filesOf(this.folder).filter((file) => !given.some((path) => file === path || file.startsWith(`${path}/`)));
  }

  /** The engine is gone meanwhile, as for a program of a test that has the journal. */
  async withoutEngine<Result>(work: () => Promise<Result>): Promise<Result> {
    await this.#engine?.close();
    this.#engine = undefined;
    try {
      return await work();
    } finally {
      this.#engine = await this.#openEngine();
    }
  }

  async close(): Promise<void> {
    await this.#engine?.close();
    await this.#simulation?.close();
    await rm(this.folder, { recursive: true, force: true });
  }

  async #start(): Promise<void> {
    const { gateways, lanes, calls = [], otherName = false } = this.#options;
    const faults = parseFaults(JSON.stringify({ lineside: 1, cervello: { calls, otherName } }), 'faults.json', 'en');
    this.#simulation = await startSimulation({
      gateways,
      lanes,
      cloud: 'cervello',
      transports: ['rest'],
      seed: basename(import.meta.filename),
      restartMs: 150,
      swapPauseMs: 20,
      faults,
      outStationFile: join(this.folder, 'station.json'),
      onEvent: () => undefined,
      onCervello: (event) => {
        this.events.push(event);
        this.onEvent(event);
      },
    });
    this.#engine = await this.#openEngine();
  }

  #openEngine(): Promise<Engine> {
    const journalFile = join(this.folder, 'journal.sqlite');
    return openEngine({ journalFile, keyFolder: this.folder, environment: {}, linesideVersion: '0.0.0' });
  }

  #station(): LoadedStation {
    const loaded = loadStation(join(this.folder, 'station.json'), { environment: {} });
    const { training: _hand, ...file } = loaded.file;
    return this.#options.isHandless === true ? { ...loaded, file } : loaded;
  }

  async #order(): Promise<Omit<RunOrder, 'batchId'>> {
    const operator = await this.engine.journal.person('Tester');
    return { station: this.#station(), operator, signal: new AbortController().signal, gatewayTimeoutMs: 10_000 };
  }
}

function filesOfCervello({ cervelloFiles }: Simulation): CervelloFiles {
  if (cervelloFiles === undefined) throw new Error('no Cervello');
  return cervelloFiles;
}

/** What of the manufacturer's files nobody may find again, by what it is. */
export function manufacturerSecrets(simulation: Simulation): Record<string, string> {
  const files = filesOfCervello(simulation);
  const read = (file: string) => readFileSync(file, 'utf8').trim();
  const { d = '' } = createPrivateKey(read(files.privateKey)).export({ format: 'jwk' });
  const pem = read(files.privateKey).split('\n').slice(1, -1).join('');
  return { 'access key': read(files.accessKey), 'access token': read(files.accessToken), 'private key': pem, 'private exponent': d };
}
