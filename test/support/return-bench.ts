/**
 * A simulated gateway that has been provisioned and stays in its lane, as one that came back: a real engine with authority and journal,
 * and the simulated cloud.
 */
import { createHash, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { importBatch } from '../../electron/engine/batches/import-batch.ts';
import { loadRecipe, parseRecipe } from '../../electron/engine/files/recipe-file.ts';
import { type LoadedStation, loadStation } from '../../electron/engine/files/station-file.ts';
import { type Engine, openEngine } from '../../electron/engine/open-engine.ts';
import type { ReturnWish } from '../../electron/engine/returns/return-wish.ts';
import type { Decision, RunOrder, RunSummary } from '../../electron/engine/runs/run-floor.ts';
import type { SimulationEvent } from '../../electron/simulator/events.ts';
import { type Simulation, startSimulation } from '../../electron/simulator/simulation.ts';
import type { Certificate } from '../../shared/domain/certificates.ts';
import type { EventOf, JournalEventType, StoredEvent } from '../../shared/domain/events.ts';
import type { BatchId, LaneId, PersonId } from '../../shared/domain/ids.ts';
import type { Unit } from '../../shared/domain/unit.ts';
import type { UnitState } from '../../shared/domain/unit-state.ts';

export const FIRST_LANE = '1' as LaneId;

export class ReturnBench {
  readonly folder: string;
  readonly events: SimulationEvent[] = [];
  #simulation: Simulation | undefined;
  #engine: Engine | undefined;
  /** Of the units that came from the factory. */
  batchId = '' as BatchId;

  private constructor(folder: string) {
    this.folder = folder;
  }

  /** @param gateways All of them are imported; the first `lanes` are plugged in. */
  static async open({ gateways = 1, lanes = 1 }: { readonly gateways?: number; readonly lanes?: number } = {}): Promise<ReturnBench> {
    const bench = new ReturnBench(await mkdtemp(join(tmpdir(), 'lineside-returns-')));
    bench.#simulation = await startSimulation({
      gateways,
      lanes,
      seed: 'returns',
      restartMs: 200,
      swapPauseMs: 20,
      outStationFile: join(bench.folder, 'station.json'),
      onEvent: (event) => bench.events.push(event),
    });
    bench.#engine = await bench.#openEngine();
    await bench.#import();
    return bench;
  }

  get engine(): Engine {
    if (this.#engine === undefined) throw new Error('not open');
    return this.#engine;
  }

  /** Nobody swaps gateways: whoever is plugged in stays. */
  get station(): LoadedStation {
    const loaded = loadStation(join(this.folder, 'station.json'), { environment: {} });
    const { training: _hand, ...file } = loaded.file;
    return { ...loaded, file };
  }

  /** SHA-256 of the authority that the simulated gateways trust for their cloud. */
  get cloudAuthority(): string {
    return createHash('sha256')
      .update(new X509Certificate(readFileSync(this.#simulation?.cloudCaFile ?? '')).raw)
      .digest('hex');
  }

  /** The station's authority certifies a key for the unit's device, as a recipe's step would have. */
  async certify(row = 1): Promise<Certificate> {
    const { pki } = this.engine;
    const by = await this.operator();
    if (pki.authorities.view().issuing === undefined)
      await pki.authorities.init({ name: 'Test', keyType: 'p-256', rootDays: 3650, days: 1000, by });
    const { unitId, deviceId } = this.unit(row);
    const order = { subject: `CN=${this.serialNumber(row)}`, purpose: 'client', days: 30, unit: { unitId, deviceId }, by } as const;
    return (await pki.issueWithKey(order)).certificate;
  }

  active(row = 1): number {
    return this.engine.pki.certificatesOf({ deviceId: this.unit(row).deviceId }).filter(({ revoked }) => revoked === undefined).length;
  }

  async operator(): Promise<PersonId> {
    return this.engine.journal.person('Tester');
  }

  unit(row = 1): Unit {
    const found = this.engine.journal.read.units({ batchId: this.batchId, afterRow: row - 1, limit: 1 })[0];
    if (found === undefined) throw new Error(`no row ${row}`);
    return found.unit;
  }

  serialNumber(row = 1): string {
    return this.unit(row).columns['serialNumber'] ?? '';
  }

  async run(part: Partial<RunOrder> = {}): Promise<RunSummary> {
    return this.engine.runs.run({ ...(await this.#order()), batchId: this.batchId, ...part });
  }

  async resume(batchId: BatchId, decision?: Decision['decision']): Promise<RunSummary> {
    const order = await this.#order();
    const unit = this.engine.journal.read.units({ batchId, limit: 1 })[0]?.unit.unitId ?? '';
    const decisions = decision === undefined ? [] : [{ unit, decision, reason: 'looked at the cloud', operator: order.operator }];
    return this.engine.runs.resume({ ...order, batchId, decisions });
  }

  /** Where the unit of a return stands. */
  stateOf(batchId: BatchId): UnitState {
    const found = this.engine.journal.read.units({ batchId, limit: 1 })[0];
    if (found === undefined) throw new Error('no unit');
    return found.state;
  }

  async wish(part: Partial<ReturnWish>): Promise<ReturnWish> {
    return {
      identifier: this.serialNumber(),
      decision: 'same-identity',
      recipe: quickRecipe('esf-again'),
      set: {},
      logs: 'keep',
      resetPassword: false,
      absent: false,
      askRequest: false,
      isProvisioned: true,
      language: 'en',
      by: await this.operator(),
      ...part,
    };
  }

  /** Opens the return and runs it. */
  async takeBack(part: Partial<ReturnWish> = {}): Promise<RunSummary & { readonly batchId: BatchId }> {
    const wish = await this.wish(part);
    const { batchId } = await this.engine.returns.open({ ...wish, reason: 'came back', secondPerson: undefined });
    return { ...(await this.run({ batchId })), batchId };
  }

  /** Of everything, in order. */
  story(): readonly StoredEvent[] {
    return this.engine.journal.read.events({ limit: 10_000 });
  }

  told<Type extends JournalEventType>(type: Type): readonly EventOf<Type>[] {
    return this.story().flatMap(({ event }) => (event.type === type ? [event as EventOf<Type>] : []));
  }

  /** Of a return's run: how each step settled. */
  steps(batchId: BatchId): Readonly<Record<string, string>> {
    const settled = this.told('step.settled').filter((event) => event.batchId === batchId);
    return Object.fromEntries(settled.map(({ name, outcome }) => [name, outcome]));
  }

  said(event: SimulationEvent['event']): number {
    return this.events.filter((seen) => seen.event === event).length;
  }

  /** While another program has the journal. */
  async withoutEngine<Result>(work: () => Promise<Result>): Promise<Result> {
    await this.engine.close();
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

  #openEngine(): Promise<Engine> {
    const journalFile = join(this.folder, 'journal.sqlite');
    return openEngine({ journalFile, keyFolder: this.folder, environment: {}, linesideVersion: '0.0.0' });
  }

  async #import(): Promise<void> {
    const { journal, vault } = this.engine;
    const path = this.#simulation?.batchFile ?? '';
    const signal = new AbortController().signal;
    const by = await this.operator();
    const imported = await importBatch({ journal, vault, path, recipe: quickRecipe('esf-everyware'), secretColumns: [], by, signal });
    this.batchId = imported.batch.id;
  }

  async #order(): Promise<Omit<RunOrder, 'batchId'>> {
    const operator = await this.operator();
    return { station: this.station, operator, signal: new AbortController().signal, gatewayTimeoutMs: 8000, lanes: [FIRST_LANE] };
  }
}

/** A shipped recipe in which everybody waits less than on a line; `part` changes steps by their kind. */
export function quickRecipe(name: string, part: Readonly<Record<string, object>> = {}): ReturnType<typeof parseRecipe> {
  const file = JSON.parse(loadRecipe(name).content) as { steps: { step: string; with: object }[] };
  const quicker: Readonly<Record<string, object>> = {
    'everyware.provision': { pollSeconds: 0.1, deadlineSeconds: 20, ...part['everyware.provision'] },
    'everyware.settings': { retryInterval: 1, ...part['everyware.settings'] },
  };
  const steps = file.steps.map((step) => ({ ...step, with: { ...step.with, ...quicker[step.step] } }));
  return parseRecipe(JSON.stringify({ ...file, steps }));
}
