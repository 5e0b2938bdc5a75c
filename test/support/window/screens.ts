/** Going about in the window, and what can be measured of a screen. */
import type { Locator, Page } from 'playwright/test';

export async function goToHash(page: Page, hash: string): Promise<void> {
  await page.evaluate(async (next) => {
    location.hash = next;
    // Until the screen is drawn.
    for (let frame = 0; frame < 3; frame += 1) await new Promise((resolve) => requestAnimationFrame(resolve));
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

/** Texts and symbols of a lane that lie on one another, by what is drawn of them: a line's box is higher than its letters. */
export async function findOverlaps(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const LETTERS_OF_LINE = 0.62;
    const DRAWING_OF_SYMBOL = 0.84;
    interface Drawn {
      readonly name: string;
      readonly left: number;
      readonly right: number;
      readonly top: number;
      readonly bottom: number;
    }
    const shrink = (box: DOMRect, share: number): Omit<Drawn, 'name'> => {
      const cut = (box.height * (1 - share)) / 2;
      return { left: box.left, right: box.right, top: box.top + cut, bottom: box.bottom - cut };
    };
    const linesOf = (element: Element): Drawn[] => {
      // What an inline element shows ends with the block around it.
      const block = getComputedStyle(element).overflowX === 'hidden' ? element : element.closest('p, h1, h2, h3, button, div');
      const clip = (block ?? element).getBoundingClientRect();
      return [...element.childNodes].flatMap((node) => {
        if (node.nodeType !== Node.TEXT_NODE || (node.textContent ?? '').trim() === '') return [];
        const range = document.createRange();
        range.selectNodeContents(node);
        return [...range.getClientRects()].map((box) => {
          const ink = shrink(box, LETTERS_OF_LINE);
          return {
            name: node.textContent ?? '',
            top: ink.top,
            left: Math.max(ink.left, clip.left),
            right: Math.min(ink.right, clip.right),
            bottom: Math.min(ink.bottom, clip.bottom),
          };
        });
      });
    };
    const drawnOf = (lane: Element): Drawn[] =>
      [...lane.querySelectorAll('*')].flatMap((element) =>
        element.tagName === 'svg' ? [{ name: 'symbol', ...shrink(element.getBoundingClientRect(), DRAWING_OF_SYMBOL) }] : linesOf(element),
      );
    const meet = (a: Drawn, b: Drawn) =>
      a.name !== b.name && a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1;
    return [...document.querySelectorAll('main article')].flatMap((lane) => {
      const drawn = drawnOf(lane);
      return drawn.flatMap((one, index) =>
        drawn
          .slice(index + 1)
          .filter((other) => meet(one, other))
          .map((other) => `${one.name} / ${other.name}`),
      );
    });
  });
}

/** What stands beyond the edge of its lane. What an inline element shows ends with the block around it. */
export async function findSpills(page: Page): Promise<readonly string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('main article')].flatMap((lane) => {
      const { left, right, top, bottom } = lane.getBoundingClientRect();
      const spills = (element: Element) => {
        const box = element.getBoundingClientRect();
        if (box.width === 0) return false;
        return box.left < left - 1 || box.right > right + 1 || box.top < top - 1 || box.bottom > bottom + 1;
      };
      return [...lane.querySelectorAll('*')]
        .filter((element) => getComputedStyle(element).display !== 'inline' && spills(element))
        .map((element) => `${lane.getAttribute('aria-label') ?? ''}: ${element.outerHTML.slice(0, 120)}`);
    }),
  );
}

/** The whole page never scrolls: screens scroll inside. */
export async function pageOverflow(page: Page): Promise<{ readonly x: number; readonly y: number }> {
  return page.evaluate(() => ({
    x: document.documentElement.scrollWidth - innerWidth,
    y: document.documentElement.scrollHeight - innerHeight,
  }));
}

/** Of a batch's screen, behind its menu. */
export async function chooseFromMenu(page: Page, menu: string, action: string): Promise<void> {
  await page.getByRole('button', { name: menu, exact: true }).click();
  await page.getByRole('menuitem', { name: action, exact: true }).click();
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
