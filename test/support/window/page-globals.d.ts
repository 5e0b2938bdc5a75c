/** What tests meet in the page. */
import type { WindowSurface } from '../../../shared/contract/window.ts';

declare global {
  interface Window {
    readonly lineside: WindowSurface;
  }
}
