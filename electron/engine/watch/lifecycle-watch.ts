/** One watch: a batch's units, and whoever else is heard, at one broker. Tells what changed, merged over a moment. */
import type { WatchChanged, WatchedClient, WatchMessage, WatchView } from '../../../shared/contract/watch.ts';
import type { BatchId } from '../../../shared/domain/ids.ts';
import type { Unit } from '../../../shared/domain/unit.ts';
import type { HeardClient, HeardMessage, LifecycleLedger } from '../platforms/station-broker/lifecycle-ledger.ts';
import type { WatchedUnits } from './watched-units.ts';

export interface WatchOptions {
  readonly broker: string;
  readonly batchId: BatchId | undefined;
  readonly ledger: LifecycleLedger;
  readonly isListening: () => boolean;
  readonly units: WatchedUnits;
  /** At most every 100 ms. */
  readonly onChanged: (changed: WatchChanged) => void;
  readonly onMessage: (message: WatchMessage) => void;
}

const MERGE_MS = 100;
const LINK_MS = 1000;
const SILENT = { births: 0, repeats: 0, apps: 0, disconnects: 0, lastWills: 0, takeovers: 0 };

export class LifecycleWatch {
  readonly #options: WatchOptions;
  readonly #changed = new Map<string, HeardClient>();
  readonly #unhear: () => void;
  readonly #linkTimer: NodeJS.Timeout;
  #saidLink: WatchView['link'];
  #merging: NodeJS.Timeout | undefined;

  constructor(options: WatchOptions) {
    this.#options = options;
    this.#saidLink = this.#link;
    this.#unhear = options.ledger.onHeard((heard) => this.#hear(heard));
    this.#linkTimer = setInterval(() => {
      if (this.#link !== this.#saidLink) this.#mergeSoon();
    }, LINK_MS);
    this.#linkTimer.unref();
  }

  get broker(): string {
    return this.#options.broker;
  }

  view(): WatchView {
    const { broker, batchId, ledger, units } = this.#options;
    const heard = ledger.clients().map((client) => ({ client, unit: units.find(client) }));
    const byUnit = new Map(heard.map(({ client, unit }) => [unit?.unitId, client]));
    const others = heard.filter(({ unit }) => unit === undefined).map(({ client }) => shown(client, undefined));
    const expected = units.units.map((unit) => shown(byUnit.get(unit.unitId) ?? silent(unit), unit));
    return { broker, ...(batchId === undefined ? {} : { batchId }), link: this.#link, units: expected, others };
  }

  end(): void {
    this.#unhear();
    clearTimeout(this.#merging);
    clearInterval(this.#linkTimer);
  }

  get #link(): WatchView['link'] {
    return this.#options.isListening() ? 'connected' : 'waiting';
  }

  #hear({ message, client, at }: HeardMessage): void {
    const { account, clientId, birth } = client;
    this.#changed.set(`${account}/${clientId}`, client);
    this.#mergeSoon();
    const unit = this.#options.units.find(client);
    const withFacts = (message === 'birth' || message === 'birth-again') && birth !== undefined ? { birth } : {};
    this.#options.onMessage({ at, account, clientId, ...named(unit), message, ...withFacts });
  }

  #mergeSoon(): void {
    this.#merging ??= setTimeout(() => {
      this.#merging = undefined;
      const heard = [...this.#changed.values()].map((client) => ({ client, unit: this.#options.units.find(client) }));
      this.#changed.clear();
      this.#saidLink = this.#link;
      const clientsOf = (isUnit: boolean) =>
        heard.filter(({ unit }) => (unit !== undefined) === isUnit).map(({ client, unit }) => shown(client, unit));
      this.#options.onChanged({ broker: this.broker, link: this.#saidLink, units: clientsOf(true), others: clientsOf(false) });
    }, MERGE_MS);
  }
}

/** What the contract has no place for stays here. */
function shown({ connection: _connection, ...client }: HeardClient, unit: Unit | undefined): WatchedClient {
  return { ...client, ...named(unit) };
}

function silent(unit: Unit): HeardClient {
  const clientId = unit.identifiers.find(({ kind }) => kind === 'clientId')?.text ?? '';
  return { account: '', clientId, state: 'expected', counts: SILENT, connection: 0 };
}

function named(unit: Unit | undefined): Pick<WatchedClient, 'unitId' | 'identifier'> {
  return unit === undefined ? {} : { unitId: unit.unitId, identifier: unit.identifiers[0]?.text ?? `#${unit.row}` };
}
