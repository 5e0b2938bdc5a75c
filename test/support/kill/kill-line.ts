/**
 * The station as a program that kills itself at a chosen boundary: before or after a commit of its journal, before, during or after a call to
 * its gateway. Told by one JSON argument; prints one JSON line where it comes to its end.
 */
import { openGateway } from '../../../electron/engine/gateway/connected-gateway.ts';
import type { Gateway, Shell } from '../../../electron/engine/gateway/gateway.ts';
import { parseStation } from '../../../electron/engine/files/station-file.ts';
import type { Journal } from '../../../electron/engine/journal/journal.ts';
import { openEngine } from '../../../electron/engine/open-engine.ts';
import { Floor } from '../../../electron/engine/runs/floor.ts';
import type { BatchId } from '../../../shared/domain/ids.ts';

export interface KillPoint {
  readonly at: 'commit' | 'call';
  /** Of the commits or calls of this order, from 1. */
  readonly index: number;
  /** A number: so many milliseconds after it began, whether it has ended or not. */
  readonly when: 'before' | 'after' | number;
}

export interface KillOrder {
  readonly folder: string;
  readonly station: object;
  readonly batchId: string;
  readonly resume: boolean;
  readonly decision?: 'applied' | 'not-applied';
  readonly kill?: KillPoint;
}

export interface KillLineReport {
  readonly commits: number;
  readonly calls: number;
  readonly status: string;
  readonly outcome?: string | undefined;
  /** Name of the step without an answer. */
  readonly waitsFor?: string | undefined;
  readonly failure?: string | undefined;
}

type Count = { commit: number; call: number };
type Deed<Answer> = () => Promise<Answer>;

const order = JSON.parse(process.argv[2] ?? '{}') as KillOrder;
const counts: Count = { commit: 0, call: 0 };

function die(): never {
  process.kill(process.pid, 'SIGKILL');
  throw new Error('unreachable');
}

/** Does it, unless this is the boundary to die at. */
async function atBoundary<Answer>(kind: keyof Count, deed: Deed<Answer>): Promise<Answer> {
  counts[kind] += 1;
  const { kill } = order;
  const isHere = kill !== undefined && kill.at === kind && kill.index === counts[kind];
  if (!isHere) return deed();
  if (kill.when === 'before') die();
  if (typeof kill.when === 'number') setTimeout(die, kill.when);
  const answer = await deed();
  if (kill.when === 'after') die();
  return answer;
}

/** The same object, with some of its methods done at a boundary. */
function watched<Thing extends object>(thing: Thing, methods: Partial<Thing>): Thing {
  return new Proxy(thing, {
    get(target, name) {
      const own = (methods as Record<PropertyKey, unknown>)[name];
      if (own !== undefined) return own;
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === 'function' ? (value as (...words: unknown[]) => unknown).bind(target) : value;
    },
  });
}

const watchedShell = (shell: Shell): Shell =>
  watched(shell, {
    exec: (...words) => atBoundary('call', () => shell.exec(...words)),
    readFile: (...words) => atBoundary('call', () => shell.readFile(...words)),
    writeFileAtomic: (...words) => atBoundary('call', () => shell.writeFileAtomic(...words)),
  });

const watchedGateway = (gateway: Gateway): Gateway =>
  watched(gateway, { shell: async (options) => watchedShell(await gateway.shell(options)) });

const watchedJournal = (journal: Journal): Journal =>
  watched(journal, { append: (events) => atBoundary('commit', () => journal.append(events)) });

async function main(): Promise<KillLineReport> {
  const { folder } = order;
  const engine = await openEngine({ journalFile: `${folder}/journal.sqlite`, keyFolder: folder, environment: {}, linesideVersion: '0' });
  const { journal, vault } = engine;
  const operator = await journal.person('Tester');
  const floor = new Floor({
    journal: watchedJournal(journal),
    vault,
    openGateway: (target) => watchedGateway(openGateway(target)),
    reconnectTimeoutMs: 20_000,
  });
  const batchId = order.batchId as BatchId;
  const station = parseStation(JSON.stringify(order.station), { folder });
  const common = { batchId, station, operator, signal: new AbortController().signal, gatewayTimeoutMs: 20_000 };
  const [row] = journal.read.units({ batchId, limit: 1 });
  if (row === undefined) throw new Error('no unit');
  const { decision } = order;
  const word = decision === undefined ? [] : [{ unit: row.unit.unitId, decision, reason: 'looked at the gateway', operator }];
  await (order.resume ? floor.resume({ ...common, decisions: word }) : floor.run(common));
  const state = journal.read.unit(row.unit.unitId)?.state;
  await engine.close();
  const step = state?.run?.steps.find(({ phase }) => phase === 'intended' || phase === 'lost');
  return {
    commits: counts.commit,
    calls: counts.call,
    status: state?.status ?? '',
    outcome: state?.outcome,
    waitsFor: step?.name,
    failure: JSON.stringify(state?.failure),
  };
}

process.stdout.write(`${JSON.stringify(await main())}\n`, () => process.exit(0));
