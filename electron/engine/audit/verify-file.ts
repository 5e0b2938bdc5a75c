/** Looks at a file that a station signed, on any computer: an audit export, or a manifest with the exported file beside it. */
import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { AuditVerdict } from '../../../shared/contract/audit.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { readSmallFile } from '../files/small-file.ts';
import { isManifestText, keyFingerprint, type Manifest, verifyManifest } from '../exports/manifest.ts';
import type { Expected, KnownHead } from './audit-check.ts';
import { readRecord } from './audit-records.ts';
import { firstDifference, verifyAudit } from './verify-audit.ts';

const MANIFEST_END = '.manifest.json';
const LARGEST_MANIFEST = 1024 * 1024;
/** The header is one of the first lines even where one was put before it. */
const BEGIN_BYTES = 64 * 1024;

export interface VerifyOrder {
  /** An audit export, a manifest, or an exported file with its manifest beside it. */
  readonly file: string;
  /** The exported file of a manifest, where it does not lie beside it under its own name. */
  readonly exported?: string | undefined;
  /** An audit export or manifest of before. */
  readonly earlier?: string | undefined;
  /** Fingerprints of keys that are known to be the station's. */
  readonly keys?: readonly string[] | undefined;
  readonly signal: AbortSignal;
}

/** Throws `audit/unknown-file`, `audit/earlier-unusable`, `file/unreadable`. */
export async function verifyFile(order: VerifyOrder): Promise<AuditVerdict> {
  const { file, earlier } = order;
  const known = earlier === undefined ? undefined : await earlierOf(earlier, order);
  const manifest = await manifestFile(file);
  if (manifest !== undefined) return await verifyExported(manifest, order, known);
  if (!(await isAudit(file))) throw new AppError('audit/unknown-file', { params: { file } });
  const verdict = await verifyAudit(file, { knownKeys: knownKeys(order, known), earlier: known }, order.signal);
  if (verdict.problem !== 'rewritten' || earlier === undefined) return verdict;
  return { ...verdict, firstBad: (await firstDifference(file, earlier)) ?? verdict.firstBad };
}

interface Earlier extends KnownHead {
  readonly publicKey: string;
}

/** An earlier file says something only where it is good itself. */
async function earlierOf(file: string, { keys, signal }: VerifyOrder): Promise<Earlier> {
  const unusable = (problem: string) => new AppError('audit/earlier-unusable', { params: { file, problem } });
  const manifest = await manifestFile(file);
  if (manifest !== undefined) {
    const verdict = verifyManifest(textOf(manifest), undefined);
    if (verdict.manifest === undefined || verdict.ok || verdict.problem !== 'no-file') throw unusable('signature');
    const { journal, stationId, publicKey } = verdict.manifest;
    return { seq: journal.seq, hash: journal.hash, stationId, publicKey };
  }
  if (!(await isAudit(file))) throw new AppError('audit/unknown-file', { params: { file } });
  const publicKey = (await headerOf(file))?.publicKey ?? '';
  const { ok, head, stationId = '', problem = '' } = await verifyAudit(file, { knownKeys: matching(keys, publicKey) }, signal);
  if (!ok) throw unusable(problem);
  return { ...head, stationId, publicKey };
}

async function verifyExported(manifest: string, order: VerifyOrder, earlier: Earlier | undefined): Promise<AuditVerdict> {
  const text = textOf(manifest);
  const said = verifyManifest(text, undefined).manifest;
  const beside = order.exported ?? (said === undefined ? undefined : fileOf(manifest, said));
  const sha256 = beside !== undefined && existsSync(beside) ? await sha256Of(beside, order.signal) : undefined;
  const verdict = verifyManifest(text, sha256);
  const problem = verdict.ok ? surroundingProblem(verdict.manifest, order, earlier) : verdict.problem;
  return { kind: 'manifest', ok: problem === undefined, keyKnown: order.keys !== undefined, ...factsOf(verdict.manifest), ...(problem === undefined ? {} : { problem }) };
}

/** What else is known of the station does not speak against a good manifest. */
function surroundingProblem({ publicKey, stationId, journal }: Manifest, order: VerifyOrder, earlier: Earlier | undefined) {
  const known = knownKeys(order, earlier, publicKey);
  if (known !== undefined && !known.has(publicKey)) return 'other-key';
  if (earlier === undefined) return undefined;
  if (earlier.stationId !== stationId) return 'other-station';
  return journal.seq < earlier.seq || (journal.seq === earlier.seq && journal.hash !== earlier.hash) ? 'rewritten' : undefined;
}
