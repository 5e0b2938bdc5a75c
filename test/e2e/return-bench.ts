/** Gateways that were provisioned and stay in their lanes, as ones that came back, with the window's station open on them. */
import { createHash, X509Certificate } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'playwright/test';
import { lineside, LinesideProcess } from '../support/lineside.ts';
import type { LaunchedStation } from '../support/window/launch-station.ts';
import { say } from './words.ts';

export const RECIPE = 'ESF gateway to Everyware Cloud';

export interface ReturnedUnit {
  readonly lane: string;
  readonly serialNumber: string;
  /** As the factory's file had them. */
  readonly columns: Readonly<Record<string, string>>;
}

export interface WindowReturnBench {
  /** By lane. */
  readonly units: readonly ReturnedUnit[];
  /** SHA-256 of the authority that the gateways trust for their cloud. */
  readonly cloudAuthority: string;
  close(): Promise<void>;
}

/** Imports and runs all of them, so that each is of the record. @param lanes One gateway in each. */
export async function openReturnBench({ page, folder }: LaunchedStation, lanes: number, operator: string): Promise<WindowReturnBench> {
  const bench = await mkdtemp(join(tmpdir(), 'lineside-bench-'));
  const out = join(bench, 'station.json');
  const many = String(lanes);
  const simulator = new LinesideProcess(['simulate', '--json', '--gateways', many, '--lanes', many, '--seed', '7', '--out', out]);
  const close = async () => {
    await simulator.stop();
    await rm(bench, { recursive: true, force: true });
  };
  try {
    const batchFile = String((await simulator.line((line) => line['ready'] === true))['batch']);
    await page.locator('input[type="file"]').setInputFiles(await stayingStation(bench, out));
    const database = join(folder, 'journal.sqlite');
    const imported = await lineside(['import', batchFile, '--recipe', RECIPE, '--name', 'Factory', '--db', database]);
    expect(imported.status, imported.stderr).toBe(0);
    await page.getByRole('button', { name: say('window.line.start'), exact: true }).click();
    await page.getByLabel(say('window.operator.name')).fill(operator);
    await page.keyboard.press('Enter');
    await expect(page.getByText(`${lanes} / ${lanes}`)).toBeVisible({ timeout: 60_000 });
    await expect(page.getByText(say('window.said.done'))).toBeVisible();
    const rows = readCsv(await readFile(batchFile, 'utf8'));
    const units = simulator.lines.flatMap(({ event, lane, serialNumber }) =>
      event === 'plugged-in'
        ? [{ lane: String(lane), serialNumber: String(serialNumber), columns: rowOf(rows, String(serialNumber)) }]
        : [],
    );
    const { raw } = new X509Certificate(await readFile(join(bench, 'station.cloud-ca.pem')));
    const cloudAuthority = createHash('sha256').update(raw).digest('hex');
    return { units: units.toSorted((a, b) => Number(a.lane) - Number(b.lane)), cloudAuthority, close };
  } catch (thrown) {
    await close();
    throw thrown;
  }
}

/** Nobody swaps gateways, and a window is handed a text, which has no folder that file names could count from. */
async function stayingStation(folder: string, out: string): Promise<string> {
  const { training: _hand, ...file } = JSON.parse(await readFile(out, 'utf8')) as Record<string, unknown>;
  const whole = JSON.stringify(file).replaceAll('"caFile":"', `"caFile":"${folder}/`);
  const staying = join(folder, 'staying.json');
  await writeFile(staying, whole, { mode: 0o600 });
  return staying;
}

function rowOf(rows: readonly Readonly<Record<string, string>>[], serialNumber: string): Readonly<Record<string, string>> {
  const found = rows.find((row) => row['serialNumber'] === serialNumber);
  if (found === undefined) throw new Error(`no row of ${serialNumber}`);
  return found;
}

/** As `simulate` writes it: quotes where a comma or a quote is, CRLF. */
function readCsv(text: string): readonly Readonly<Record<string, string>>[] {
  const [header = [], ...rows] = text
    .split('\r\n')
    .filter((line) => line !== '')
    .map((line) =>
      [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? ''),
    );
  return rows.map((row) => Object.fromEntries(header.map((name, index) => [name, row[index] ?? ''])));
}
