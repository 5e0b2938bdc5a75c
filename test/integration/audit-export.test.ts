/** The signed record: exported from a real journal, checked without it, and every change of it found. */
import { execFileSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { AuditCheck, type Expected } from '../../electron/engine/audit/audit-check.ts';
import { lineOf, readRecord, type RecordOf, signedText } from '../../electron/engine/audit/audit-records.ts';
import { verifyFile } from '../../electron/engine/audit/verify-file.ts';
import { exportAudit } from '../../electron/engine/audit/write-audit.ts';
import { eventHash } from '../../electron/engine/journal/chain/event-hash.ts';
import { openSigningKey } from '../../electron/engine/journal/chain/signing-key.ts';
import type { Journal } from '../../electron/engine/journal/journal.ts';
import type { BatchId } from '../../shared/domain/ids.ts';
import { aFolder, aJournal, importUnits } from '../support/journal.ts';
import { eventsOfRun, unitsOf } from '../support/journal-events.ts';
import { fill, mayMount, smallDisk } from '../support/small-disk.ts';

const never = new AbortController().signal;
const EVERY = 5;
/** With its name. */
const SIGNATURE_LENGTH = 103;

async function aRecord(runs = 3): Promise<Journal> {
  const journal = await aJournal();
  const units = unitsOf('batch-1' as BatchId, runs);
  await importUnits(journal, units);
  for (const unit of units) await journal.append(eventsOfRun(unit).whole);
  return journal;
}

async function exported(journal: Journal, file = join(aFolder(), 'audit.jsonl')) {
  return await exportAudit({ journalFile: journal.file, file, linesideVersion: '1.0.0', signal: never, checkpointEvery: EVERY });
}

/** As `verifyAudit` does, from memory. */
function check(bytes: Buffer, expected: Expected = {}) {
  const audit = new AuditCheck(expected);
  let from = 0;
  for (let to = bytes.indexOf(10); to !== -1; to = bytes.indexOf(10, from)) {
    const finding = audit.take(bytes.subarray(from, to));
    if (finding !== undefined) return finding;
    from = to + 1;
  }
  return from < bytes.length ? { problem: 'truncated', firstBad: audit.link.seq + 1 } : audit.finish();
}

const joined = (lines: readonly string[]) => Buffer.from(lines.map((line) => `${line}\n`).join(''));
const linesIn = (file: string) => readFileSync(file, 'utf8').trimEnd().split('\n');
const recordIn = (line: string | undefined) => readRecord(Buffer.from(line ?? ''));

it('is whole and unchanged, for another computer that has nothing but the file', async () => {
  const journal = await aRecord();
  const { file, entries, head, signedBy } = await exported(journal);
  expect(head).toEqual(journal.read.head());
  expect(statSync(file).mode & 0o777).toBe(0o600);
  const verdict = await verifyFile({ file, signal: never });
  expect(verdict).toMatchObject({ kind: 'audit', ok: true, entries, head, signedBy, signedUpTo: entries, keyKnown: false });
  expect(await verifyFile({ file, signal: never, keys: [signedBy] })).toMatchObject({ ok: true, keyKnown: true });
  const kinds = linesIn(file).map((line) => recordIn(line)?.kind);
  expect(kinds.filter((kind) => kind === 'event')).toHaveLength(entries);
  expect(kinds.filter((kind) => kind === 'checkpoint')).toHaveLength(Math.floor(entries / EVERY));
  // One of the opening, one of this export.
  expect(kinds.filter((kind) => kind === 'anchor').length).toBeGreaterThanOrEqual(2);
  expect(await journal.read.verifyChain()).toMatchObject({ ok: true });
});

it('finds every flipped bit, wherever it is', async () => {
  const { file } = await exported(await aRecord(1));
  const bytes = readFileSync(file);
  // Of the last signature each bit: nothing signed comes after it.
  const signature = bytes.lastIndexOf('"signature":"');
  const unseen = [...bytes.keys()].filter((at) =>
    (at < signature || at > signature + SIGNATURE_LENGTH ? [at % 8] : [0, 1, 2, 3, 4, 5, 6, 7]).some((bit) => {
      const changed = Buffer.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ (1 << bit);
      return check(changed) === undefined;
    }),
  );
  expect(unseen).toEqual([]);
});

it('finds every line that is removed, doubled, swapped or put elsewhere, and names the first bad event', async () => {
  const { file } = await exported(await aRecord());
  const lines = linesIn(file);
  expect(check(joined(lines))).toBeUndefined();
  type Found = ReturnType<typeof check>;
  const found: { seq: number; removed: Found; doubled: Found; swapped: Found }[] = [];
  for (const [at, line] of lines.entries()) {
    const removed = check(joined(lines.toSpliced(at, 1)));
    const doubled = check(joined(lines.toSpliced(at, 0, line)));
    const swapped = at === 0 ? removed : check(joined(lines.toSpliced(at - 1, 2, line, lines[at - 1] ?? '')));
    for (const [other] of lines.entries()) {
      if (other === at) continue;
      expect(check(joined(lines.toSpliced(at, 1).toSpliced(other, 0, line))), `line ${at} to ${other}`).toBeDefined();
    }
    expect([removed, doubled, swapped]).not.toContain(undefined);
    const record = recordIn(line);
    if (record?.kind === 'event') found.push({ seq: record.seq, removed, doubled, swapped });
  }
  expect(found.map(({ removed }) => removed?.firstBad)).toEqual(found.map(({ seq }) => seq));
  expect(found.map(({ doubled }) => doubled)).toEqual(found.map(({ seq }) => ({ problem: 'repeated', firstBad: seq })));
  expect(found.filter(({ seq, swapped }) => (swapped?.firstBad ?? 0) > seq)).toEqual([]);
});

it('finds where it was cut off, after whichever byte', async () => {
  const { file } = await exported(await aRecord(1));
  const bytes = readFileSync(file);
  const lengths = [...bytes.keys()].filter((length) => length % 5 === 0 || bytes[length] === 10 || bytes[length - 1] === 10);
  expect(lengths.filter((length) => check(bytes.subarray(0, length)) === undefined)).toEqual([]);
  expect(check(Buffer.concat([bytes, Buffer.from('{}\n')]))).toMatchObject({ problem: 'unreadable' });
});

/** What somebody can do who knows how all this works, and has every key but the station's. */
function forgedFrom(lines: readonly string[], from: number, key?: ReturnType<typeof openSigningKey>): Buffer {
  let previous: string | undefined;
  return joined(
    lines.map((line) => {
      const record = recordIn(line);
      if (record?.kind === 'header' && key !== undefined) return lineOf({ ...record, publicKey: key.publicKey });
      if (record?.kind !== 'event' || record.seq < from) return line;
      const { kind, hash: _hash, ...row } = record;
      const changed = { ...row, body: row.body.replace('"', '" '), previous_hash: previous ?? row.previous_hash };
      previous = eventHash(changed);
      return lineOf({ kind, ...changed, hash: previous } as RecordOf<'event'>);
    }),
  );
}

it('finds a chain that was computed again, by the station’s own signatures', async () => {
  const { file, entries } = await exported(await aRecord());
  const lines = linesIn(file);
  for (let from = 1; from <= entries; from += 1) {
    const found = check(forgedFrom(lines, from));
    // Signatures stand for each event up to the last checkpoint or anchor before it.
    expect(found).toBeDefined();
    expect(['checkpoint', 'anchor']).toContain(found?.problem);
  }
});

it('finds a record that was made and signed anew with another key: by the key, or by an earlier file', async () => {
  const journal = await aRecord(1);
  const { file, signedBy } = await exported(journal);
  const stranger = openSigningKey(join(aFolder(), 'key'));
  const forged = joined(
    linesIn(file).map((line) => {
      const record = recordIn(line);
      return record?.kind === 'header' ? lineOf({ ...record, publicKey: stranger.publicKey }) : line;
    }),
  );
  expect(check(forged, { knownKeys: new Set([signedBy]) })).toEqual({ problem: 'other-key', firstBad: 1 });
  expect(check(forged)).toBeDefined();
  // The end alone signed again: the anchors are still the station's.
  const end = recordIn(linesIn(file).at(-1));
  if (end?.kind !== 'end') throw new Error('no end');
  const { signature: _signature, ...statement } = end;
  const resigned = lineOf({ ...statement, signature: stranger.sign(signedText(statement)) });
  expect(check(joined([...linesIn(file).slice(0, -1), resigned]))).toMatchObject({ problem: 'checkpoint' });
});

it('finds a history that the owner of the key wrote anew, by an earlier export', async () => {
  const journal = await aRecord(2);
  const earlier = await exported(journal);
  await journal.append(eventsOfRun(unitsOf('batch-1' as BatchId, 1)[0] ?? ({} as never)).whole);
  const later = await exported(journal);
  expect(await verifyFile({ file: later.file, earlier: earlier.file, signal: never })).toMatchObject({ ok: true, keyKnown: true });
  expect(await verifyFile({ file: earlier.file, earlier: later.file, signal: never })).toMatchObject({
    ok: false,
    problem: 'rewritten',
    firstBad: earlier.entries + 1,
  });
  // The same station's identity and key over another history.
  const other = await aRecord(2);
  renameSync(`${journal.file}.signing-key`, `${other.file}.signing-key`);
  const rewritten = await exportAs(other, earlier.file);
  expect(await verifyFile({ file: rewritten, earlier: earlier.file, signal: never })).toMatchObject({
    ok: false,
    problem: 'rewritten',
    firstBad: 1,
  });
});

/** An export of one journal that says it is of the station of another export. */
async function exportAs(journal: Journal, of: string): Promise<string> {
  const header = recordIn(linesIn(of)[0]);
  const key = openSigningKey(`${journal.file}.signing-key`);
  writeFileSync(`${journal.file}.anchors`, '');
  const { file } = await exported(journal);
  if (header?.kind !== 'header') throw new Error('no header');
  const { createHash } = await import('node:crypto');
  let text = '';
  for (const line of linesIn(file)) {
    const record = recordIn(line);
    if (record?.kind === 'header') text += `${lineOf({ ...record, stationId: header.stationId })}\n`;
    else if (record?.kind === 'checkpoint' || record?.kind === 'end') {
      const { signature: _signature, ...said } = record;
      const sha256 = createHash('sha256').update(text).digest('hex') as typeof said.sha256;
      const statement = { ...said, stationId: header.stationId, sha256 };
      text += `${lineOf({ ...statement, signature: key.sign(signedText(statement)) })}\n`;
    } else text += `${line}\n`;
  }
  writeFileSync(file, text);
  return file;
}

it('signs nothing that is not whole, makes no key, and leaves other files alone', async () => {
  const journal = await aRecord(1);
  const file = join(aFolder(), 'audit.jsonl');
  const order = { journalFile: journal.file, file, linesideVersion: '1', signal: never };
  writeFileSync(file, 'somebody’s own');
  await expect(exportAudit(order)).rejects.toMatchObject({ code: 'audit/out-in-the-way' });
  expect(readFileSync(file, 'utf8')).toBe('somebody’s own');
  const other = { ...order, file: join(dirname(file), 'other.jsonl') };
  const anchors = readFileSync(`${journal.file}.anchors`, 'utf8');
  writeFileSync(`${journal.file}.anchors`, anchors.replace(/"hash":"./, '"hash":"x'));
  await expect(exportAudit(other)).rejects.toMatchObject({ code: 'audit/record-broken' });
  writeFileSync(`${journal.file}.anchors`, anchors);
  renameSync(`${journal.file}.signing-key`, `${journal.file}.away`);
  await expect(exportAudit(other)).rejects.toMatchObject({ code: 'audit/no-signing-key' });
  expect(existsSync(`${journal.file}.signing-key`)).toBe(false);
  expect(existsSync(other.file)).toBe(false);
});

it('is checked in any language: the documented hash and signature, by openssl', async () => {
  const { file } = await exported(await aRecord(1));
  const lines = linesIn(file);
  const end = recordIn(lines.at(-1));
  const header = recordIn(lines[0]);
  if (end?.kind !== 'end' || header?.kind !== 'header') throw new Error('no end');
  const { signature, ...statement } = end;
  const folder = aFolder();
  const put = (name: string, content: string | Buffer) => {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  };
  const words = ['pkeyutl', '-verify', '-rawin', '-pubin', '-keyform', 'DER'];
  const files = [
    ['-inkey', put('key', Buffer.from(header.publicKey, 'base64'))],
    ['-in', put('text', signedText(statement))],
    ['-sigfile', put('signature', Buffer.from(signature, 'base64'))],
  ];
  expect(execFileSync('openssl', [...words, ...files.flat()], { encoding: 'utf8' })).toContain('Verified Successfully');
});

it('finds a line that never ends, other line ends and a mark in front, and never waits for a pipe', { timeout: 20_000 }, async () => {
  const { file } = await exported(await aRecord(1));
  const folder = aFolder();
  const verdictOf = async (name: string, content: string | Buffer) => {
    writeFileSync(join(folder, name), content);
    return await verifyFile({ file: join(folder, name), signal: never });
  };
  const text = readFileSync(file, 'utf8');
  const began = performance.now();
  const endless = Buffer.concat([Buffer.from(text.slice(0, text.indexOf('\n') + 1)), Buffer.alloc(80_000_000, 0x20)]);
  expect(await verdictOf('endless', endless)).toMatchObject({ ok: false, problem: 'truncated', line: 2 });
  expect(performance.now() - began).toBeLessThan(5000);
  const unreadable = { ok: false, problem: 'unreadable', firstBad: 1, line: 1 };
  expect(await verdictOf('crlf', text.replaceAll('\n', '\r\n'))).toMatchObject(unreadable);
  expect(await verdictOf('mark', `\ufeff${text}`)).toMatchObject(unreadable);
  await expect(verdictOf('packed', gzipSync(text))).rejects.toMatchObject({ code: 'audit/unknown-file' });
  execFileSync('mkfifo', [join(folder, 'pipe')]);
  const reading = verifyFile({ file: join(folder, 'pipe'), signal: never });
  await expect(reading).rejects.toMatchObject({ code: 'file/unreadable', params: { reason: 'not a file' } });
});

it('leaves the earlier export where the disk fills in between, and no half one', async () => {
  if (!mayMount()) return console.log('skipped: a small disk can be mounted by root only');
  const disk = smallDisk(1);
  const journal = await aRecord(20);
  const file = join(disk, 'audit.jsonl');
  await exported(journal, file);
  const before = readFileSync(file);
  const makeRoom = fill(disk, 16 * 1024);
  const reason = { code: 'file/not-writable', params: { file, reason: 'ENOSPC' } };
  await expect(exported(journal, file)).rejects.toMatchObject(reason);
  expect([readFileSync(file).equals(before), readdirSync(disk).toSorted()]).toEqual([true, ['audit.jsonl', 'ballast']]);
  makeRoom();
  await exported(journal, file);
  expect(await verifyFile({ file, signal: never })).toMatchObject({ ok: true });
});

it('says which kind of file it is, and refuses what is neither', async () => {
  const folder = aFolder();
  writeFileSync(join(folder, 'any.csv'), 'a,b\n1,2\n');
  await expect(verifyFile({ file: join(folder, 'any.csv'), signal: never })).rejects.toMatchObject({ code: 'audit/unknown-file' });
  await expect(verifyFile({ file: folder, signal: never })).rejects.toMatchObject({ code: 'file/unreadable' });
  const { publicKey } = generateKeyPairSync('ed25519');
  const { fingerprintOf } = await import('../../electron/engine/audit/named-key.ts');
  writeFileSync(join(folder, 'key.pem'), publicKey.export({ type: 'spki', format: 'pem' }));
  expect(fingerprintOf(join(folder, 'key.pem'))).toMatch(/^SHA256:/);
  expect(() => fingerprintOf('SHA256:short')).toThrow(expect.objectContaining({ code: 'audit/key-unusable' }));
});
