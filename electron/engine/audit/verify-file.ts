/** Looks at a file that a station signed, on any computer: an audit export, or a manifest with the exported file beside it. */
import { createHash } from 'node:crypto';
import { createReadStream, existsSync, statSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import type { AuditVerdict, ManifestFinding } from '../../../shared/contract/audit.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { readSmallFile } from '../files/small-file.ts';
import { isManifestText, type Manifest, verifyManifest } from '../exports/manifest.ts';
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
  const { file, earlier: earlierFile, signal } = order;
  for (const named of [file, `${file}${MANIFEST_END}`, earlierFile, order.exported]) demandReadTwice(named);
  const earlier = earlierFile === undefined ? undefined : await earlierOf(earlierFile, order);
  const known = { knownKeys: knownKeys(order, earlier), earlier };
  const manifest = manifestOf(file);
  if (manifest !== undefined) return await verifyExported(manifest, order, known);
  await demandAudit(file);
  const verdict = await verifyAudit(file, known, signal);
  if (verdict.problem !== 'rewritten' || earlierFile === undefined) return verdict;
  return { ...verdict, firstBad: (await firstDifference(file, earlierFile)) ?? verdict.firstBad };
}

interface Earlier extends KnownHead {
  /** Fingerprint. */
  readonly signedBy: string;
}

/** An earlier file says something only where it is good itself. */
async function earlierOf(file: string, order: VerifyOrder): Promise<Earlier> {
  const unusable = () => new AppError('audit/earlier-unusable', { params: { file } });
  const manifest = manifestOf(file);
  if (manifest !== undefined) {
    const said = signedManifest(manifest.text);
    if (said === undefined) throw unusable();
    const { journal, stationId, keyFingerprint: signedBy } = said;
    if (order.keys?.includes(signedBy) === false) throw unusable();
    return { ...journal, stationId, signedBy };
  }
  await demandAudit(file);
  const { ok, head, stationId, signedBy } = await verifyAudit(file, { knownKeys: knownKeys(order) }, order.signal);
  if (!ok || stationId === undefined || signedBy === undefined) throw unusable();
  return { ...head, stationId, signedBy };
}

/** Who has an earlier file of the station knows its key by that. */
function knownKeys({ keys }: VerifyOrder, earlier?: Earlier): ReadonlySet<string> | undefined {
  if (keys !== undefined) return new Set(keys);
  return earlier === undefined ? undefined : new Set([earlier.signedBy]);
}

interface ManifestFile {
  readonly text: string;
  /** Where the exported file is looked for. */
  readonly exported: string | undefined;
}

async function verifyExported({ text, exported }: ManifestFile, order: VerifyOrder, known: Expected): Promise<AuditVerdict> {
  const beside = order.exported ?? exported;
  const sha256 = beside !== undefined && existsSync(beside) ? await sha256Of(beside, order.signal) : undefined;
  const verdict = verifyManifest(text, sha256);
  const problem = verdict.ok ? problemWith(verdict.manifest, known) : verdict.problem;
  const { manifest } = verdict;
  const isKnown = manifest !== undefined && known.knownKeys?.has(manifest.keyFingerprint) === true;
  return { kind: 'manifest', ok: problem === undefined, ...(manifest && factsOf(manifest)), keyKnown: isKnown, problem };
}

function factsOf({ file, dialect, rows, sha256, stationId, exportedAt, keyFingerprint: signedBy, journal: { seq, hash } }: Manifest) {
  return { file, dialect, rows, sha256, stationId, exportedAt, signedBy, head: { seq, hash } };
}

/** What is known of the station may speak against a manifest that is good in itself. */
function problemWith(
  { keyFingerprint, stationId, journal }: Manifest,
  { knownKeys: keys, earlier }: Expected,
): ManifestFinding | undefined {
  if (keys?.has(keyFingerprint) === false) return 'other-key';
  if (earlier === undefined) return undefined;
  if (earlier.stationId !== stationId) return 'other-station';
  return journal.seq < earlier.seq || (journal.seq === earlier.seq && journal.hash !== earlier.hash) ? 'rewritten' : undefined;
}

/** The manifest's own statement, where its signature is good, whatever became of the file. */
function signedManifest(text: string): Manifest | undefined {
  const verdict = verifyManifest(text, undefined);
  return !verdict.ok && verdict.problem === 'no-file' ? verdict.manifest : undefined;
}

/** The file itself, or what lies beside an exported one. */
function manifestOf(file: string): ManifestFile | undefined {
  const own = smallText(file);
  if (own !== undefined && isManifestText(own)) {
    return { text: own, exported: file.endsWith(MANIFEST_END) ? file.slice(0, -MANIFEST_END.length) : undefined };
  }
  const beside = existsSync(`${file}${MANIFEST_END}`) ? smallText(`${file}${MANIFEST_END}`) : undefined;
  return beside !== undefined && isManifestText(beside) ? { text: beside, exported: file } : undefined;
}

/** Undefined for what is larger than any manifest. */
function smallText(file: string): string | undefined {
  const isSmall = (statSync(file, { throwIfNoEntry: false })?.size ?? 0) <= LARGEST_MANIFEST;
  return isSmall ? readSmallFile(file, 'file/unreadable').toString() : undefined;
}

/** A pipe gives its bytes once, and whoever asks for more waits for ever. */
function demandReadTwice(file: string | undefined): void {
  const status = file === undefined ? undefined : statSync(file, { throwIfNoEntry: false });
  if (file === undefined || status === undefined || status.isFile() || status.isDirectory()) return;
  throw new AppError('file/unreadable', { params: { file, reason: 'not a file' } });
}

/** One of the first two lines is of an audit export; of a damaged one, perhaps only the other. */
async function demandAudit(file: string): Promise<void> {
  const handle = await open(file);
  try {
    const begin = Buffer.alloc(BEGIN_BYTES);
    const { bytesRead } = await handle.read(begin, 0, BEGIN_BYTES, 0);
    const [first = '', second = ''] = begin.toString('utf8', 0, bytesRead).split('\n');
    // Other line ends are a change that the check itself tells of.
    const isOurs = [first, second].some((line) => readRecord(Buffer.from(line.replace(/\r$/, ''))) !== undefined);
    if (!isOurs) throw new AppError('audit/unknown-file', { params: { file } });
  } finally {
    await handle.close();
  }
}

async function sha256Of(file: string, signal: AbortSignal): Promise<string> {
  const digest = createHash('sha256');
  await pipeline(createReadStream(file), digest, { signal });
  return digest.digest('hex');
}
