/** The window's page: one folder of files, nothing inlined, so that the page's content security policy needs no exception. */
import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

/** react-aria brings its own words in thirty languages; the window speaks these. */
const spokenLocales = new Set(['en-US', 'de-DE']);

function dropOtherLocales(): Plugin {
  return {
    name: 'drop-other-locales',
    enforce: 'pre',
    load(id) {
      const locale = /\/react-(?:aria|stately)[^/]*\/.*\/intl\/[^/]+\/([a-z]{2}-[A-Z]{2})\.m?js$/.exec(id)?.[1];
      return locale === undefined || spokenLocales.has(locale) ? undefined : 'export default {};';
    },
  };
}

export default defineConfig({
  root: import.meta.dirname,
  base: './',
  publicDir: resolve(import.meta.dirname, '../resources/icons'),
  plugins: [dropOtherLocales(), react()],
  build: {
    outDir: resolve(import.meta.dirname, '../out/renderer'),
    emptyOutDir: true,
    target: 'chrome130',
    assetsInlineLimit: 0,
    modulePreload: false,
    sourcemap: true,
  },
});
