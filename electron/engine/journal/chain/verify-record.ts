/** The check of the whole record: chain, imported units, recipes, anchors. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ChainReport } from '../journal.ts';
import type { ReadConnection } from '../reading/read-connection.ts';
import { isSigned, readAnchors } from './anchors.ts';
import { CHAIN_START, type ChainLink, followChain } from './chain-walk.ts';
import type { EventRow } from './event-row.ts';
import { checkImport, SLICE } from './imported-batch.ts';

const EVENTS = `SELECT * FROM event WHERE seq > ? ORDER BY seq LIMIT ${SLICE}`;
const HASH = 'SELECT hash FROM event WHERE seq = ?';

type Finding = Pick<ChainReport, 'firstBad' | 'problem'>;

/** Events that are appended meanwhile are checked, too. */
export async function verifyRecord(connection: ReadConnection, anchorsFile: string): Promise<ChainReport> {
  const { last, finding: broken } = await walkWhole(connection);
  const finding = broken ?? checkAnchors(connection, anchorsFile, last);
  return finding === undefined ? { ok: true, entries: last } : { ok: false, entries: last, ...finding };
}

async function walkWhole(connection: ReadConnection): Promise<{ last: number; finding?: Finding }> {
  let link: ChainLink = CHAIN_START;
  for (let rows = eventsAfter(connection, link); rows.length > 0; rows = eventsAfter(connection, link)) {
    for (const row of rows) {
      const finding = followChain(link, row) ?? (await findingOfImport(connection, row));
      if (finding !== undefined) return { last: link.seq, finding };
      link = row;
    }
    await nextTurn();
  }
  return { last: link.seq };
}

function eventsAfter(connection: ReadConnection, link: ChainLink): EventRow[] {
  return connection.all<EventRow>(EVENTS, link.seq);
}

async function findingOfImport(connection: ReadConnection, row: EventRow): Promise<Finding | undefined> {
  if (row.type !== 'batch.imported') return undefined;
  const steps = checkImport(connection, row);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value === undefined ? undefined : { firstBad: row.seq, problem: step.value };
    await nextTurn();
  }
}

/** @param last Sequence number up to which the chain is good. */
function checkAnchors(connection: ReadConnection, anchorsFile: string, last: number): Finding | undefined {
  for (const anchor of readAnchors(anchorsFile)) {
    const isGood = anchor !== undefined && isSigned(anchor) && connection.get<ChainLink>(HASH, anchor.seq)?.hash === anchor.hash;
    if (!isGood) return { firstBad: Math.min(anchor?.seq ?? last, last + 1), problem: 'anchor' };
  }
  return undefined;
}
