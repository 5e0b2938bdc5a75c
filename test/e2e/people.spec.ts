/** People at the window, with keys alone where a hand is on the keyboard: set up, sign in, answer a lane, decide by two. */
import { expect, type Page } from 'playwright/test';
import { type Language, text } from '../../shared/texts/text.ts';
import type { LaunchedStation } from '../support/window/launch-station.ts';
import { tabTo } from '../support/window/screens.ts';
import { lookAt } from './look-at.ts';
import { test } from './station-test.ts';
import { say } from './words.ts';

const ANNA = { name: 'Anna Bergmann', pin: '246813' };
const KIM = { name: 'Kim Olsson', pin: '975310' };

const badge = (page: Page, language: Language = 'en') =>
  page.getByRole('banner').getByRole('button', { name: new RegExp(`${ANNA.name}|${KIM.name}|^${text(language, 'window.sign-in')}$`) });

async function goToStation(page: Page): Promise<void> {
  await page.getByRole('link', { name: say('window.rail.station'), exact: true }).click();
}

/** Types a new PIN twice, from the field that has the focus on. */
async function typePinTwice(page: Page, pin: string): Promise<void> {
  await page.getByLabel(say('window.people.new-pin'), { exact: true }).fill(pin);
  await page.getByLabel(say('window.people.pin-again'), { exact: true }).fill(pin);
}

async function setUpAnna(page: Page): Promise<void> {
  await goToStation(page);
  await page.getByRole('button', { name: say('window.people.set-up') }).click();
  await expect(page.getByLabel(say('window.people.name'))).toBeFocused();
  await page.keyboard.type(ANNA.name);
  await typePinTwice(page, ANNA.pin);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeHidden();
}

async function addPerson(page: Page, person: typeof KIM, role: 'operator' | 'support'): Promise<void> {
  await page.getByRole('button', { name: say('window.people.add') }).click();
  await page.getByLabel(say('window.people.name')).fill(person.name);
  await page.getByRole('button', { name: say('window.people.choose-role') }).click();
  await page.getByRole('option', { name: say(`role.${role}`) }).click();
  await typePinTwice(page, person.pin);
  await page
    .getByRole('dialog')
    .getByRole('button', { name: say('window.people.add') })
    .click();
  await expect(page.getByRole('dialog')).toBeHidden();
}

test('a station is open until its first supervisor, and then asks who is there', async ({ station }) => {
  test.setTimeout(240_000);
  const { page } = station;
  await goToStation(page);
  await expect(page.getByText(say('window.people.open'))).toBeVisible();
  await lookAt(station, 'people-open');
  await lookAt(station, 'people-set-up', {
    open: (language) => page.getByRole('button', { name: text(language, 'window.people.set-up') }).click(),
  });
  await setUpAnna(page);
  await expect(badge(page)).toContainText(`${ANNA.name} · ${say('role.supervisor')}`);
  await addPerson(page, KIM, 'operator');
  const people = page.getByRole('listitem').filter({ hasText: KIM.name });
  await expect(people).toContainText(say('role.operator'));
  await lookAt(station, 'people-named');
  await lookAt(station, 'people-change', {
    open: (language) => page.getByRole('button', { name: text(language, 'window.people.change', { name: KIM.name }) }).click(),
  });
  await lookAt(station, 'people-signed-in', { open: (language) => badge(page, language).click() });
  await badge(page).click();
  await page.getByRole('button', { name: say('window.sign-in.out') }).click();
  await expect(badge(page)).toHaveText(say('window.sign-in'));
  await expect(page.getByText(say('window.people.supervisor-only'))).toBeVisible();
  await expect(page.getByRole('button', { name: say('window.people.add') })).toBeHidden();
  await signInWithKeys(station);
});

/** The second of two people, by the keyboard alone; a wrong PIN is told and the PIN's field empty again. */
async function signInWithKeys(station: LaunchedStation): Promise<void> {
  const { page } = station;
  await lookAt(station, 'people-sign-in', { open: (language) => badge(page, language).click() });
  await tabTo(badge(page));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: say('window.sign-in.choose') })).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('listbox')).toBeVisible();
  await page.keyboard.type('Kim');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog').getByRole('button', { name: KIM.name })).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(page.getByLabel(say('window.people.pin'), { exact: true })).toBeFocused();
  await page.keyboard.type('111222');
  await page.keyboard.press('Enter');
  await expect(page.getByText(say('error.people/wrong-pin.title'))).toBeVisible();
  await expect(page.getByLabel(say('window.people.pin'), { exact: true })).toHaveValue('');
  await tabTo(page.getByLabel(say('window.people.pin'), { exact: true }));
  await page.keyboard.type(KIM.pin);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(badge(page)).toContainText(`${KIM.name} · ${say('role.operator')}`);
  await expect(page.getByText(KIM.pin)).toHaveCount(0);
}

