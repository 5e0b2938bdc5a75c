/** A scanner that types like a keyboard: its scan answers a lane that asks, else finds the unit, and is heard. */
import { expect, type Page } from 'playwright/test';
import { sounds } from '../../renderer/src/ui/sounds.ts';
import { test } from './station-test.ts';
import { say } from './words.ts';

test.use({ launch: { scene: 'bench:16' } });

/** As fast as a scanner: every key in the same turn of the page. */
async function scan(page: Page, text: string): Promise<void> {
  await page.evaluate(
    (keys) => {
      const target = document.activeElement ?? document.body;
      for (const key of keys) target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
    },
    [...text, 'Enter'],
  );
}

/** What the page plays, by frequency; to be asked again later. */
async function listen(page: Page): Promise<() => Promise<readonly number[]>> {
  await page.evaluate(() => {
    const heard: number[] = [];
    Reflect.set(window, 'heard', heard);
    const real = OscillatorNode.prototype.start;
    OscillatorNode.prototype.start = function start(when) {
      heard.push(this.frequency.value);
      real.call(this, when);
    };
  });
  return () => page.evaluate(() => Reflect.get(window, 'heard') as readonly number[]);
}

async function turnSoundOn(page: Page): Promise<void> {
  await page.getByRole('button', { name: say('window.display.label') }).click();
  await page.getByRole('menuitemradio', { name: say('window.display.sound.low') }).click();
  await expect(page.getByRole('menu')).toBeHidden();
}

test('a scan on the bench goes to the unit’s lane, elsewhere to its passport', async ({ station }) => {
  const { page } = station;
  await expect(page.getByRole('article')).toHaveCount(16);
  await scan(page, 'AX-2024-00004');
  await expect(page.getByRole('button', { name: say('window.lane.open', { lane: 4 }) })).toBeFocused();
  await page.keyboard.press('Alt+2');
  await scan(page, 'ax-2024-00002');
  await expect(page.getByRole('article', { name: say('window.passport.label') })).toContainText('AX-2024-00002');
});

test('a scan that names no unit says so', async ({ station }) => {
  const { page } = station;
  await expect(page.getByRole('article')).toHaveCount(16);
  await scan(page, 'ZZ-NOBODY');
  await expect(page.getByRole('searchbox')).toHaveValue('ZZ-NOBODY');
  await expect(page.getByText(say('window.units.none', { text: 'ZZ-NOBODY' }))).toBeVisible();
});

test('a scan into the search field opens the unit that it names, before the list of found ones could follow', async ({ station }) => {
  const { page } = station;
  await expect(page.getByRole('article')).toHaveCount(16);
  await page.keyboard.press('Alt+3');
  await expect(page.getByRole('searchbox')).toBeFocused();
  await page.keyboard.type('AX-2024-00001');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('article', { name: say('window.passport.label') })).toContainText('AX-2024-00001');
});

test('scans are heard where the station’s sound is on, and nowhere else', async ({ station }) => {
  const { page } = station;
  await expect(page.getByRole('article')).toHaveCount(16);
  const heard = await listen(page);
  await scan(page, 'AX-2024-00004');
  await expect(page.getByRole('button', { name: say('window.lane.open', { lane: 4 }) })).toBeFocused();
  expect(await heard()).toEqual([]);
  await turnSoundOn(page);
  const sample = sounds.pass.map(({ frequencyHz }) => frequencyHz);
  expect(await heard()).toEqual(sample);
  await scan(page, 'AX-2024-00004');
  await expect.poll(heard).toEqual([...sample, ...sounds.accepted.map(({ frequencyHz }) => frequencyHz)]);
  await scan(page, 'ZZ-NOBODY');
  await expect.poll(async () => (await heard()).slice(-2)).toEqual(sounds.refused.map(({ frequencyHz }) => frequencyHz));
});

test('a lane’s number goes to the lane, one digit or two; a person’s pace is no scan', async ({ station }) => {
  const { page } = station;
  await expect(page.getByRole('article')).toHaveCount(16);
  await page.keyboard.press('7');
  await expect(page.getByRole('button', { name: say('window.lane.open', { lane: 7 }) })).toBeFocused();
  await page.keyboard.press('1', { delay: 60 });
  await page.keyboard.press('2', { delay: 60 });
  await expect(page.getByRole('button', { name: say('window.lane.open', { lane: 12 }) })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('3');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: say('window.lane.open', { lane: 12 }) })).toBeFocused();
});

test.describe('while one lane asks for a text', () => {
  test.use({ launch: { scene: 'asking:4' } });

  test('a scan answers it from the bench, and what it is given by nobody waits for a name', async ({ station }) => {
    const { page } = station;
    const asking = page.getByRole('article', { name: say('window.lane.label', { lane: 3 }) });
    await expect(asking.getByText('Scan the label of the antenna.')).toBeVisible();
    await scan(page, 'ANT-00003');
    await expect(page.getByRole('textbox', { name: say('window.question.your-answer') })).toHaveValue('ANT-00003');
    await expect(page.getByLabel(say('window.operator.name'))).toBeFocused();
    await page.keyboard.type('Kim Olsson');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expect(asking.getByText('Scan the label of the antenna.')).toHaveCount(0);
    await scan(page, 'AX-2024-00002');
    await expect(page.getByRole('button', { name: say('window.lane.open', { lane: 2 }) })).toBeFocused();
  });

  test('on any other screen a scan finds its unit as ever', async ({ station }) => {
    const { page } = station;
    await expect(page.getByRole('article')).toHaveCount(4);
    await page.keyboard.press('Alt+2');
    await scan(page, 'AX-2024-00001');
    await expect(page.getByRole('article', { name: say('window.passport.label') })).toContainText('AX-2024-00001');
  });
});

test.describe('while several lanes ask for a text', () => {
  test.use({ launch: { scene: 'asking:8' } });

  test('a scan answers the one that has the keyboard', async ({ station }) => {
    const { page } = station;
    const asking = (lane: number) =>
      page.getByRole('article', { name: say('window.lane.label', { lane }) }).getByText('Scan the label of the antenna.');
    await expect(asking(7)).toBeVisible();
    await scan(page, 'AX-2024-00007');
    await expect(page.getByRole('button', { name: say('window.lane.open', { lane: 7 }) })).toBeFocused();
    await scan(page, 'ANT-00007');
    await page.getByLabel(say('window.operator.name')).fill('Kim Olsson');
    await page.keyboard.press('Enter');
    await expect(asking(7)).toHaveCount(0);
    await expect(asking(3)).toBeVisible();
  });
});
