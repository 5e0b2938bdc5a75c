/** The check of the whole record: chain, imported units, recipes, anchors. */
import { hash } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { EventOf } from '../../../../shared/domain/events.ts';
import type { ChainReport } from '../journal.ts';
import type { ReadConnection } from '../reading/read-connection.ts';
import { UnitsDigest } from '../units-digest.ts';
import { isSigned, readAnchors } from './anchors.ts';
import { CHAIN_START, type ChainLink, followChain } from './chain-walk.ts';
import type { EventRow } from './event-row.ts';

/** Read at a time, so that whatever else runs on this thread waits a few milliseconds at most. */
const SLICE = 500;

const EVENTS = `SELECT * FROM event WHERE seq > ? ORDER BY seq LIMIT ${SLICE}`;
const UNITS = `SELECT row, body FROM unit WHERE batch_key = (SELECT batch_key FROM batch WHERE imported_seq = ?) AND row > ?
  ORDER BY row LIMIT ${SLICE}`;
const CONTENT = 'SELECT content FROM content WHERE sha256 = ?';
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
      const finding = followChain(link, row) ?? (await checkImport(connection, row));
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

async function checkImport(connection: ReadConnection, row: EventRow): Promise<Finding | undefined> {
  if (row.type !== 'batch.imported') return undefined;
  const { unitsSha256, recipe } = JSON.parse(row.body) as EventOf<'batch.imported'>;
  if ((await digestOfUnits(connection, row.seq)) !== unitsSha256) return { firstBad: row.seq, problem: 'units' };
  const content = connection.get<{ content: string }>(CONTENT, recipe.sha256)?.content;
  const isIntact = content !== undefined && hash('sha256', content) === recipe.sha256;
  return isIntact ? undefined : { firstBad: row.seq, problem: 'content' };
}

async function digestOfUnits(connection: ReadConnection, importedSeq: number): Promise<string> {
  const digest = new UnitsDigest();
  let lastRow = 0;
  for (;;) {
    const units = connection.all<{ row: number; body: string }>(UNITS, importedSeq, lastRow);
    if (units.length === 0) return digest.sha256();
    for (const { row, body } of units) {
      digest.addCanonical(body);
      lastRow = row;
    }
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
