/** Reads an audit export through, in constant memory, and says whether it is whole, unchanged and signed. */
import type { AuditVerdict } from '../../../shared/contract/audit.ts';
import type { Sha256 } from '../../../shared/domain/ids.ts';
import { keyFingerprint } from '../exports/manifest.ts';
import { AuditCheck, type AuditFinding, type Expected } from './audit-check.ts';
import { readRecord } from './audit-records.ts';
import { fileLines } from './file-lines.ts';

/** Far more than any event has. */
const LONGEST_LINE = 64 * 1024 * 1024;

export type AuditFileVerdict = Extract<AuditVerdict, { kind: 'audit' }>;

/** Throws `file/unreadable`, or the signal's reason. */
export async function verifyAudit(file: string, expected: Expected, signal: AbortSignal): Promise<AuditFileVerdict> {
  const check = new AuditCheck(expected);
  const found = await firstFinding(file, check, signal);
  const { header, link, signedUpTo } = check;
  return {
    kind: 'audit',
    ok: found === undefined,
    entries: link.seq,
    head: { seq: link.seq, hash: link.hash as Sha256 },
    signedUpTo,
    keyKnown: header !== undefined && expected.knownKeys?.has(keyFingerprint(header.publicKey)) === true,
    ...(header === undefined
      ? {}
      : { stationId: header.stationId, exportedAt: header.exportedAt, signedBy: keyFingerprint(header.publicKey) }),
    ...found,
  };
}

async function firstFinding(file: string, check: AuditCheck, signal: AbortSignal): Promise<(AuditFinding & { line: number }) | undefined> {
  let line = 0;
  for await (const lines of fileLines(file, LONGEST_LINE)) {
    signal.throwIfAborted();
    for (const { bytes, isCut } of lines) {
      line += 1;
      // A line without its end is where the file was cut off, whatever it holds.
      const finding = isCut ? undefined : check.take(bytes);
      if (finding !== undefined) return { ...finding, line };
      if (isCut) return { problem: 'truncated', firstBad: check.link.seq + 1, line };
    }
  }
  const finding = check.finish();
  return finding === undefined ? undefined : { ...finding, line: line + 1 };
}

/** The first event that is not the same in both; undefined where one is the beginning of the other. */
export async function firstDifference(file: string, earlier: string): Promise<number | undefined> {
  const others = eventsOf(earlier);
  for await (const { seq, hash } of eventsOf(file)) {
    const { value: other } = await others.next();
    if (other === undefined) return undefined;
    if (other.seq !== seq || other.hash !== hash) return Math.min(seq, other.seq);
  }
  return undefined;
}

async function* eventsOf(file: string): AsyncGenerator<{ readonly seq: number; readonly hash: string }, undefined> {
  for await (const lines of fileLines(file, LONGEST_LINE)) {
    for (const { bytes } of lines) {
      const record = readRecord(bytes);
      if (record?.kind === 'event') yield record;
    }
  }
}
