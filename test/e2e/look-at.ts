/**
 * Looks at a screen as a designer does: pictures in both themes, both languages and two widths, in test-results/screens, and axe on it in
 * both themes. Ends in light English at 1366 pixels, as it began.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from 'playwright/test';
import { type Language, text } from '../../shared/texts/text.ts';
import type { LaunchedStation } from '../support/window/launch-station.ts';

const folder = resolve(import.meta.dirname, '../../test-results/screens');
const sizes = [
  { width: 1920, height: 1080 },
  { width: 1366, height: 768 },
] as const;

interface Appearance {
  readonly theme: 'light' | 'dark';
  readonly language: Language;
}

/** Each one choice away from the last; the one that tests begin with comes at the end. */
const appearances: readonly Appearance[] = [
  { theme: 'dark', language: 'en' },
  { theme: 'dark', language: 'de' },
  { theme: 'light', language: 'de' },
  { theme: 'light', language: 'en' },
];

/** Something that opens over a screen and would cover the menu that changes the appearance. */
export interface Overlay {
  open(language: Language): Promise<void>;
}

/** `name` begins the pictures' file names. */
export async function lookAt(station: LaunchedStation, name: string, overlay?: Overlay): Promise<void> {
  const { page } = station;
  for (const { theme, language } of appearances) {
    await choose(page, theme, language);
    if (overlay !== undefined) await openFully(page, () => overlay.open(language));
    for (const { width, height } of sizes) {
      await station.resize(width, height);
      await takePicture(page, `${name}-${theme}-${language}-${width}`);
    }
    if (language === 'en') expect.soft(await findObstacles(page), `axe on ${name}, ${theme}`).toEqual([]);
    if (overlay !== undefined) await page.keyboard.press('Escape');
  }
}

export async function takePicture(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: resolve(folder, `${name}.png`), animations: 'disabled' });
}

/** All of a magnified window: a picture of its page is cut to the page's own measure. */
export async function takeMagnifiedPicture({ app }: LaunchedStation, name: string): Promise<void> {
  const base64 = await app.evaluate(async ({ BrowserWindow }) => {
    const picture = await BrowserWindow.getAllWindows()[0]?.webContents.capturePage();
    return picture?.toPNG().toString('base64') ?? '';
  });
  await mkdir(folder, { recursive: true });
  await writeFile(resolve(folder, `${name}.png`), Buffer.from(base64, 'base64'));
}

/**
 * What axe objects to, one line each: rule, element, reason. Without motion: halfway from one colour to another is neither.
 * @param rules All of them by default.
 */
export async function findObstacles(page: Page, rules?: string[]): Promise<readonly string[]> {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  // The usual mode opens a second page, which the station refuses.
  const builder = new AxeBuilder({ page }).setLegacyMode();
  const { violations } = await (rules === undefined ? builder : builder.withRules(rules)).analyze();
  await page.emulateMedia({ reducedMotion: null });
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id} · ${node.html} · ${node.failureSummary ?? ''}`));
}

/** What opens fades in; it is there when nothing of it can be seen through any more. */
async function openFully(page: Page, open: () => Promise<void>): Promise<void> {
  await open();
  await expect
    .poll(() =>
      page.getByRole('dialog').evaluate((dialog) => {
        let opacity = 1;
        for (let element: Element | null = dialog; element !== null; element = element.parentElement) {
          opacity *= Number(getComputedStyle(element).opacity);
        }
        return opacity;
      }),
    )
    .toBe(1);
}

/** By the menu, as a person does; the change leaves one thing as it was. */
async function choose(page: Page, theme: Appearance['theme'], language: Language): Promise<void> {
  const root = page.locator('html');
  const now = (await root.getAttribute('lang')) as Language;
  const languageName = { en: 'English', de: 'Deutsch' }[language];
  const themeName = text(now, `window.display.theme.${theme}`);
  await page.getByRole('button', { name: text(now, 'window.display.label') }).click();
  await page.getByRole('menuitemradio', { name: now === language ? themeName : languageName }).click();
  await expect(page.getByRole('menu')).toBeHidden();
  await expect(root).toHaveAttribute('lang', language);
  await expect(root).toHaveAttribute('data-theme', theme);
}
