/** Exports of a real station in every dialect: read by programs that share no code with it, without a secret, and imported again as they were. */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyManifest } from '../../electron/engine/exports/manifest.ts';
import { type Dialect, dialectSchema } from '../../shared/domain/exports.ts';
import type { Sha256 } from '../../shared/domain/ids.ts';
import type { Profile } from '../../shared/domain/recipe.ts';
import type { Batch, Unit } from '../../shared/domain/unit.ts';
import { AppError } from '../../shared/errors/app-error.ts';
import { quoted } from '../fixtures/batches/everyware-file.ts';
import { ExportStation } from '../support/export-station.ts';
import { eventsOfRun } from '../support/journal-events.ts';
import { plantedIn } from '../support/planted-secrets.ts';

const PASSWORD = 'planted-Xw71#pass';
/** The system's own, which the package with openpyxl is for. */
const PYTHON = '/usr/bin/python3';
const AWKWARD = '="0012", \t<&>_x0041_ ünï 🜚';

let station: ExportStation;
let everyware: Batch;

const everywareText = (rows: readonly string[]) =>
  ['serialNumber,macAddress,accountName,clientId,username,password,activationKey,brokerUrl,note', ...rows, ''].join('\r\n');

beforeAll(async () => {
  station = await ExportStation.open();
  const rows = Array.from({ length: 3 }, (_item, index) =>
    [
      `SN0${index}`,
      `02:00:00:00:00:0${index}`,
      'acme',
      `gw-0${index}`,
      `user-${index}`,
      PASSWORD + index,
      `key${PASSWORD}${index}`,
      'mqtts://b.example:8883',
      quoted(AWKWARD),
    ].join(','),
  );
  everyware = await station.imported('everyware', everywareText(rows));
  await certify();
  const [first] = station.units(everyware.batchId);
  if (first !== undefined) await station.engine.journal.append(eventsOfRun(first).whole);
});
afterAll(() => station.close());

/** For every unit, with its client id as common name, as RainMaker wants it. */
async function certify(): Promise<void> {
  const { pki, journal } = station.engine;
  const by = await journal.person('Tester');
  await pki.authorities.init({ name: 'Plant', keyType: 'p-256', days: 100, rootDays: 200, by });
  for (const { unitId, deviceId, columns } of station.units(everyware.batchId)) {
    await pki.issueWithKey({ subject: `CN=${columns['clientId'] ?? ''}`, purpose: 'client', days: 10, unit: { unitId, deviceId }, by });
  }
}

const python = (program: string, file: string) =>
  JSON.parse(
    execFileSync(PYTHON, ['-c', `import sys, json, csv\n${program}`, file], {
      encoding: 'utf8',
      env: { ...process.env, PYTHONIOENCODING: 'utf-8' },
    }),
  ) as unknown;

describe('every dialect', () => {
  const dialects = dialectSchema.options.filter((dialect) => dialect !== 'cervello-csv');

  it.each(dialects)('%s: the same bytes again, a manifest that fits, and no secret', async (dialect) => {
    const first = await station.write(everyware, dialect);
    const bytes = readFileSync(first.file);
    const again = await station.write(everyware, dialect, { file: join(station.folder, `again-${dialect}`) });
    expect(readFileSync(again.file).equals(bytes)).toBe(true);
    expect(first.rows).toBe(3);
    expect(verifyManifest(readFileSync(first.manifest, 'utf8'), first.sha256)).toMatchObject({ ok: true, manifest: { dialect } });
    expect(plantedIn(plainText(first.file, dialect), { PASSWORD })).toEqual([]);
  });

  it.each(dialects)('%s: --only', async (dialect) => {
    const rows = async (only: 'pass' | 'fail' | 'changed') => (await station.write(everyware, dialect, { only })).rows;
    expect([await rows('pass'), await rows('fail'), await rows('changed')]).toEqual([1, 0, 1]);
  });
});

function plainText(file: string, dialect: Dialect): string {
  return dialect === 'xlsx'
    ? execFileSync(
        PYTHON,
        ['-c', 'import sys, zipfile\nz = zipfile.ZipFile(sys.argv[1])\nfor n in z.namelist(): sys.stdout.buffer.write(z.read(n))', file],
        { encoding: 'latin1' },
      )
    : readFileSync(file, 'latin1');
}

