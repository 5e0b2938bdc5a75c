import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FileToInspect } from '../../../../../electron/engine/inspect/decoded-file.ts';
import { inspectFile } from '../../../../../electron/engine/inspect/inspect-file.ts';
import { AppError } from '../../../../../shared/errors/app-error.ts';
import type { KuraPayload } from '../../../../../shared/formats/kura-payload.ts';
import { encodeKuraPayload } from '../../../../../shared/formats/kura-payload-encode.ts';
import { writeSnapshot } from '../../../../../shared/formats/kura-snapshot-write.ts';
import { errorTexts } from '../../../../../shared/texts/text.ts';

const inspect = (bytes: Uint8Array | string, { path = 'found', as, ...given }: Partial<FileToInspect> & { as?: string | undefined } = {}) =>
  inspectFile({ path, bytes: Buffer.from(bytes), language: 'en', reveal: false, keyVariable: undefined, environment: {}, ...given }, as);
const errorOf = async (bytes: Uint8Array | string, given: Parameters<typeof inspect>[1] = {}) => {
  const thrown: unknown = await inspect(bytes, given).catch((error: unknown) => error);
  if (!(thrown instanceof AppError)) throw new Error(`no AppError: ${String(thrown)}`);
  const texts = errorTexts('en', thrown.code, thrown.params);
  expect(Object.values(texts).join(' ')).not.toMatch(/\{\w+\}/);
  expect(thrown.params['file']).toBe('found');
  return thrown.code;
};

const payload: KuraPayload = {
  timestamp: 1_490_275_324_619n,
  position: { latitude: 1.5, longitude: Number.NaN, timestamp: 7n },
  metrics: [
    { name: 'd', type: 'DOUBLE', value: Number.POSITIVE_INFINITY },
    { name: 'f', type: 'FLOAT', value: 0.5 },
    { name: 'l', type: 'INT64', value: 9_007_199_254_740_993n },
    { name: 'i', type: 'INT32', value: -1 },
    { name: 'b', type: 'BOOL', value: false },
    { name: 's', type: 'STRING', value: 'ä' },
    { name: 'y', type: 'BYTES', value: Uint8Array.of(1, 2) },
    { name: 'command.password', type: 'STRING', value: 'hush' },
  ],
  body: Buffer.from('{}'.repeat(200)),
};

const snapshot = writeSnapshot(
  [
    {
      pid: 'c',
      properties: {
        ports: { type: 'INTEGER', value: [443, 4443] },
        password: { type: 'PASSWORD', value: 'hush' },
        'users.config': { type: 'STRING', value: '[{"credentials":{"kura.password" : "hu\\"sh"}}]' },
      },
    },
  ],
  { passwords: 'base64' },
);

describe('inspectFile: KuraPayload', () => {
  it.each([
    ['raw', (bytes: Uint8Array) => bytes, false],
    ['packed', gzipSync, true],
  ] as const)('decodes every type, %s', async (_case, pack, gzip) => {
    const { kind, content, ok } = await inspect(pack(encodeKuraPayload(payload)));
    expect([kind, ok]).toEqual(['kura-payload', true]);
    expect(content).toEqual({
      gzip,
      timestamp: '1490275324619',
      position: { latitude: 1.5, longitude: 'NaN', timestamp: '7' },
      metrics: [
        { name: 'd', type: 'DOUBLE', value: 'Infinity' },
        { name: 'f', type: 'FLOAT', value: 0.5 },
        { name: 'l', type: 'INT64', value: '9007199254740993' },
        { name: 'i', type: 'INT32', value: -1 },
        { name: 'b', type: 'BOOL', value: false },
        { name: 's', type: 'STRING', value: 'ä' },
        { name: 'y', type: 'BYTES', value: 'AQI=' },
        { name: 'command.password', type: 'STRING', value: '••••••' },
      ],
      body: Buffer.from('{}'.repeat(200)).toString('base64'),
    });
  });

  it('shows passwords and the text of a body only where asked', async () => {
    const bytes = encodeKuraPayload(payload);
    expect((await inspect(bytes)).lines.join('\n')).not.toMatch(/hush|\{\}/);
    expect((await inspect(bytes, { reveal: true })).lines.join('\n')).toMatch(/hush[^]*\{\}\{\}/);
  });

  it.each([
    ['payload/gzip-damaged', Buffer.from([0x1f, 0x8b, 1, 2, 3])],
    ['payload/gzip-cut', gzipSync('x'.repeat(5000)).subarray(0, 20)],
    ['payload/malformed', gzipSync('text')],
    ['payload/too-large', gzipSync(Buffer.alloc(40_000_000))],
  ])('says %s', async (code, bytes) => {
    expect(await errorOf(bytes)).toBe(code);
  });
});

