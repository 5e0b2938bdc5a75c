/**
 * How fast Kura's formats are read and written, beside what carries them: payloads beside the protobuf library's own codec for the same
 * message, snapshots beside the XML parser alone.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createFileRegistry, type DescMessage, fromBinary, toBinary } from '@bufbuild/protobuf';
import { FileDescriptorSetSchema } from '@bufbuild/protobuf/wkt';
import { SaxesParser } from 'saxes';
import type { KuraPayload } from '../../shared/formats/kura-payload.ts';
import { decodeKuraPayload } from '../../shared/formats/kura-payload-decode.ts';
import { encodeKuraPayload } from '../../shared/formats/kura-payload-encode.ts';
import { componentsOf } from '../../shared/formats/kura-snapshot-components.ts';
import { parseSnapshot } from '../../shared/formats/kura-snapshot-parse.ts';
import { writeSnapshot } from '../../shared/formats/kura-snapshot-write.ts';
import { type BenchRow, median, type SkippedBench } from './bench-row.ts';

const FIXTURES = resolve(import.meta.dirname, '../fixtures/kura');
const WARM_UP = 10;
const ROUNDS = 51;
const PAYLOADS_A_ROUND = 2000;
const SNAPSHOTS_A_ROUND = 2;
const COMPONENTS = 200;

export function benchKuraFormats(): (BenchRow | SkippedBench)[] {
  return [benchPayload(), benchSnapshot()];
}

/** Both sides in many short turns, so that a slow moment of the computer is not held against one of them. */
function inTurns(own: () => void, bare: () => void, times: number): { readonly ownMs: number; readonly bareMs: number } {
  const measured = { own: [] as number[], bare: [] as number[] };
  for (let round = 0; round <= WARM_UP + ROUNDS; round += 1) {
    for (const [name, work] of Object.entries({ own, bare })) {
      const startedAtMs = performance.now();
      for (let time = 0; time < times; time += 1) work();
      if (round > WARM_UP) measured[name as 'own' | 'bare'].push(performance.now() - startedAtMs);
    }
  }
  return { ownMs: median(measured.own), bareMs: median(measured.bare) };
}

function benchPayload(): BenchRow | SkippedBench {
  const name = 'KuraPayload: encode and decode an answer with 25 metrics';
  const schema = schemaFromProtoc();
  if (schema === undefined) return { name, skipped: 'protoc is not installed' };
  const payload = answer();
  const bare = fromBinary(schema, encodeKuraPayload(payload));
  const { ownMs, bareMs } = inTurns(
    () => decodeKuraPayload(encodeKuraPayload(payload)),
    () => fromBinary(schema, toBinary(schema, bare)),
    PAYLOADS_A_ROUND,
  );
  return {
    name,
    value: Math.round((PAYLOADS_A_ROUND / ownMs) * 1000),
    unit: 'payloads/s',
    baseline: { name: 'the library’s codec by descriptor', value: Math.round((PAYLOADS_A_ROUND / bareMs) * 1000) },
    note: 'the aim is half the speed of a bare protobuf codec',
  };
}

function schemaFromProtoc(): DescMessage | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'lineside-bench-protoc-'));
  try {
    const file = join(folder, 'descriptors');
    execFileSync('protoc', [`--descriptor_set_out=${file}`, `--proto_path=${FIXTURES}`, 'kura-payload.proto']);
    return createFileRegistry(fromBinary(FileDescriptorSetSchema, readFileSync(file))).getMessage('kurawire.KuraPayload');
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw cause;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function answer(): KuraPayload {
  const texts = Array.from({ length: 19 }, (_, at) => ({ name: `property.${at}`, type: 'STRING' as const, value: `value of ${at}` }));
  return {
    timestamp: 1_490_275_324_619n,
    position: { latitude: 45.5, longitude: 12.25, altitude: 100 },
    metrics: [
      { name: 'response.code', type: 'INT32', value: 200 },
      { name: 'job.id', type: 'INT64', value: 9_007_199_254_740_993n },
      { name: 'load', type: 'DOUBLE', value: 0.25 },
      { name: 'temperature', type: 'FLOAT', value: 21.5 },
      { name: 'tampered', type: 'BOOL', value: false },
      { name: 'mark', type: 'BYTES', value: Uint8Array.of(1, 2, 3, 4) },
      ...texts,
    ],
    body: new TextEncoder().encode('{"pids":["org.eclipse.kura.clock.ClockService"]}'),
  };
}

function benchSnapshot(): BenchRow {
  const text = snapshot();
  const { ownMs, bareMs } = inTurns(
    () => componentsOf(parseSnapshot(text)),
    () => new SaxesParser({ position: false }).write(text).close(),
    SNAPSHOTS_A_ROUND,
  );
  return {
    name: `snapshot: read ${COMPONENTS} components, values included`,
    value: ownMs / SNAPSHOTS_A_ROUND,
    unit: 'ms',
    baseline: { name: 'the XML parser alone', value: bareMs / SNAPSHOTS_A_ROUND },
    note: `${Math.round(text.length / 1024)} KiB; the aim is at most twice the XML parser alone`,
  };
}

function snapshot(): string {
  const components = Array.from({ length: COMPONENTS }, (_, number) => ({
    pid: `org.example.component.${number}`,
    properties: {
      ...Object.fromEntries(Array.from({ length: 8 }, (__, at) => [`text.${at}`, { type: 'STRING', value: `value ${number} of ${at}` }])),
      'keep-alive': { type: 'INTEGER', value: 30 },
      'allowed.ports': { type: 'INTEGER', value: [443, 4443, 8080] },
      enabled: { type: 'BOOLEAN', value: true },
      interval: { type: 'LONG', value: 60_000 },
      password: { type: 'PASSWORD', value: `secret ${number}` },
      'kura.service.pid': { type: 'STRING', value: `org.example.component.${number}` },
    },
  }));
  return writeSnapshot(components, { passwords: 'base64' });
}
