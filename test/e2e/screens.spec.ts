/** Every screen and every state of a lane, in both themes and languages and on small and large displays: looked at, and free of barriers. */
import { expect, test } from 'playwright/test';
import { type LaunchedStation, launchStation, type LaunchOptions } from '../support/window/launch-station.ts';
import { findCutTexts, findOverlaps, findSpills, goToHash, pageOverflow } from '../support/window/screens.ts';
import { findObstacles, takeMagnifiedPicture, takePicture } from './look-at.ts';

const looks = [
  { theme: 'light', language: 'en', width: 1366, height: 768 },
  { theme: 'dark', language: 'en', width: 1920, height: 1080 },
  { theme: 'light', language: 'de', width: 1920, height: 1080 },
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

  test(`station, units and help, ${suffix}`, async () => {
    await inStation({ ...look, scene: 'bench:8' }, async (station) => {
      const { page } = station;
      await goToHash(page, '#/station');
      await expect(page.getByRole('row')).toHaveCount(1 + 4);
      await inspect(station, `station-${suffix}`);
      for (const part of [1, 2, 3]) {
        await page.mouse.move(700, 500);
        await page.mouse.wheel(0, 600);
        await takePicture(page, `state-station-${suffix}-${part}`);
      }
      await goToHash(page, '#/units');
      await expect(page.getByRole('searchbox')).toBeVisible();
      await inspect(station, `units-empty-${suffix}`);
      await goToHash(page, '#/help/keyboard');
      await expect(page.getByRole('article')).toBeVisible();
      await inspect(station, `help-${suffix}`);
    });
    await inStation({ ...look, scene: 'empty' }, async (station) => {
      await expect(station.page.getByRole('heading', { level: 1 })).toBeVisible();
      await inspect(station, `first-start-${suffix}`);
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
      await expect(page.getByRole('grid').locator('[data-severity="error"]').first()).toBeVisible();
      await inspect(station, `import-check-${suffix}`);
    });
  });
}

for (const [scene, lanes] of [
  ...[1, 2, 4, 12, 16, 24].map((count) => ['bench', count] as const),
  ...[1, 4, 8, 24].map((count) => ['asking', count] as const),
]) {
  test(`${lanes} lanes fill the bench on every display, ${scene}`, async () => {
    await inStation({ scene: `${scene}:${lanes}`, language: 'de' }, async (station) => {
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
        await takePicture(page, `state-line-${scene}-${lanes}-${width}`);
        expect(await findOverlaps(page), `${lanes} lanes, ${width}`).toEqual([]);
        expect(await findCutTexts(page), `${lanes} lanes, ${width}`).toEqual([]);
        expect(await findSpills(page), `${lanes} lanes, ${width}`).toEqual([]);
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

/** The width that the page has then is half of the window's. */
async function magnify({ app, page }: LaunchedStation, width: number): Promise<void> {
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(2));
  await expect.poll(() => page.evaluate(() => innerWidth)).toBeLessThanOrEqual(width / 2);
}

for (const [width, height, theme, language] of [
  [1920, 1080, 'light', 'en'],
  [1366, 768, 'dark', 'de'],
] as const) {
  test(`at 200 % on ${width} pixels everything can still be reached, ${language}`, async () => {
    await inStation({ scene: 'bench:16', width, height, theme, language }, async (station) => {
      const { page } = station;
      await magnify(station, width);
      await expect(page.getByRole('button', { name: 'Start', exact: true })).toBeInViewport({ ratio: 1 });
      for (const screen of ['line', 'batches', 'units', 'station', 'help', 'batches/import']) {
        await goToHash(page, `#/${screen}`);
        await expect(page.getByRole('heading', { level: 1 })).toBeAttached();
        await takeMagnifiedPicture(station, `zoomed-${width}-${screen.replace('/', '-')}`);
        expect(await findObstacles(page), screen).toEqual([]);
        expect(await findCutTexts(page), screen).toEqual([]);
        expect(await pageOverflow(page), screen).toEqual({ x: 0, y: 0 });
      }
      for (const link of await page.getByRole('navigation').first().getByRole('link').all())
        await expect(link).toBeInViewport({ ratio: 1 });
    });
  });
}