describe('inspectFile: snapshots', () => {
  it('shows types, lists and marks, and masks passwords and the hashes of the console', async () => {
    const { kind, content, lines, ok } = await inspect(snapshot);
    expect([kind, ok]).toEqual(['kura-snapshot', true]);
    expect(content).toEqual({
      encrypted: false,
      configurations: [
        {
          pid: 'c',
          properties: {
            ports: { type: 'Integer', array: true, encrypted: false, values: ['443', '4443'] },
            password: { type: 'Password', array: false, encrypted: true, values: ['••••••'] },
            'users.config': {
              type: 'String',
              array: false,
              encrypted: false,
              values: ['[{"credentials":{"kura.password" : "••••••"}}]'],
            },
          },
        },
      ],
    });
    expect(lines.join('\n')).not.toMatch(/hush|aHVzaA|sh"/);
    expect(JSON.stringify(await inspect(snapshot, { reveal: true }))).toMatch(/"hush"/);
  });

  it('says what Kura would leave out', async () => {
    const { ok, lines } = await inspect(snapshot.replace('type="Integer"', 'type="int"'));
    expect([ok, lines[3]]).toEqual([false, '  ports: Kura leaves it out, because it knows no type "int"']);
  });

  it.each([
    ['snapshot/not-well-formed', '<esf:configurations>', {}],
    ['snapshot/not-well-formed', 'rubbish', { as: 'kura-snapshot' }],
    ['snapshot/doctype', '<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><l>&b;</l>', {}],
    ['snapshot/byte-order-mark', `\uFEFF${snapshot}`, {}],
    ['snapshot/not-a-snapshot', '<html/>', {}],
    ['snapshot/not-utf-8', Buffer.from(`<a>ä</a>`, 'latin1'), {}],
    ['snapshot/wrong-key', `${'A'.repeat(16)}-${'A'.repeat(64)}`, {}],
    ['snapshot/wrong-key', 'A'.repeat(64), { as: 'kura-snapshot' }],
    ['snapshot/bad-key', snapshot, { keyVariable: 'KEY', environment: { KEY: 'short' } }],
    ['snapshot/bad-key', snapshot, { keyVariable: 'KEY' }],
    ['inspect/unknown-kind', 'rubbish', {}],
    ['inspect/unknown-kind', '', {}],
  ])('says %s', async (code, bytes, given) => {
    expect(await errorOf(bytes, given)).toBe(code);
  });
});

describe('inspectFile: certificates', () => {
  let folder: string;
  const at = (name: string) => join(folder, name);
  const openssl = (...words: readonly string[]) => execFileSync('openssl', words, { cwd: folder, stdio: ['ignore', 'pipe', 'ignore'] });
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'lineside-inspect-'));
    openssl('req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-keyout', 'k.pem', '-out', 'c.pem', '-days', '9', '-subj', '/CN=gw/O=Acme');
    openssl('req', '-new', '-key', 'k.pem', '-out', 'r.pem', '-subj', '/CN=gw');
    openssl('x509', '-in', 'c.pem', '-outform', 'DER', '-out', 'c.bin');
    openssl('pkcs12', '-export', '-inkey', 'k.pem', '-in', 'c.pem', '-out', 'b.p12', '-passout', 'pass:hush-hush');
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('names what openssl made, and no private key', async () => {
    const pem = await inspect(readFileSync(at('c.pem')));
    const fingerprint = openssl('x509', '-in', 'c.pem', '-noout', '-fingerprint', '-sha256').toString().trim();
    const certificates = [
      {
        subject: 'CN=gw,O=Acme',
        issuer: 'CN=gw,O=Acme',
        key: 'rsa 2048',
        sha256: fingerprint.replace(/^.*=/, '').replaceAll(':', '').toLowerCase(),
      },
    ];
    expect(pem).toMatchObject({ kind: 'x509', content: { certificates } });
    expect(await inspect(readFileSync(at('c.bin')), { as: 'x509' })).toEqual(pem);
    const request = await inspect(readFileSync(at('r.pem')));
    expect(request).toMatchObject({ kind: 'csr', content: { subject: 'CN=gw' } });
    const bundle = await inspect(readFileSync(at('b.p12')), { path: 'b.p12', keyVariable: 'P', environment: { P: 'hush-hush' } });
    const { spkiSha256 } = request.content;
    expect(bundle).toMatchObject({ kind: 'pkcs12', content: { certificates, keys: [{ key: 'rsa 2048', spkiSha256 }] } });
    expect(JSON.stringify(bundle)).not.toMatch(/PRIVATE|hush/);
  });

  it('throws nothing but its own errors at spoiled files of any kind', async () => {
    const messages: Uint8Array[] = [encodeKuraPayload(payload), gzipSync(encodeKuraPayload(payload)), Buffer.from(snapshot)];
    openssl('pkcs12', '-export', '-inkey', 'k.pem', '-in', 'c.pem', '-out', 'quick.p12', '-passout', 'pass:', '-iter', '1');
    const samples = [...['c.bin', 'c.pem', 'r.pem', 'quick.p12'].map((name) => readFileSync(at(name))), ...messages];
    const kinds = [undefined, 'x509', 'csr', 'pkcs12', 'kura-payload', 'kura-snapshot', 'kura-properties'];
    const change = fc.record({
      place: fc.double({ min: 0, max: 0.999, noNaN: true }),
      cut: fc.nat(9),
      put: fc.uint8Array({ maxLength: 4 }),
    });
    const spoiled = fc.tuple(fc.constantFrom(...samples), fc.constantFrom(...kinds), fc.array(change, { minLength: 1, maxLength: 4 }));
    await fc.assert(
      fc.asyncProperty(spoiled, async ([sample, as, changes]) => {
        let bytes = Buffer.from(sample);
        for (const { place, cut, put } of changes) {
          const start = Math.floor(place * bytes.length);
          bytes = Buffer.concat([bytes.subarray(0, start), put, bytes.subarray(start + cut)]);
        }
        const thrown: unknown = await inspect(bytes, { as }).then(
          () => undefined,
          (error: unknown) => error,
        );
        expect(thrown === undefined || thrown instanceof AppError, String(thrown)).toBe(true);
      }),
      { numRuns: 3000 },
    );
  });

  it.each([
    ['pki/wrong-password', () => readFileSync(at('b.p12')), 'pkcs12'],
    ['pki/bundle-unreadable', () => Buffer.from('text'), 'pkcs12'],
    ['pki/bundle-unreadable', () => Buffer.from('text'), 'x509'],
    ['pki/bundle-unreadable', () => readFileSync(at('r.pem')), 'x509'],
    ['pki/request-unreadable', () => Buffer.from('text'), 'csr'],
  ])('says %s', async (code, bytes, as) => {
    expect(await errorOf(bytes(), { as })).toBe(code);
  });
});
