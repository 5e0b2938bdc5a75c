/** Going about in the window, and what can be measured of a screen. */
import type { Locator, Page } from 'playwright/test';

export async function goToHash(page: Page, hash: string): Promise<void> {
  await page.evaluate((next) => {
    location.hash = next;
  }, hash);
}

/** Texts that are wider than their box and are cut without saying so. */
export async function findCutTexts(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const isCut = (element: Element) => {
      const style = getComputedStyle(element);
      const hides = style.overflowX === 'hidden' && style.textOverflow !== 'ellipsis' && style.clipPath === 'none';
      return hides && element.scrollWidth > element.clientWidth + 1 && (element.textContent ?? '').trim() !== '';
    };
    return [...document.querySelectorAll('main *')]
      .filter((element) => element.children.length === 0 && isCut(element))
      .map((element) => element.outerHTML);
  });
}

/** The whole page never scrolls: screens scroll inside. */
export async function pageOverflow(page: Page): Promise<{ readonly x: number; readonly y: number }> {
  return page.evaluate(() => ({
    x: document.documentElement.scrollWidth - innerWidth,
    y: document.documentElement.scrollHeight - innerHeight,
  }));
}

/** Presses Tab until `target` has the focus, as somebody without a mouse does. */
export async function tabTo(target: Locator, limit = 60): Promise<void> {
  const page = target.page();
  for (let presses = 0; presses < limit; presses += 1) {
    if (
      await target.evaluate((element) => element === document.activeElement || element.contains(document.activeElement)).catch(() => false)
    )
      return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not reach ${String(target)}`);
}
