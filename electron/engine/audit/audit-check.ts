/** Checks an audit export line by line, with nothing at hand but the file: the first thing that does not fit is what it found. */
import { createHash, type Hash } from 'node:crypto';
import type { AuditProblem } from '../../../shared/contract/audit.ts';
import { keyFingerprint } from '../exports/manifest.ts';
import { isSigned } from '../journal/chain/anchors.ts';
import { CHAIN_START, type ChainLink, followChain } from '../journal/chain/chain-walk.ts';
import { isSignedBy } from '../journal/chain/signing-key.ts';
import { type AuditRecord, readRecord, type RecordOf, type SignedStatement, signedText } from './audit-records.ts';

const LINE_END = Buffer.from('\n');

export interface AuditFinding {
  readonly problem: AuditProblem;
  /** Sequence number of the first event that is wrong or missing, or that no signature stands for any more. */
  readonly firstBad: number;
}

/** What an earlier file of the same station said of the record. */
export interface KnownHead extends ChainLink {
  readonly stationId: string;
}

export interface Expected {
  /** Fingerprints of keys that are known to be the station's; undefined where nobody knows one. */
  readonly knownKeys?: ReadonlySet<string> | undefined;
  readonly earlier?: KnownHead | undefined;
}

export class AuditCheck {
  readonly #expected: Expected;
  readonly #digest: Hash = createHash('sha256');
  #header: RecordOf<'header'> | undefined;
  #link: ChainLink = CHAIN_START;
  /** Last event that a good signature stands for. */
  #signedUpTo = 0;
  #checkpointAt = 0;
  #hasEnded = false;

  constructor(expected: Expected = {}) {
    this.#expected = expected;
  }

  get header(): RecordOf<'header'> | undefined {
    return this.#header;
  }

  /** The last event that is in its place. */
  get link(): ChainLink {
    return this.#link;
  }

  get signedUpTo(): number {
    return this.#signedUpTo;
  }

  /** The next line, without its end. */
  take(line: Uint8Array): AuditFinding | undefined {
    const record = readRecord(line);
    const finding = record === undefined ? this.#found('unreadable', this.#link.seq + 1) : this.#check(record);
    this.#digest.update(line).update(LINE_END);
    return finding;
  }

  /** After the last line. */
  finish(): AuditFinding | undefined {
    const { earlier } = this.#expected;
    if (!this.#hasEnded) return this.#found('truncated', this.#link.seq + 1);
    return earlier !== undefined && this.#link.seq < earlier.seq ? this.#found('rewritten', this.#link.seq + 1) : undefined;
  }

  #check(record: AuditRecord): AuditFinding | undefined {
    if (this.#hasEnded) return this.#found('after-end', this.#link.seq + 1);
    if ((record.kind === 'header') !== (this.#header === undefined)) return this.#found('header', this.#link.seq + 1);
    switch (record.kind) {
      case 'header':
        return this.#begin(record);
      case 'event':
        return this.#follow(record);
      case 'anchor':
        return this.#checkAnchor(record);
      default:
        return this.#checkSigned(record);
    }
  }

  #begin(header: RecordOf<'header'>): AuditFinding | undefined {
    const { knownKeys, earlier } = this.#expected;
    this.#header = header;
    if (knownKeys !== undefined && !knownKeys.has(keyFingerprint(header.publicKey))) return this.#found('other-key', 1);
    return earlier !== undefined && earlier.stationId !== header.stationId ? this.#found('other-station', 1) : undefined;
  }

  #follow({ kind: _kind, ...row }: RecordOf<'event'>): AuditFinding | undefined {
    const { seq } = this.#link;
    if (row.seq !== seq + 1) return row.seq <= seq ? this.#found('repeated', row.seq) : this.#found('missing', seq + 1);
    if (this.#checkpointAt < this.#dueAt()) return this.#found('checkpoint', this.#checkpointAt + 1);
    if (followChain(this.#link, row) !== undefined) return this.#found('changed', row.seq);
    this.#link = row;
    const { earlier } = this.#expected;
    return earlier !== undefined && earlier.seq === row.seq && earlier.hash !== row.hash ? this.#found('rewritten', row.seq) : undefined;
  }

  #checkAnchor({ kind: _kind, ...anchor }: RecordOf<'anchor'>): AuditFinding | undefined {
    if (!isSigned(anchor) || anchor.seq !== this.#link.seq || anchor.hash !== this.#link.hash)
      return this.#found('anchor', Math.min(anchor.seq, this.#link.seq + 1));
    if (!this.#isKnown(anchor.publicKey)) return this.#found('other-key', anchor.seq);
    this.#signedUpTo = anchor.seq;
    return undefined;
  }

  #checkSigned({ signature, ...statement }: RecordOf<'checkpoint' | 'end'>): AuditFinding | undefined {
    const { seq } = this.#link;
    const isSignature = isSignedBy(this.#header?.publicKey ?? '', signature, signedText(statement));
    if (isSignature && statement.seq > seq) return this.#found('missing', seq + 1);
    if (!isSignature || !this.#isOfHere(statement)) return this.#found('checkpoint', this.#checkpointAt + 1);
    this.#signedUpTo = seq;
    if (statement.kind === 'checkpoint') this.#checkpointAt = seq;
    else this.#hasEnded = true;
    return undefined;
  }

  /** A checkpoint where one is due, or the end behind the last of them. */
  #isOfHere(statement: SignedStatement): boolean {
    const { seq, hash } = this.#link;
    const isInPlace =
      statement.kind === 'checkpoint'
        ? this.#checkpointAt < seq && seq === this.#dueAt()
        : this.#checkpointAt === this.#dueAt() && statement.entries === seq;
    const isSameHead = statement.seq === seq && statement.hash === hash && statement.stationId === this.#header?.stationId;
    return isInPlace && isSameHead && statement.sha256 === this.#digest.copy().digest('hex');
  }

  /** Where the last checkpoint must be by now. */
  #dueAt(): number {
    const every = this.#header?.checkpointEvery ?? 1;
    return this.#link.seq - (this.#link.seq % every);
  }

  /** A station whose key was lost signs with another since; who knows both names both. */
  #isKnown(publicKey: string): boolean {
    return publicKey === this.#header?.publicKey || this.#expected.knownKeys?.has(keyFingerprint(publicKey)) === true;
  }

  #found(problem: AuditProblem, firstBad: number): AuditFinding {
    return { problem, firstBad };
  }
}
