/**
 * The station as a program that has a gateway's key certified and kills itself at a chosen boundary: before or after a commit of its journal, or
 * a call to the gateway's Kura. Told by one JSON argument; prints one JSON line where it comes to its end.
 */
import { join } from 'node:path';
import { openGateway } from '../../../electron/engine/gateway/connected-gateway.ts';
import type { Gateway, Rest } from '../../../electron/engine/gateway/gateway.ts';
import { loadStation } from '../../../electron/engine/files/station-file.ts';
import { openEngine } from '../../../electron/engine/open-engine.ts';
import { Floor } from '../../../electron/engine/runs/floor.ts';
import type { BatchId, LaneId } from '../../../shared/domain/ids.ts';

export interface KeyPairKill {
  readonly folder: string;
  readonly batchId: string;
  /** Of the commits and calls of this run together, from 1; 0 for a run that nobody kills. */
  readonly boundary: number;
  readonly when: 'before' | 'after';
}

const { folder, batchId, boundary, when } = JSON.parse(process.argv[2] ?? '{}') as KeyPairKill;
const passed: string[] = [];

function die(): never {
  process.kill(process.pid, 'SIGKILL');
  throw new Error('unreachable');
}

async function atBoundary<Answer>(name: string, deed: () => Promise<Answer>): Promise<Answer> {
  passed.push(name);
  const isHere = passed.length === boundary;
  if (isHere && when === 'before') die();
  const answer = await deed();
  if (isHere) die();
  return answer;
}

const DEEDS = ['removeEntry', 'makeKeyPair', 'signingRequest', 'keystoreEntries', 'installChain', 'installKey'] as const;

function watched(rest: Rest): Rest {
  return new Proxy(rest, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name, target);
      if (typeof value !== 'function') return value;
      const call = (value as (...words: unknown[]) => Promise<unknown>).bind(target);
      const deed = DEEDS.find((each) => each === name);
      return deed === undefined ? call : (...words: unknown[]) => atBoundary(deed, () => call(...words));
    },
  });
}

function watchedGateway(gateway: Gateway): Gateway {
  return new Proxy(gateway, {
    get(target, name) {
      if (name === 'rest') return async (...words: Parameters<Gateway['rest']>) => watched(await target.rest(...words));
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === 'function' ? (value as (...words: unknown[]) => unknown).bind(target) : value;
    },
  });
}

const engine = await openEngine({ journalFile: join(folder, 'journal.sqlite'), keyFolder: folder, environment: {}, linesideVersion: '0' });
const { journal, vault, pki } = engine;
const operator = await journal.person('Tester');
const append = journal.append.bind(journal);
// The same object is what every room of this engine appends to.
journal.append = (...words) => atBoundary(`commit ${words[0].map(({ type }) => type).join(' ')}`, () => append(...words));
const floor = new Floor({ journal, vault, pki, openGateway: (target) => watchedGateway(openGateway(target)) });
const { file, ...loaded } = loadStation(join(folder, 'station.json'), { environment: {} });
const { training: _hand, ...station } = file;
await floor.run({
  batchId: batchId as BatchId,
  station: { ...loaded, file: station },
  lanes: ['1' as LaneId],
  operator,
  signal: new AbortController().signal,
  gatewayTimeoutMs: 8000,
});
await engine.close();
process.stdout.write(`${JSON.stringify({ passed })}\n`, () => process.exit(0));