describe('other programs', () => {
  it('see every cell of the workbook as the text that was imported', async () => {
    const { file } = await station.write(everyware, 'xlsx');
    const program =
      'import openpyxl\nw = openpyxl.load_workbook(sys.argv[1])\nprint(json.dumps([[[c.value, c.data_type, c.number_format] for c in r] for r in w.active.iter_rows()]))';
    const rows = python(program, file) as [string | null, string, string][][];
    const [header = [], first = []] = rows;
    const noteAt = header.findIndex(([name]) => name === 'note');
    expect(rows).toHaveLength(4);
    expect(first[0]).toEqual(['SN00', expect.stringMatching(/^(?:s|inlineStr)$/), '@']);
    expect(unescaped(first[noteAt]?.[0] ?? '')).toBe(AWKWARD);
    const types = new Set(
      rows
        .flat()
        .filter(([value]) => value !== null)
        .map(([, type]) => type),
    );
    expect([...types].filter((type) => type !== 's' && type !== 'inlineStr')).toEqual([]);
  });

  it('read the CSV and the JSON of every dialect', async () => {
    const firstRow: Partial<Record<Dialect, object>> = {
      csv: { note: AWKWARD },
      'everyware-csv': { note: AWKWARD },
      'thingsboard-csv': { note: AWKWARD },
      'rainmaker-csv': { node_id: 'gw-00', certs: expect.stringContaining('BEGIN CERTIFICATE') as string },
    };
    for (const [dialect, expected] of Object.entries(firstRow)) {
      const { file } = await station.write(everyware, dialect as Dialect);
      const rows = python('print(json.dumps(list(csv.DictReader(open(sys.argv[1], newline="", encoding="utf-8")))))', file) as object[];
      expect(rows).toHaveLength(3);
      expect(rows[0]).toMatchObject(expected);
    }
    for (const dialect of ['json', 'everyware-requests', 'azure-dps'] as const) {
      const { file } = await station.write(everyware, dialect);
      expect(python('print(json.dumps(json.load(open(sys.argv[1], encoding="utf-8"))))', file)).toBeTypeOf('object');
    }
    const { file } = await station.write(everyware, 'aws-ndjson');
    const lines = execFileSync('jq', ['-c', '.ThingName', file], { encoding: 'utf8' }).trim().split('\n');
    expect(lines).toEqual(['"gw-00"', '"gw-01"', '"gw-02"']);
  });
});

/** openpyxl leaves the escapes of ECMA-376 as they are. */
function unescaped(text: string): string {
  return text.replaceAll(/_x([0-9A-F]{4})_/g, (_all, digits: string) => String.fromCharCode(Number.parseInt(digits, 16)));
}

