/** Exports the whole record as a file that another computer can check without the journal: streamed, signed, there whole or not at all. */
import { createHash, type Hash } from 'node:crypto';
import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Sha256 } from '../../../shared/domain/ids.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { writeWhole } from '../exports/whole-file.ts';
import { keyFingerprint } from '../exports/manifest.ts';
import { type Anchor, isSigned } from '../journal/chain/anchors.ts';
import { CHAIN_START, type ChainLink, followChain } from '../journal/chain/chain-walk.ts';
import type { SigningKey } from '../journal/chain/signing-key.ts';
import { openRecord, type StoredRecord } from '../journal/open-record.ts';
import { CHECKPOINT_EVERY, lineOf, type RecordOf, type SignedStatement, signedText } from './audit-records.ts';

/** Read, checked and written at a time: lanes of the same engine wait a few milliseconds at most. */
const SLICE = 250;
const FIRST_BYTES = 64;
/** Of every export of ours: names in canonical JSON are in order. */
const BEGIN = '{"checkpointEvery":';

export interface AuditOrder {
  readonly journalFile: string;
  /** An earlier audit export of this name is replaced, any other file is not. */
  readonly file: string;
  readonly linesideVersion: string;
  readonly signal: AbortSignal;
  /** Anchors the head; without it the anchor is written here, for who has no engine at hand. */
  readonly anchor?: (() => Promise<Anchor>) | undefined;
  readonly checkpointEvery?: number;
  readonly now?: () => Date;
}

export interface ExportedAudit {
  readonly file: string;
  readonly entries: number;
  readonly head: { readonly seq: number; readonly hash: Sha256 };
  /** Fingerprint of the station's signing key: what is compared at the other computer. */
  readonly signedBy: string;
  /** Of the file. */
  readonly sha256: Sha256;
}

/**
 * Throws `audit/record-broken` at the first event or anchor that does not fit: nothing is signed that is not whole;
 * `audit/no-signing-key`, `audit/out-in-the-way`, `file/not-writable`, `journal/*`, or the signal's reason. Then an earlier file is as it was.
 */
export async function exportAudit(order: AuditOrder): Promise<ExportedAudit> {
  const { journalFile, file, now = () => new Date() } = order;
  demandOwnPlace(file);
  const record = openRecord(journalFile);
  try {
    const key = record.key();
    const { seq, hash } = order.anchor === undefined ? record.anchor(now()) : await order.anchor();
    const written = await writeWhole(file, linesOf({ record, key, head: { seq, hash }, order, exportedAt: now().toISOString() }));
    await written.publish();
    return { file, entries: seq, head: { seq, hash }, signedBy: keyFingerprint(key.publicKey), sha256: written.sha256 };
  } finally {
    record.close();
  }
}

interface Source {
  readonly record: StoredRecord;
  readonly key: SigningKey;
  /** Events up to here. */
  readonly head: ChainLink;
  readonly order: AuditOrder;
  readonly exportedAt: string;
}

async function* linesOf({ record, key, head, order, exportedAt }: Source): AsyncGenerator<string> {
  const { stationId } = record;
  const page = new Page({ stationId, key });
  const { checkpointEvery = CHECKPOINT_EVERY } = order;
  const about = { checkpointEvery, exportedAt, exportedBy: `lineside ${order.linesideVersion}` };
  page.add({ kind: 'header', lineside: 'audit', version: 1, stationId, publicKey: key.publicKey, ...about });
  const anchors = anchorsOf(record, head);
  let link = CHAIN_START;
  while (link.seq < head.seq) {
    order.signal.throwIfAborted();
    const rows = record.rows({ afterSeq: link.seq, upTo: head.seq, limit: SLICE });
    if (rows.length === 0) throw broken(link.seq + 1);
    for (const row of rows) {
      if (followChain(link, row) !== undefined) throw broken(link.seq + 1);
      link = row;
      page.add({ kind: 'event', ...row } as RecordOf<'event'>);
      for (; anchors.at(-1)?.seq === row.seq; anchors.pop()) page.add({ kind: 'anchor', ...demandFits(anchors.at(-1), row) });
      if (row.seq % checkpointEvery === 0) page.checkpoint(row);
    }
    yield page.take();
    await nextTurn();
  }
  if (link.hash !== head.hash) throw broken(head.seq);
  page.end(head);
  yield page.take();
}

/** Lines that were not written yet, and the digest of all there are. */
class Page {
  readonly #stationId: StoredRecord['stationId'];
  readonly #key: SigningKey;
  readonly #digest: Hash = createHash('sha256');
  #text = '';

  constructor({ stationId, key }: Pick<StoredRecord, 'stationId'> & { readonly key: SigningKey }) {
    this.#stationId = stationId;
    this.#key = key;
  }

  add(record: Parameters<typeof lineOf>[0]): void {
    const line = `${lineOf(record)}\n`;
    this.#digest.update(line);
    this.#text += line;
  }

  checkpoint(link: ChainLink): void {
    const statement = { kind: 'checkpoint', ...this.#here(link) } as const;
    this.add({ ...statement, signature: this.#sign(statement) });
  }

  end(link: ChainLink): void {
    const statement = { kind: 'end', ...this.#here(link), entries: link.seq } as const;
    this.add({ ...statement, signature: this.#sign(statement) });
  }

  take(): string {
    const text = this.#text;
    this.#text = '';
    return text;
  }

  #here({ seq, hash }: ChainLink) {
    return { stationId: this.#stationId, seq, hash: hash as Sha256, sha256: this.#digest.copy().digest('hex') as Sha256 };
  }

  #sign(statement: SignedStatement): string {
    return this.#key.sign(signedText(statement));
  }
}

/** The first one last. Two engines, one after the other, and an export between them may have written them out of order. */
function anchorsOf(record: StoredRecord, head: ChainLink): Anchor[] {
  const anchors = record.anchors().map((anchor) => {
    if (anchor === undefined || !isSigned(anchor)) throw broken(anchor?.seq ?? head.seq);
    return anchor;
  });
  return anchors.filter(({ seq }) => seq <= head.seq).toSorted((one, other) => other.seq - one.seq);
}

function demandFits(anchor: Anchor | undefined, { seq, hash }: ChainLink): Anchor {
  if (anchor?.hash !== hash) throw broken(seq);
  return anchor;
}

function broken(seq: number): AppError {
  return new AppError('audit/record-broken', { params: { seq: String(seq) } });
}

function demandOwnPlace(file: string): void {
  if (existsSync(file) && !isReplaceable(file)) throw new AppError('audit/out-in-the-way', { params: { file } });
}

/** Empty, or an audit export of before. */
function isReplaceable(file: string): boolean {
  const status = statSync(file);
  if (!status.isFile()) return false;
  if (status.size === 0) return true;
  const begin = Buffer.alloc(FIRST_BYTES);
  const descriptor = openSync(file, 'r');
  try {
    return begin.toString('latin1', 0, readSync(descriptor, begin)).startsWith(BEGIN);
  } finally {
    closeSync(descriptor);
  }
}
