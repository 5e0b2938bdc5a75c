/** No contents ever shows anything but our page: no navigation, no second window, no embedded view. */
import type { App, WebContents } from 'electron';
import { HOME_URL } from '../app-address.ts';

export function lockNavigation(app: Pick<App, 'on'>): void {
  app.on('web-contents-created', (_event, contents) => lockContents(contents));
}

function lockContents(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-frame-navigate', (event) => {
    if (!event.isMainFrame || event.url !== HOME_URL) event.preventDefault();
  });
}