describe('an export that is imported again', () => {
  const anyText = fc.string({ unit: 'binary', maxLength: 20 }).filter((text) => !/[\0-\x08\x0b\x0c\x0e-\x1f]/.test(text));
  let number = 0;

  const forms: readonly [Dialect, Profile, (rows: readonly (readonly [string, string])[]) => string][] = [
    [
      'csv',
      'generic',
      (rows) =>
        ['identifier,note,"a,b"', ...rows.map(([a, b]) => `g-${(number += 1)},${quoted(a)},"${b.replaceAll('"', '""')}"`), ''].join('\n'),
    ],
    [
      'csv',
      'cervello',
      (rows) =>
        [
          'deviceName,uniqueIdentifier,deviceType,note',
          ...rows.map(([a, b]) => `"n${a.replaceAll('"', '""')}",u-${(number += 1)},STANDALONE,${quoted(b)}`),
          '',
        ].join('\n'),
    ],
    [
      'cervello-csv',
      'cervello',
      (rows) =>
        [
          'deviceName,uniqueIdentifier,deviceType',
          ...rows.map(([a]) => `"n${a.replaceAll('"', '""')}",u-${(number += 1)},GATEWAY`),
          '',
        ].join('\n'),
    ],
    [
      'everyware-csv',
      'everyware',
      (rows) =>
        everywareText(
          rows.map(
            ([a]) =>
              `s-${(number += 1)},02:00:00:00:${hex(number >> 8)}:${hex(number)},acme,,u-${number},${PASSWORD},,mqtts://b.example:8883,${quoted(a)}`,
          ),
        ),
    ],
  ];

  it.each(forms)('%s of a batch of the profile %s: the same identifiers and columns, byte for byte', async (dialect, profile, textOf) => {
    const rows = fc.array(fc.tuple(anyText, anyText), { minLength: 1, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(rows, async (cells) => {
        const batch = await importable(profile, textOf(cells));
        if (batch === undefined) return fc.pre(false);
        const { file, sha256 } = await station.write(batch, dialect, { file: join(station.folder, `round-${number}-${dialect}.csv`) });
        const again = await station.imported(profile, readFileSync(file));
        expect(station.units(again.batchId).map(withoutOwn)).toEqual(station.units(batch.batchId).map(withoutOwn));
        const second = await station.write(again, dialect, { file: join(station.folder, `again-${number}-${dialect}.csv`) });
        // Ids of units are in the generic table, and are the new ones.
        expect(dialect === 'csv' || second.sha256 === sha256).toBe(true);
      }),
      { numRuns: 12 },
    );
  });
});

/** Undefined for a text that the check has something against. */
async function importable(profile: Profile, content: string): Promise<Batch | undefined> {
  try {
    return await station.imported(profile, content);
  } catch (thrown) {
    if (thrown instanceof AppError && thrown.code === 'batch/invalid-rows') return undefined;
    throw thrown;
  }
}

const hex = (value: number) => (value & 255).toString(16).padStart(2, '0');

function withoutOwn({ identifiers, columns, deviceId }: Unit) {
  const own = Object.entries(columns).filter(([name]) => !name.startsWith('lineside_'));
  return { identifiers, deviceId, columns: Object.fromEntries(own) };
}

it('reads columns the short way as the long one, whatever they are called and whatever became of the unit', async () => {
  const header = ['identifier', 'deviceId', '"""columns"":"', 'more'].join(',');
  const values = ['"a},""deviceId"":""b"', '"{""columns"":{}},"', '"""training"":true ""added"":"', 'x'];
  const batch = await station.imported(
    'generic',
    [header, ...values.map((value, index) => `short-${index},d,${value},${value}`), ''].join('\n'),
  );
  const { batchId } = batch;
  const { journal } = station.engine;
  const [trained, updated] = station.units(batchId);
  if (trained === undefined || updated === undefined) throw new Error('no units');
  const [started, ...rest] = eventsOfRun(trained).whole;
  await journal.append([{ ...started, training: true } as never, ...rest]);
  const file = { name: 'more.csv', sha256: 'a'.repeat(64) as Sha256 };
  const by = await journal.person('Tester');
  const update = { columns: { more: 'later' }, secretColumns: ['deviceId'] };
  await journal.append([{ type: 'unit.updated', version: 1, batchId, unitId: updated.unitId, file, ...update, by }]);
  for (const withState of [false, true]) {
    const short = journal.read.unitColumns({ batchId, limit: 10, withState });
    expect(short.map(({ row, unitId, columns }) => ({ row, unitId, columns }))).toEqual(
      station.units(batchId).map(({ row, unitId, columns }) => ({ row, unitId, columns })),
    );
    expect(short.map(({ isTraining }) => isTraining)).toEqual([true, false, false, false]);
  }
  expect(journal.read.unitColumns({ batchId, limit: 10, withState: false })[1]?.columns).toMatchObject({ more: 'later' });
});

it('says which row it was that kept a file from being written, and leaves what was there', async () => {
  const batch = await station.imported('generic', 'identifier,deviceType\nx-1,GATEWAY\nx-2,Gateway\n');
  const file = join(station.folder, 'refused.csv');
  writeFileSync(file, 'foreign');
  await expect(station.write(batch, 'csv', { file })).rejects.toMatchObject({ code: 'export/other-file' });
  const refused = station.write(batch, 'cervello-csv', { file: join(station.folder, 'refused-2.csv') });
  await expect(refused).rejects.toMatchObject({ code: 'export/row-not-usable', params: { row: '2', value: 'Gateway' } });
  expect(readFileSync(file, 'utf8')).toBe('foreign');
});
