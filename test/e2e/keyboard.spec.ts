/** The main job without a mouse: from the first start to a unit's passport with keys alone, and the ring always shows where one is. */
import { expect, type Locator, type Page } from 'playwright/test';
import { screens } from '../../renderer/src/ui/route.ts';
import { test } from './station-test.ts';
import { say } from './words.ts';

/** More stops than any screen has. */
const MOST_STOPS = 60;
const RING_PX = 3;
/** One fewer than is suggested. */
const GATEWAYS = 7;
const RECIPE = 'ESF gateway to Everyware Cloud';

test('goes to each screen by Alt and a digit', async ({ station }) => {
  const { page } = station;
  await expect(page.getByRole('heading', { name: say('window.first.title') })).toBeVisible();
  for (const [index, screen] of [...screens.entries()].toReversed()) {
    await page.keyboard.press(`Alt+${index + 1}`);
    await expect(page.getByRole('link', { name: say(`window.rail.${screen}`), exact: true })).toHaveAttribute('aria-current', 'page');
  }
  await expect(page.getByRole('heading', { name: say('window.first.title') })).toBeVisible();
});

test('takes a batch to its passports with keys alone', async ({ station }) => {
  const { page } = station;
  await tabTo(page, page.getByRole('textbox', { name: say('window.training.gateways') }));
  for (const key of ['ArrowUp', 'ArrowDown', 'ArrowDown']) await page.keyboard.press(key);
  await press(page, page.getByRole('button', { name: say('window.training.start') }));
  await press(page, page.getByRole('button', { name: say('window.import.go-on') }));
  await tabTo(page, page.getByRole('radio').first());
  await chooseByArrows(page, page.getByRole('radio', { name: RECIPE }));
  await expect(page.getByRole('button', { name: say('window.import.import', { units: GATEWAYS }) })).toBeEnabled();
  await press(page, page.getByRole('button', { name: say('window.import.import', { units: GATEWAYS }) }));
  await press(page, page.getByRole('button', { name: say('window.import.done.line') }));
  await press(page, page.getByRole('button', { name: say('window.line.start'), exact: true }));
  await expect(page.getByLabel(say('window.operator.name'))).toBeFocused();
  await page.keyboard.type('Kim Olsson');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(page.getByRole('button', { name: say('window.line.stop'), exact: true })).toBeFocused();
  await expect(page.getByText(`${GATEWAYS} / ${GATEWAYS}`)).toBeVisible({ timeout: 60_000 });

  const serialNumber = await page
    .getByRole('article')
    .first()
    .getByText(/^\d{10}$/)
    .innerText();
  await press(page, page.getByRole('button', { name: say('window.lane.open', { lane: 1 }) }));
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(page.getByRole('button', { name: say('window.lane.open', { lane: 1 }) })).toBeFocused();

  await page.keyboard.press('Alt+3');
  await expect(page.getByRole('searchbox', { name: say('window.units.search') })).toBeFocused();
  await page.keyboard.type(serialNumber);
  await expect(page.getByText(say('window.units.found', { count: 1 }))).toBeVisible();
  await page.keyboard.press('Enter');
  const passport = page.getByRole('article', { name: say('window.passport.label') });
  await press(page, passport.getByRole('button', { name: /^4 / }));
  const evidence = passport.getByRole('region', { name: say('window.evidence') });
  await expect(evidence).toBeVisible();
  await tabTo(page, evidence);
});

/** A group of radios is one stop; the arrows go through it. */
async function chooseByArrows(page: Page, target: Locator): Promise<void> {
  await page.keyboard.press('Space');
  const radios = await page.getByRole('radio').count();
  for (let presses = 0; presses < radios && !(await target.isChecked()); presses += 1) await page.keyboard.press('ArrowDown');
  await expect(target).toBeChecked();
}

async function press(page: Page, target: Locator): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press('Enter');
}

/** Goes on by Tab until `target` has the focus. Every stop on the way must show that it has it. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeEnabled();
  for (let stop = 0; stop < MOST_STOPS; stop += 1) {
    await page.keyboard.press('Tab');
    const { name, ringPx } = await page.evaluate(findRing);
    expect(ringPx, `ring around ${name}`).toBeGreaterThanOrEqual(RING_PX);
    if (await target.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error(`not reached by Tab: ${String(target)}`);
}

test.describe('the line', () => {
  test.use({ launch: { scene: 'idle:4' } });

  test('keeps the keyboard where it is worked with: from start to stop and back', async ({ station }) => {
    const { page } = station;
    const control = (name: 'start' | 'stop') => page.getByRole('button', { name: say(`window.line.${name}`), exact: true });
    await press(page, control('start'));
    await page.getByLabel(say('window.operator.name')).fill('Kim Olsson');
    await page.keyboard.press('Enter');
    await expect(control('stop')).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(control('start')).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(control('stop')).toBeFocused();
  });
});

/** The ring is around the element, or where that is hidden (a radio's input) around what shows it. Runs in the page. */
function findRing(): { readonly name: string; readonly ringPx: number } {
  const focused = document.activeElement;
  if (focused === null || focused === document.body) return { name: 'the page', ringPx: Number.POSITIVE_INFINITY };
  let ringPx = 0;
  let element: Element | null = focused;
  for (let level = 0; level < 4 && element !== null; level += 1) {
    const { outlineStyle, outlineWidth, opacity } = getComputedStyle(element);
    const { width, height } = element.getBoundingClientRect();
    const isSeen = width > 4 && height > 4 && opacity !== '0' && outlineStyle !== 'none';
    if (isSeen) ringPx = Math.max(ringPx, Number.parseFloat(outlineWidth));
    element = element.parentElement;
  }
  return { name: focused.outerHTML.slice(0, 200), ringPx };
}
