/** Holds our reading and writing of `.properties` files against the JDK itself: hundreds of files, one java process. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseJavaProperties } from '../../shared/formats/java-properties.ts';
import { editJavaProperties } from '../../shared/formats/java-properties-edit.ts';
import { logicalLines } from '../../shared/formats/java-properties-lines.ts';
import { anyEdit, anyFile, anyFileWithMalformed } from '../support/properties-check/properties-arbitraries.ts';

const PROGRAM = resolve(import.meta.dirname, '../support/properties-check/PropertiesCheck.java');

interface JavaOutput {
  readonly file: string;
  readonly malformed: boolean;
  readonly entries: readonly (readonly [string, string])[];
}

interface JavaReading {
  readonly malformed: boolean;
  readonly entries: Readonly<Record<string, string>>;
}

/** Boundary cases that generated files hit too seldom: Java's 8192 byte buffer, and ends of files. */
const BOUNDARIES = [
  '\\',
  '\\\n',
  '\\\r\n',
  'a\\',
  'a\\\n',
  'a\\\r\n',
  'a=b\\\\',
  '\\\n#c\nk=v',
  '\\\n\nk=v',
  'k',
  ' ',
  'k=\\u',
  'k=\\u004',
  'ok=1\n\\uQ=2\nz=3',
].concat(
  ['\\\r\nxy=z', '\r\nxy=z', '\\u0041', '\\u00'].flatMap((tail) => [8190, 8191, 8192].map((at) => `${'k='.padEnd(at, 'v')}${tail}`)),
);

const latin1 = (text: string) => Uint8Array.from(text, (char) => char.charCodeAt(0));
const seed = Number(process.env['FC_SEED'] ?? Date.now() % 2 ** 31);
const read = [...BOUNDARIES.map(latin1), ...fc.sample(anyFileWithMalformed, { numRuns: 600, seed })];
const edits = fc
  .sample(fc.tuple(anyFile, anyEdit), { numRuns: 600, seed: seed + 1 })
  .map(([before, edit]) => ({ before, edit, after: editJavaProperties(before, edit) }));

let folder: string;
let java: ReadonlyMap<string, JavaReading>;

beforeAll(() => {
  try {
    execFileSync('java', ['-version'], { stdio: 'pipe' });
  } catch (cause) {
    const reason =
      'java is not installed, so nothing can say how the gateway would read these files. Install a JDK (openjdk-17-jdk-headless).';
    console.error(reason);
    throw new Error(reason, { cause });
  }
  folder = mkdtempSync(join(tmpdir(), 'lineside-properties-'));
  for (const [index, bytes] of read.entries()) writeFileSync(join(folder, `read-${index}`), bytes);
  for (const [index, { before, after }] of edits.entries()) {
    writeFileSync(join(folder, `before-${index}`), before);
    writeFileSync(join(folder, `after-${index}`), after);
  }
  const output = execFileSync('java', [PROGRAM, folder], { encoding: 'latin1', maxBuffer: 64 * 1024 * 1024 });
  const readings = output
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as JavaOutput);
  java = new Map(readings.map(({ file, malformed, entries }) => [file, { malformed, entries: Object.fromEntries(entries) }]));
});

afterAll(() => {
  if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
});

function javaReading(file: string): JavaReading {
  const reading = java.get(file);
  if (reading === undefined) throw new Error(`java printed nothing for ${file}`);
  return reading;
}

describe(`java.util.Properties.load (seed ${seed})`, () => {
  it('reads every file as we do, malformed ones up to the same line', () => {
    expect(java.size).toBe(read.length + 2 * edits.length);
    for (const [index, bytes] of read.entries()) {
      const ours = parseJavaProperties(bytes);
      const { entries, malformed } = javaReading(`read-${index}`);
      expect({ file: [...bytes], entries: Object.fromEntries(ours.values), malformed: ours.malformed !== undefined }).toEqual({
        file: [...bytes],
        entries,
        malformed,
      });
    }
  });

  it('reads in an edited file exactly what was meant, and every other key as before', () => {
    for (const [index, { before, edit }] of edits.entries()) {
      const meant = { ...javaReading(`before-${index}`).entries };
      for (const key of edit.remove) delete meant[key];
      Object.assign(meant, edit.set);
      const found = { ...javaReading(`after-${index}`).entries };
      // A lone backslash at the very end of a file is an empty key only for as long as nothing follows it.
      const last = logicalLines(before).at(-1);
      for (const table of last?.isOpen === true && last.text === '' ? [meant, found] : []) delete table[''];
      expect({ before: [...before], edit, table: found }).toEqual({ before: [...before], edit, table: meant });
    }
  });
});
