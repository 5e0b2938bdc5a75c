/** The engine is killed in the middle of a run: the window says so, comes back, and Resume ends every unit once. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { expect } from 'playwright/test';
import { lineside, LinesideProcess } from '../support/lineside.ts';
import { enginePid } from '../support/window/engine-pid.ts';
import { test } from './station-test.ts';
import { say } from './words.ts';

const GATEWAYS = 8;

/** Outside of the window's engine, so that it lives on when that is killed, as a real bench does. */
async function startBench(): Promise<{ folder: string; stationFile: string; batchFile: string; simulator: LinesideProcess }> {
  const folder = await mkdtemp(join(tmpdir(), 'lineside-bench-'));
  const words = ['simulate', '--json', '--gateways', String(GATEWAYS), '--lanes', '4', '--out', join(folder, 'station.json')];
  const simulator = new LinesideProcess(words);
  const ready = await simulator.line((line) => line['ready'] === true);
  const stationFile = String(ready['station']);
  await nameFilesWholly(stationFile);
  return { folder, simulator, stationFile, batchFile: String(ready['batch']) };
}

/** A window hands a station file over as a text, which has no folder that paths could count from. */
async function nameFilesWholly(stationFile: string): Promise<void> {
  const text = await readFile(stationFile, 'utf8');
  const whole = (_all: string, file: string) => `"caFile": ${JSON.stringify(resolve(dirname(stationFile), file))}`;
  await writeFile(stationFile, text.replaceAll(/"caFile":\s*"([^"]+)"/g, whole));
}

test('loses no unit and does none twice when the engine is killed', async ({ station }) => {
  const { app, page } = station;
  const bench = await startBench();
  try {
    await page.locator('input[type="file"]').setInputFiles(bench.stationFile);
    await page.getByRole('button', { name: say('window.line.import') }).click();
    await page.locator('input[type="file"]').setInputFiles(bench.batchFile);
    await page.getByRole('button', { name: say('window.import.go-on') }).click();
    await page.getByText('ESF gateway to Everyware Cloud').click();
    await page.getByRole('button', { name: say('window.import.import', { units: GATEWAYS }) }).click();
    await page.getByRole('button', { name: say('window.import.done.line') }).click();
    await page.getByRole('button', { name: say('window.line.start'), exact: true }).click();
    await page.getByLabel(say('window.operator.name')).fill('Kim Olsson');
    await page.keyboard.press('Enter');
    // Seen at once, where an expectation looks only now and then: the step is short.
    await page.getByText('5 of 5').first().waitFor();
    process.kill(await enginePid(app), 'SIGKILL');

    await expect(page.getByText(say('window.restarting'))).toBeVisible();
    await expect(page.getByText(say('window.restarting'))).toBeHidden();
    // The next engine knows the bench that the last one was told of.
    await page.getByRole('button', { name: say('window.line.resume') }).click();
    await expect(page.getByText(`${GATEWAYS} / ${GATEWAYS}`)).toBeVisible({ timeout: 60_000 });
    await expect(page.getByText(say('window.said.done'))).toBeVisible();
  } finally {
    await bench.simulator.stop();
    await rm(bench.folder, { recursive: true, force: true });
  }
  const { lines } = await lineside(['status', '--db', join(station.folder, 'journal.sqlite')]);
  const everyUnit = { units: GATEWAYS, outcomes: { pass: GATEWAYS }, provisioned: GATEWAYS, open: 0, interrupted: 0 };
  expect(lines).toMatchObject([{ batches: [everyUnit] }]);
  const provisioned = bench.simulator.lines.filter(({ event }) => event === 'provisioned').map(({ serialNumber }) => serialNumber);
  expect(provisioned).toHaveLength(GATEWAYS);
  expect(new Set(provisioned).size).toBe(GATEWAYS);
});
