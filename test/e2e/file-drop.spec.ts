/** A batch file dragged onto the window, wherever it is let go; what else may be dragged there opens nothing. */
import { expect, type Page } from 'playwright/test';
import { everywareFile } from '../fixtures/batches/everyware-file.ts';
import { takePicture } from './look-at.ts';
import { test } from './station-test.ts';
import { say } from './words.ts';

const broken = everywareFile({}, { macAddress: '00:60:0C:00:00:0G' }, {});

type DragEventName = 'dragover' | 'dragleave' | 'drop';

/** True where the page kept the event for itself. */
async function drag(page: Page, event: DragEventName, what: { readonly file?: string; readonly text?: string }): Promise<boolean> {
  return page.evaluate(
    ({ name, file, text }) => {
      const dataTransfer = new DataTransfer();
      if (file !== undefined) dataTransfer.items.add(new File([file], 'week 12.csv', { type: 'text/csv' }));
      if (text !== undefined) dataTransfer.setData('text/uri-list', text);
      const dragged = new DragEvent(name, { dataTransfer, bubbles: true, cancelable: true });
      return !document.body.dispatchEvent(dragged);
    },
    { name: event, ...what },
  );
}

test('a file let go on any screen begins its import, checked at once', async ({ station }) => {
  const { page } = station;
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  for (const screen of ['units', 'line'] as const) {
    await page.getByRole('link', { name: say(`window.rail.${screen}`), exact: true }).click();
    expect(await drag(page, 'dragover', { file: broken })).toBe(true);
    await expect(page.getByText(say('window.drop'))).toBeVisible();
    await takePicture(page, `drop-${screen}`);
    await drag(page, 'dragleave', { file: broken });
    await expect(page.getByText(say('window.drop'))).toBeHidden();
  }
  await drag(page, 'dragover', { file: broken });
  expect(await drag(page, 'drop', { file: broken })).toBe(true);
  await expect(page.getByText('week 12.csv')).toBeVisible();
  await expect(page.getByText(say('window.drop'))).toBeHidden();
  await expect(page.getByRole('grid').locator('[data-severity="error"]')).toHaveCount(1);
  await expect(page.getByRole('button', { name: say('window.import.go-on') })).toBeDisabled();
});

test('a link or a text that is let go leaves the window where it is', async ({ station }) => {
  const { page } = station;
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  const address = page.url();
  await drag(page, 'dragover', { text: 'https://example.invalid/' });
  await expect(page.getByText(say('window.drop'))).toBeHidden();
  await drag(page, 'drop', { text: 'https://example.invalid/' });
  expect(page.url()).toBe(address);
  await expect(page.getByRole('heading', { name: say('window.first.title') })).toBeVisible();
});
