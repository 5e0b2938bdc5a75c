/** What must hold before any other module of the page runs: imported first. */
import { config } from 'zod';
import { allowEmptyMarkup } from './allow-empty-markup.ts';

/** What the app is drawn into, on a page that is ready for it. */
export const root = preparePage();

function preparePage(): HTMLElement {
  // The policy of the page forbids `new Function`, and zod would try it when the first schema is made.
  config({ jitless: true });
  allowEmptyMarkup(Reflect.get(globalThis, 'trustedTypes'));
  const element = document.getElementById('root');
  if (element === null) throw new Error('the page has no root element');
  return element;
}
