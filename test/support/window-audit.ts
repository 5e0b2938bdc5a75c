/** Every request about the signed record, asked as a window does; the answers are checked by the contract on their way. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import { transitPlace } from '../../electron/transit-folder.ts';
import type { StationClient } from './station-client.ts';

export async function askAllOfAudit(station: StationClient): Promise<void> {
  const before = await station.ask('audit.state', {});
  const { outgoing, entries, head, signedBy } = await station.ask('audit.export', {});
  expect([entries, head.seq, signedBy]).toEqual([before.head.seq, before.head.seq, before.signedBy]);
  expect(await station.ask('audit.state', {})).toMatchObject({ head, lastAnchor: { seq: head.seq } });
  expect(outgoing.name).toMatch(/\.audit\.jsonl$/);
  const file = transitPlace(join(station.folder, 'journal.sqlite'), 'outgoing').fileOf(outgoing.files[0]?.fileId ?? '');
  const text = await readFile(file, 'utf8');
  const uploadId = await station.upload(outgoing.name, text);
  expect(await station.ask('audit.verify', { uploadId, key: signedBy })).toMatchObject({ kind: 'audit', ok: true, head, keyKnown: true });
  const changed = await station.upload(outgoing.name, text.replace('"epoch":1', '"epoch":2'));
  const verdict = await station.ask('audit.verify', { uploadId: changed, earlierUploadId: uploadId });
  expect(verdict).toMatchObject({ ok: false, problem: 'changed', firstBad: 1, line: 2 });
}
