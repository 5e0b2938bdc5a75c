/** What the station writes, read by programs that know nothing of it, and the other way round: protoc, xmllint, Java. */
import { execFileSync, spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decryptWith } from '../../electron/engine/files/snapshot-cipher.ts';
import { readSnapshotFile } from '../../electron/engine/files/snapshot-file.ts';
import type { KuraPayload } from '../../shared/formats/kura-payload.ts';
import { decodeKuraPayload } from '../../shared/formats/kura-payload-decode.ts';
import { encodeKuraPayload } from '../../shared/formats/kura-payload-encode.ts';
import { componentsOf } from '../../shared/formats/kura-snapshot-components.ts';
import { writeSnapshot } from '../../shared/formats/kura-snapshot-write.ts';
import { anyPayload } from '../support/payload-arbitraries.ts';
import { anySnapshot } from '../support/snapshot-arbitraries.ts';

const FIXTURES = resolve(import.meta.dirname, '../fixtures/kura');
const SEAL = resolve(import.meta.dirname, '../support/kura-formats/SealSnapshot.java');
const DEFAULT_KEY = 'rv;ipse329183!@#';

function missing(command: string): boolean {
  const isThere = spawnSync(command, ['--version']).error === undefined;
  if (!isThere) console.log(`not run: ${command} is not installed`);
  return !isThere;
}

const protoc = (action: 'encode' | 'decode', input: Uint8Array) =>
  execFileSync('protoc', [`--${action}=kurawire.KuraPayload`, `--proto_path=${FIXTURES}`, 'kura-payload.proto'], { input });

describe.skipIf(missing('protoc'))('KuraPayload and protoc', () => {
  it('agree about one of each type', () => {
    const payload: KuraPayload = {
      timestamp: 1_490_275_324_619n,
      position: { latitude: 45.5, longitude: -12.25, satellites: 4, status: 4, timestamp: -1n },
      metrics: [
        { name: 'double', type: 'DOUBLE', value: Number.NEGATIVE_INFINITY },
        { name: 'float', type: 'FLOAT', value: 0.5 },
        { name: 'long', type: 'INT64', value: -(2n ** 63n) },
        { name: 'int', type: 'INT32', value: -200 },
        { name: 'bool', type: 'BOOL', value: true },
        { name: 'text', type: 'STRING', value: 'ä"' },
        { name: 'bytes', type: 'BYTES', value: Uint8Array.of(0, 255) },
      ],
      body: new TextEncoder().encode('{}'),
    };
    const text = protoc('decode', encodeKuraPayload(payload)).toString();
    expect(text.split(/\s*\n\s*/).filter((line) => line.includes('value') || line.startsWith('body'))).toEqual([
      'double_value: -inf',
      'float_value: 0.5',
      'long_value: -9223372036854775808',
      'int_value: -200',
      'bool_value: true',
      String.raw`string_value: "\303\244\""`,
      String.raw`bytes_value: "\000\377"`,
      'body: "{}"',
    ]);
    expect(decodeKuraPayload(protoc('encode', Buffer.from(text)))).toEqual(plain(payload));
  });

  it('give each other whatever a payload can hold, byte for byte', () => {
    fc.assert(
      fc.property(anyPayload, (payload) => {
        const ours = encodeKuraPayload(payload);
        const theirs = protoc('encode', protoc('decode', ours));
        expect(theirs.equals(ours)).toBe(true);
        expect(decodeKuraPayload(new Uint8Array(theirs))).toEqual(payload);
      }),
      { numRuns: 40 },
    );
  });
});

/** Bytes that come from a program are of another class, with the same content. */
function plain(payload: KuraPayload): unknown {
  const metrics = payload.metrics.map((metric) => (metric.type === 'BYTES' ? { ...metric, value: Buffer.from(metric.value) } : metric));
  return { ...payload, metrics, ...(payload.body === undefined ? {} : { body: Buffer.from(payload.body) }) };
}

describe.skipIf(missing('xmllint'))('snapshots and xmllint', () => {
  it('are well-formed, with namespaces, and mean the same to it', () => {
    fc.assert(
      fc.property(anySnapshot, (components) => {
        const text = writeSnapshot(components, { passwords: 'base64' });
        const checked = spawnSync('xmllint', ['--nonet', '--c14n', '-'], { input: text });
        expect(checked.stderr.toString()).toBe('');
        const again = readSnapshotFile(checked.stdout);
        expect(componentsOf(again.configurations)).toEqual(components);
      }),
      { numRuns: 40 },
    );
  });
});

describe.skipIf(missing('java'))('snapshots that Java encrypted', () => {
  const sealed = (cipher: 'gcm' | 'ecb', key: string, text: string) => execFileSync('java', [SEAL, cipher, key], { input: text });
  const snapshot = (password: string) =>
    writeSnapshot([{ pid: 'c', properties: { name: { type: 'STRING', value: 'ä€' }, password: { type: 'PASSWORD', value: password } } }], {
      passwords: 'base64',
    });
  const propertiesOf = (file: Uint8Array, key?: string) => {
    const { encrypted, configurations, decrypt } = readSnapshotFile(file, key === undefined ? undefined : Buffer.from(key));
    return [encrypted, componentsOf(configurations, decrypt)[0]?.properties];
  };
  const inClear = { name: { type: 'STRING', value: 'ä€' }, password: { type: 'PASSWORD', value: 's3cret' } };

  it.each([
    ['gcm', DEFAULT_KEY],
    ['gcm', 'a key of thirty-two characters!!'],
    ['ecb', DEFAULT_KEY],
  ] as const)('are read: %s, %j', (cipher, key) => {
    const inside = sealed(cipher, key, 's3cret').toString();
    const file = sealed(cipher, key, snapshot(inside));
    expect(propertiesOf(file, key === DEFAULT_KEY ? undefined : key)).toEqual([true, inClear]);
    expect(() => propertiesOf(file, 'another key, 16b')).toThrow(expect.objectContaining({ code: 'snapshot/wrong-key' }));
  });

  it('are not told as whole where a byte of them was changed', () => {
    const file = sealed('gcm', DEFAULT_KEY, snapshot('x'));
    file[40] = file[40] === 65 ? 66 : 65;
    expect(() => propertiesOf(file)).toThrow(expect.objectContaining({ code: 'snapshot/wrong-key' }));
  });
});

it('decrypts the text of the reference', () => {
  expect(decryptWith('gcm')('5vLGOQdEK0oz2ExH-9O7FsMDg2tNE/ZO3PRMKE7ZbimkF')).toBe('hello');
});
