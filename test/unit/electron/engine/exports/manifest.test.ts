/** A manifest tells its own file from any other, and a changed word from the signed one, on a computer that knows nothing else. */
import { generateKeyPairSync, sign } from 'node:crypto';
import { expect, it } from 'vitest';
import { isManifestText, keyFingerprint, signManifest, verifyManifest } from '../../../../../electron/engine/exports/manifest.ts';
import type { SigningKey } from '../../../../../electron/engine/journal/chain/signing-key.ts';
import type { BatchId, Sha256, StationId } from '../../../../../shared/domain/ids.ts';

const SHA256 = 'a'.repeat(64) as Sha256;
const BEFORE = 'b'.repeat(64) as Sha256;

function aKey(): SigningKey {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  return {
    publicKey: publicKey.export({ type: 'spki', format: 'der' }).toString('base64'),
    sign: (text) => sign(null, Buffer.from(text), privateKey).toString('base64'),
  };
}

const key = aKey();
const text = signManifest(
  {
    lineside: 2,
    file: 'out.csv',
    dialect: 'csv',
    only: 'all',
    formulaSafe: false,
    rows: 3,
    trainingRows: 0,
    warnings: [{ warning: 'peripheral', count: 1 }],
    sha256: SHA256,
    sizeBytes: 12,
    replaces: BEFORE,
    batch: { id: 'batch-1' as BatchId, name: 'Ä', recipe: { name: 'R', version: 1, sha256: SHA256 } },
    journal: { seq: 4, hash: SHA256, readUpTo: 5 },
    stationId: 'station-1' as StationId,
    exportedAt: '2026-01-01T00:00:00.000Z',
    exportedBy: 'lineside 0',
  },
  key,
);
const changed = (change: (manifest: Record<string, unknown>) => void) => {
  const manifest = JSON.parse(text) as Record<string, unknown>;
  change(manifest);
  return JSON.stringify(manifest);
};

it('is good beside its own file, in whatever layout', () => {
  expect(verifyManifest(text, SHA256)).toMatchObject({ ok: true, manifest: { rows: 3, keyFingerprint: keyFingerprint(key.publicKey) } });
  expect(
    verifyManifest(
      changed(() => undefined),
      SHA256,
    ),
  ).toMatchObject({ ok: true });
  expect(keyFingerprint(key.publicKey)).toMatch(/^SHA256:[A-Za-z0-9+/]{43}$/);
});

it.each([
  ['another file', 'c'.repeat(64), 'other-file'],
  ['the file that it was to replace', BEFORE, 'interrupted'],
  ['no file', undefined, 'no-file'],
] as const)('says so beside %s', (_what, sha256, problem) => {
  expect(verifyManifest(text, sha256)).toMatchObject({ ok: false, problem, manifest: { file: 'out.csv' } });
});

it.each([
  ['rows', (manifest: Record<string, unknown>) => (manifest['rows'] = 4)],
  ['what it replaces', (manifest: Record<string, unknown>) => delete manifest['replaces']],
  ['the key', (manifest: Record<string, unknown>) => (manifest['publicKey'] = aKey().publicKey)],
  ['the fingerprint', (manifest: Record<string, unknown>) => (manifest['keyFingerprint'] = keyFingerprint(aKey().publicKey))],
  ['the signature', (manifest: Record<string, unknown>) => (manifest['signature'] = Buffer.alloc(64).toString('base64'))],
])('finds that somebody changed %s', (_what, change) => {
  expect(verifyManifest(changed(change), SHA256)).toMatchObject({ ok: false, problem: 'signature' });
});

it.each([
  ['{"lineside":1,"file":"x","sha256":"', 'not-a-manifest'],
  [`{"lineside":1,"file":"x","sha256":"${SHA256}"}`, 'not-signed'],
  ['[]', 'not-a-manifest'],
  ['null', 'not-a-manifest'],
  ['{"name":"of another program"}', 'not-a-manifest'],
  [changed((manifest) => (manifest['extra'] = 1)), 'not-a-manifest'],
])('%s is %s', (words, problem) => {
  expect(verifyManifest(words, SHA256)).toEqual({ ok: false, problem });
});

it('knows manifests of before signatures as its own', () => {
  expect([text, `{"lineside":1,"file":"x","sha256":"${SHA256}"}`, '{}'].map(isManifestText)).toEqual([true, true, false]);
});
