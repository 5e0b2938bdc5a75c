/** What every opening of the journal checks of the record: its end, and the last anchor. The whole is for `verifyChain`. */
import { AppError } from '../../../../shared/errors/app-error.ts';
import type { JournalFiles } from '../files/journal-files.ts';
import type { ReadConnection } from '../reading/read-connection.ts';
import { isSigned, readLastAnchors } from './anchors.ts';
import { CHAIN_START, type ChainLink, followChain } from './chain-walk.ts';
import type { EventRow } from './event-row.ts';

const TAIL_EVENTS = 1000;

const LINK = 'SELECT seq, hash FROM event WHERE seq = ?';
const LAST_SEQ = 'SELECT seq FROM event ORDER BY seq DESC LIMIT 1';
const AFTER = 'SELECT * FROM event WHERE seq > ? ORDER BY seq';

/** Throws `journal/chain-broken`, `journal/anchor-damaged` or `journal/truncated`. */
export function checkAtOpen(connection: ReadConnection, files: JournalFiles): void {
  checkTail(connection, files);
  checkLastAnchor(connection, files);
}

function checkTail(connection: ReadConnection, files: JournalFiles): void {
  const lastSeq = connection.get<{ seq: number }>(LAST_SEQ)?.seq ?? 0;
  let link: ChainLink = connection.get<ChainLink>(LINK, lastSeq - TAIL_EVENTS) ?? CHAIN_START;
  for (const row of connection.all<EventRow>(AFTER, link.seq)) {
    const broken = followChain(link, row);
    if (broken !== undefined) {
      throw new AppError('journal/chain-broken', { params: { file: files.database, seq: String(broken.firstBad) } });
    }
    link = row;
  }
}

function checkLastAnchor(connection: ReadConnection, files: JournalFiles): void {
  const anchors = readLastAnchors(files.anchors);
  if (anchors.length === 0) return;
  const last = anchors.at(-1);
  if (last === undefined || !isSigned(last)) {
    throw new AppError('journal/anchor-damaged', { params: { file: files.database, anchorFile: files.anchors } });
  }
  if (connection.get<ChainLink>(LINK, last.seq)?.hash === last.hash) return;
  throw new AppError('journal/truncated', { params: { file: files.database, seq: String(last.seq) } });
}
