/** The real service in a temporary folder, asked over a wire in memory; every answer and every event is parsed by the contract. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { RequestOutput } from '../../shared/contract/contract.ts';
import { type EngineEvent, type EngineEventName, events, type RequestInput, type RequestName } from '../../shared/contract/contract.ts';
import { connect, type EngineClient } from '../../shared/rpc/client.ts';
import { serve } from '../../shared/rpc/server.ts';
import { openStationService, type StationService } from '../../electron/engine/service.ts';
import { portPair } from './rpc/port-pair.ts';

const root = resolve(import.meta.dirname, '../..');
export const LINESIDE_ENTRY = join(root, 'electron/cli/main.ts');

/** A batch file of three units with this password. */
export function batchText(secret: string): string {
  const header = 'serialNumber,macAddress,accountName,clientId,username,password,activationKey,brokerUrl';
  const rows = [1, 2, 3].map(
    (row) => `SN-000${row},00:60:0C:80:00:0${row},acme,gw-${row},user-${row},${secret},key-${row}-abcdef,mqtts://broker.example:8883`,
  );
  return [header, ...rows, ''].join('\r\n');
}

export interface StationClientOptions {
  /** Arguments that make this Node run the training line's simulation. */
  readonly lineside?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
}

export class StationClient {
  readonly folder: string;
  readonly asked = new Set<RequestName>();
  readonly heard: { readonly [Name in EngineEventName]: EngineEvent<Name>[] } = {
    'journal.appended': [],
    'lanes.changed': [],
    'line.changed': [],
    'watch.changed': [],
  };
  readonly #station: StationService;
  readonly #client: EngineClient;
  #closed: Promise<void> | undefined;

  static async open(options: StationClientOptions = {}): Promise<StationClient> {
    const folder = await mkdtemp(join(tmpdir(), 'lineside-service-'));
    const station = await openStationService({
      journalFile: join(folder, 'journal.sqlite'),
      environment: options.environment ?? process.env,
      linesideVersion: '0.0.0',
      resourcesFolder: join(root, 'resources'),
      lineside: options.lineside ?? [LINESIDE_ENTRY],
    });
    return new StationClient(folder, station);
  }

  private constructor(folder: string, station: StationService) {
    this.folder = folder;
    this.#station = station;
    const pair = portPair();
    const server = serve({ port: pair.server, service: station.service, checkOutputs: true });
    station.onEvent((name, payload) => server.emit(name, payload));
    this.#client = connect(pair.client);
    for (const name of Object.keys(events) as EngineEventName[])
      this.#client.on(name, (payload) => void (this.heard[name] as unknown[]).push(events[name].parse(payload)));
  }

  ask<Name extends RequestName>(name: Name, input: RequestInput<Name>): Promise<RequestOutput<Name>> {
    this.asked.add(name);
    return this.#client.request(name, input);
  }

  async upload(name: string, text: string): Promise<string> {
    const bytes = new TextEncoder().encode(text);
    const { uploadId } = await this.ask('uploads.begin', { name, sizeBytes: bytes.byteLength });
    await this.ask('uploads.append', { uploadId, bytes });
    return uploadId;
  }

  /** A batch of units that no lane will ever meet. */
  async importUnits(): Promise<RequestOutput<'batches.import'>['batch']> {
    const uploadId = await this.upload('batch.csv', batchText('unused-password'));
    const { checkId } = await this.ask('batches.check', { uploadId, profile: 'everyware' });
    return (await this.ask('batches.import', { checkId, recipe: 'kura-gateway.json' })).batch;
  }

  /** Resolves when no order is going on any more. */
  async atRest(): Promise<void> {
    while ((await this.ask('line.get', {})).running) await new Promise((wake) => setTimeout(wake, 20));
  }

  close(): Promise<void> {
    this.#closed ??= this.#station.close();
    return this.#closed;
  }

  async remove(): Promise<void> {
    await this.close();
    await rm(this.folder, { recursive: true, force: true });
  }
}
