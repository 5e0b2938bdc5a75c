/** The check of the whole record: chain, imported units, recipes, anchors, and that what is stored beside the events follows from them. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ChainReport } from '../journal.ts';
import type { ReadConnection } from '../reading/read-connection.ts';
import { UnitFold } from '../reading/unit-fold.ts';
import { isSigned, readAnchors } from './anchors.ts';
import { CHAIN_START, type ChainLink, followChain } from './chain-walk.ts';
import type { EventRow } from './event-row.ts';
import { checkImport, type FoldCheck, SLICE } from './imported-batch.ts';
import { inventedCertificate, isCertificateListed } from './certificate-check.ts';
import { findingOfLinks, isLinked } from './link-check.ts';

const EVENTS = `SELECT * FROM event WHERE seq > ? ORDER BY seq LIMIT ${SLICE}`;
const HASH = 'SELECT hash FROM event WHERE seq = ?';
const IMPORTS = `SELECT * FROM event WHERE seq IN (SELECT imported_seq FROM batch WHERE imported_seq <= ?) ORDER BY seq`;

type Finding = Pick<ChainReport, 'firstBad' | 'problem'>;

/**
 * Events that are appended meanwhile are checked, too. What was only derived from events is looked at last: a record that was changed
 * is found as such, and not by what follows from it.
 */
export async function verifyRecord(connection: ReadConnection, anchorsFile: string): Promise<ChainReport> {
  const { last, finding: broken } = await walkWhole(connection);
  const finding = broken ?? checkAnchors(connection, anchorsFile, last) ?? (await checkProjections(connection, last));
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

function eventsAfter(connection: ReadConnection, link: Pick<ChainLink, 'seq'>): EventRow[] {
  return connection.all<EventRow>(EVENTS, link.seq);
}

async function findingOfImport(connection: ReadConnection, row: EventRow, check?: FoldCheck): Promise<Finding | undefined> {
  if (row.type !== 'batch.imported') return undefined;
  const steps = checkImport(connection, row, check);
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

/** Units by batch against all their events; the lists by which events and facts are found, against the events. */
async function checkProjections(connection: ReadConnection, last: number): Promise<Finding | undefined> {
  for (let seq = 0; seq < last; ) {
    const rows = eventsAfter(connection, { seq });
    const lost = rows.find((row) => !isLinked(connection, row) || !isCertificateListed(connection, row));
    if (lost !== undefined) return { firstBad: lost.seq, problem: 'projection' };
    seq = rows.at(-1)?.seq ?? last;
    await nextTurn();
  }
  const invented = inventedCertificate(connection, last);
  if (invented !== undefined) return { firstBad: invented, problem: 'projection' };
  const check = { fold: new UnitFold(connection), everyEvent: true };
  for (const row of connection.all<EventRow>(IMPORTS, last)) {
    const finding = await findingOfImport(connection, row, check);
    if (finding !== undefined) return finding;
  }
  return findingOfLinks(connection, last);
}
