/** Every screen and every state of a lane, in both themes and languages and on small and large displays: looked at, and free of barriers. */
import { expect, test } from 'playwright/test';
import { type LaunchedStation, launchStation, type LaunchOptions } from '../support/window/launch-station.ts';
import { findCutTexts, findOverlaps, goToHash, pageOverflow } from '../support/window/screens.ts';
import { findObstacles, takePicture } from './look-at.ts';

const looks = [
  { theme: 'light', language: 'en', width: 1366, height: 768 },
  { theme: 'dark', language: 'de', width: 1366, height: 768 },
] as const satisfies readonly LaunchOptions[];

async function inStation(options: LaunchOptions, look: (station: LaunchedStation) => Promise<void>): Promise<void> {
  const station = await launchStation(options);
  try {
    await station.resize(options.width ?? 1366, options.height ?? 768);
    await look(station);
    expect(station.complaints).toEqual([]);
  } finally {
    await station.close();
  }
}

async function inspect({ page }: LaunchedStation, name: string): Promise<void> {
  await takePicture(page, `state-${name}`);
  expect(await findObstacles(page), name).toEqual([]);
  expect(await findCutTexts(page), name).toEqual([]);
  expect(await pageOverflow(page), name).toEqual({ x: 0, y: 0 });
}

for (const look of looks) {
  const suffix = `${look.language}-${look.theme}-${look.width}`;

  test(`the bench with every state, ${suffix}`, async () => {
    await inStation({ ...look, scene: 'bench:16' }, async (station) => {
      await expect(station.page.getByRole('article')).toHaveCount(16);
      await inspect(station, `line-16-${suffix}`);
    });
    await inStation({ ...look, scene: 'bench:8' }, async (station) => {
      await expect(station.page.getByRole('article')).toHaveCount(8);
      await inspect(station, `line-8-${suffix}`);
      await station.page.getByRole('article').nth(3).getByRole('button').first().click();
      await expect(station.page.getByRole('dialog')).toBeVisible();
      await inspect(station, `lane-details-${suffix}`);
    });
  });

  test(`batches and a failed unit’s passport, ${suffix}`, async () => {
    await inStation({ ...look, scene: 'bench:12' }, async (station) => {
      const { page } = station;
      await goToHash(page, '#/batches');
      await expect(page.getByRole('link', { name: /AX-2024 week 8/ })).toBeVisible();
      await inspect(station, `batches-${suffix}`);
      await page.getByRole('link', { name: /AX-2024 week 9/ }).click();
      await expect(page.getByRole('table')).toBeVisible();
      await inspect(station, `batch-${suffix}`);
      await goToHash(page, '#/units');
      await page.getByRole('searchbox').fill('AX-2024-0000');
      await page.getByRole('link', { name: /AX-2024-00004/ }).click();
      await expect(page.getByRole('article').getByRole('listitem').first()).toBeVisible();
      await inspect(station, `passport-${suffix}`);
    });
  });

  test(`an import with problems, ${suffix}`, async () => {
    await inStation({ ...look, scene: 'empty' }, async (station) => {
      const { page } = station;
      await goToHash(page, '#/batches');
      await inspect(station, `batches-empty-${suffix}`);
      await goToHash(page, '#/batches/import');
      await inspect(station, `import-file-${suffix}`);
      await page
        .locator('input[type=file]')
        .setInputFiles({ name: 'week11.csv', mimeType: 'text/csv', buffer: Buffer.from('serialNumber,macAddress,accountName\n') });
      await expect(page.getByRole('table').getByRole('button')).toHaveCount(5);
      await inspect(station, `import-check-${suffix}`);
    });
  });
}

for (const lanes of [1, 2, 4, 12, 16, 24]) {
  test(`${lanes} lanes fill the bench on every display`, async () => {
    await inStation({ scene: `bench:${lanes}`, language: 'de' }, async (station) => {
      const { page } = station;
      await expect(page.getByRole('article')).toHaveCount(lanes);
      for (const [width, height] of [
        [1366, 768],
        [1024, 700],
        [1600, 900],
        [1920, 1080],
        [2560, 1440],
      ] as const) {
        await station.resize(width, height);
        await takePicture(page, `state-line-${lanes}-${width}`);
        expect(await findOverlaps(page), `${lanes} lanes, ${width}`).toEqual([]);
        expect(await findCutTexts(page), `${lanes} lanes, ${width}`).toEqual([]);
      }
    });
  });
}

test('a very large display shows the same bench, larger', async () => {
  await inStation({ scene: 'bench:8', width: 3840, height: 2160 }, async (station) => {
    await expect(station.page.getByRole('article')).toHaveCount(8);
    await takePicture(station.page, 'line-8-en-light-3840');
    const size = await station.page
      .getByRole('article')
      .first()
      .getByText('AX-2024-00001')
      .first()
      .evaluate((element) => Number.parseFloat(getComputedStyle(element).fontSize));
    expect(size).toBeGreaterThanOrEqual(40);
  });
});

test('at 200 % everything can still be reached', async () => {
  await inStation({ scene: 'bench:4', width: 1920, height: 1080 }, async (station) => {
    await station.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(2));
    // Half of what the display grants the window, which may be a pixel less than was asked for.
    await expect.poll(() => station.page.evaluate(() => innerWidth)).toBeLessThanOrEqual(960);
    await expect(station.page.getByRole('button', { name: 'Start', exact: true })).toBeInViewport();
    await inspect(station, 'line-4-zoomed');
  });
});