test('who has not the right is told who has', async ({ station }) => {
  const { page } = station;
  await setUpAnna(page);
  await addPerson(page, KIM, 'support');
  await badge(page).click();
  await page.getByRole('button', { name: say('window.sign-in.other') }).click();
  await page.getByRole('button', { name: say('window.sign-in.choose') }).click();
  await page.getByRole('option', { name: KIM.name }).click();
  await page.getByLabel(say('window.people.pin'), { exact: true }).fill(KIM.pin);
  await page.keyboard.press('Enter');
  await expect(badge(page)).toContainText(say('role.support'));
  const text_ = JSON.stringify({ lineside: 1, lanes: [{ lane: 1, name: 'One', ssh: { host: '127.0.0.1', user: 'root', password: 'x' } }] });
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page
      .getByRole('main')
      .getByRole('button', { name: say('window.station-file.choose') })
      .click(),
  ]);
  await chooser.setFiles({ name: 'station.json', mimeType: 'application/json', buffer: Buffer.from(text_) });
  await expect(page.getByText(`${say('role.engineer')}, ${say('role.supervisor')}`)).toBeVisible();
});

test.describe('lanes that ask', () => {
  test.use({ launch: { scene: 'asking:4' } });

  test('are answered with keys alone, and the keyboard is there already', async ({ station }) => {
    test.setTimeout(180_000);
    const { page } = station;
    const lane = (number: number) => page.getByRole('article', { name: say('window.lane.label', { lane: number }) });
    await expect(lane(1).getByRole('button', { name: new RegExp(`^${say('window.question.answer')}`) })).toBeFocused();
    await lookAt(station, 'lane-asks');
    for (const number of [1, 2, 3]) {
      await lookAt(station, `lane-question-${number}`, {
        open: (language) =>
          page
            .getByRole('button', { name: new RegExp(`^${text(language, 'window.question.answer')}:`) })
            .nth(number - 1)
            .click(),
      });
    }
    await lane(1)
      .getByRole('button', { name: new RegExp(`^${say('window.question.answer')}`) })
      .focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('button', { name: say('window.question.confirm') })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.getByLabel(say('window.operator.name'))).toBeFocused();
    await page.keyboard.type(KIM.name);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expect(lane(1).getByText('Press the reset button')).toHaveCount(0);
    await expect(lane(2).getByRole('button', { name: new RegExp(`^${say('window.question.answer')}`) })).toBeFocused();
    await tabTo(lane(3).getByRole('button', { name: new RegExp(`^${say('window.question.answer')}`) }));
    await page.keyboard.press('Enter');
    await expect(page.getByText(say('prompt.again', { answer: 'ANT-00017', try: '2', of: '3' }))).toBeVisible();
    await expect(page.getByRole('textbox', { name: say('window.question.your-answer') })).toBeFocused();
    await page.keyboard.type('ANT-00003');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expect(lane(3).getByText('Scan the label')).toHaveCount(0);
  });
});

test.describe('a decision', () => {
  test.use({ launch: { scene: 'bench:16' } });

  test('that cannot be taken back takes a second person', async ({ station }) => {
    test.setTimeout(120_000);
    const { page } = station;
    await setUpAnna(page);
    await addPerson(page, KIM, 'support');
    await page.getByRole('link', { name: say('window.rail.line'), exact: true }).click();
    await tabTo(page.getByRole('button', { name: say('window.line.decide', { count: 1 }) }));
    await page.keyboard.press('Enter');
    const keep = page.getByRole('button', { name: say('window.decision.keep') });
    await tabTo(page.getByRole('radio').first());
    for (const key of ['Space', 'ArrowDown', 'ArrowDown']) await page.keyboard.press(key);
    await expect(page.getByRole('radio', { name: say('window.decision.scrap') })).toBeChecked();
    await tabTo(page.getByRole('textbox', { name: say('window.decision.reason') }));
    await page.keyboard.type('The board is burnt.');
    await expect(page.getByText(say('window.decision.second.text'))).toBeInViewport({ ratio: 1 });
    await expect(page.getByLabel(say('window.people.pin'), { exact: true })).toBeInViewport({ ratio: 1 });
    await expect(keep).toBeDisabled();
    await tabTo(page.getByRole('button', { name: say('window.sign-in.choose') }));
    await page.keyboard.press('ArrowDown');
    await expect(page.getByRole('option')).toHaveCount(1);
    await page.keyboard.press('Enter');
    await tabTo(page.getByLabel(say('window.people.pin'), { exact: true }));
    await page.keyboard.type(KIM.pin);
    await expect(keep).toBeEnabled();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await lookAt(station, 'decision-by-two', {
      open: async (language) => {
        await page.getByRole('button', { name: text(language, 'window.line.decide', { count: 1 }) }).click();
        await page.getByText(text(language, 'window.decision.scrap'), { exact: true }).click();
      },
    });
  });
});
