/** Spoiled requests, certificates and bundles: refused by a code, each of them, and nothing else ever happens. */
import { createPublicKey, createPrivateKey, generateKeyPairSync, sign } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { readCertificateRequest } from '../../../../../electron/engine/pki/certificate-request.ts';
import { childOf, readDer } from '../../../../../electron/engine/pki/der/der-reader.ts';
import { bitString, integer, sequence } from '../../../../../electron/engine/pki/der/der-writer.ts';
import { encodeName, parseName } from '../../../../../electron/engine/pki/distinguished-name.ts';
import { makeRoot } from '../../../../../electron/engine/pki/found-authority.ts';
import { parseCertificate } from '../../../../../electron/engine/pki/parse-certificate.ts';
import { readBundle } from '../../../../../electron/engine/pki/pkcs12/read-bundle.ts';
import { writePkcs12 } from '../../../../../electron/engine/pki/pkcs12/write-pkcs12.ts';
import { algorithmFor } from '../../../../../electron/engine/pki/signature-algorithms.ts';
import type { PersonId } from '../../../../../shared/domain/ids.ts';
import { AppError } from '../../../../../shared/errors/app-error.ts';

const TRIES = 3000;
const PASSWORD = 'correct horse';

/** The same numbers in every run. */
function* numbers(): Generator<number, never> {
  for (let state = 1; ; state = (state * 1_103_515_245 + 12_345) % 2 ** 31) yield state;
}

/** With some bytes changed, and sometimes cut. */
function* spoiled(good: Buffer): Generator<Buffer> {
  const random = numbers();
  const upTo = (limit: number) => Math.floor((random.next().value / 2 ** 31) * limit);
  for (let count = 0; count < TRIES; count += 1) {
    const bytes = Buffer.from(good);
    for (let change = upTo(4); change >= 0; change -= 1) bytes[upTo(bytes.length)] = upTo(256);
    yield upTo(8) === 0 ? bytes.subarray(0, upTo(bytes.length)) : bytes;
  }
}

function aRequest(): Buffer {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
  const publicKey = createPublicKey(privateKey).export({ type: 'spki', format: 'der' });
  const body = sequence(integer(0), encodeName(parseName('CN=gw-1')), publicKey, Buffer.of(0xa0, 0));
  return sequence(body, algorithmFor(privateKey).der, bitString(sign('sha256', body, privateKey)));
}

const asPem = (der: Buffer) => `-----BEGIN CERTIFICATE REQUEST-----\n${der.toString('base64')}\n-----END CERTIFICATE REQUEST-----`;

/** Codes by which it was refused; `taken` where it was not. */
function outcome(work: () => unknown): string {
  try {
    work();
    return 'taken';
  } catch (error) {
    return codeOf(error);
  }
}

function codeOf(error: unknown): string {
  return error instanceof AppError ? error.code : `thrown: ${String(error)}`;
}

const isStray = (code: string) => !code.startsWith('pki/') && code !== 'taken';

describe('a spoiled', () => {
  it('request is never taken, but where no byte of what is signed was changed', () => {
    const good = aRequest();
    expect(outcome(() => readCertificateRequest(asPem(good)))).toBe('taken');
    const signed = childOf(readDer(good), 0).raw;
    const ends = [...spoiled(good)]
      .filter((bytes) => !bytes.includes(signed))
      .map((bytes) => outcome(() => readCertificateRequest(asPem(bytes))));
    expect(ends.filter((code) => code === 'taken' || isStray(code))).toEqual([]);
    expect(new Set(ends)).toContain('pki/request-signature-wrong');
  });

  it('certificate is read or refused', async () => {
    const order = { keyType: 'p-256', days: 100, now: new Date(), by: 'person-1' as PersonId } as const;
    const { certificate } = await makeRoot('Test', order);
    const ends = [...spoiled(certificate.der)].map((bytes) => outcome(() => parseCertificate(bytes)));
    expect(ends.filter(isStray)).toEqual([]);
  });

  it('bundle opens nothing', { timeout: 60_000 }, async () => {
    const { privateKey } = generateKeyPairSync('ed25519');
    const key = privateKey.export({ type: 'pkcs8', format: 'der' });
    const protection = { password: PASSWORD, rounds: { encryption: 1, integrity: 1 } };
    const good = await writePkcs12({ privateKey: key, certificates: [Buffer.from('3000', 'hex')], name: 'x' }, protection);
    const opened = await readBundle(good, PASSWORD);
    expect(createPrivateKey({ key: opened.privateKeys[0] ?? key, format: 'der', type: 'pkcs8' }).asymmetricKeyType).toBe('ed25519');
    const ends: string[] = [];
    for (const bytes of [...spoiled(good)].slice(0, 600)) {
      const end = await readBundle(bytes, PASSWORD).then(() => 'taken', codeOf);
      ends.push(end);
    }
    expect(ends.filter(isStray)).toEqual([]);
    expect(new Set(ends)).toContain('pki/wrong-password');
  });
});
