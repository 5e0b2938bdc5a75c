/** The page's entry: what must hold before any other module runs, then the app. */
import '@fontsource/ibm-plex-sans/latin-400.css';
import '@fontsource/ibm-plex-sans/latin-ext-400.css';
import '@fontsource/ibm-plex-sans/latin-500.css';
import '@fontsource/ibm-plex-sans/latin-ext-500.css';
import '@fontsource/ibm-plex-sans/latin-600.css';
import '@fontsource/ibm-plex-sans/latin-ext-600.css';
import '@fontsource/ibm-plex-mono/latin-400.css';
import '@fontsource/ibm-plex-mono/latin-500.css';
import '@fontsource/ibm-plex-mono/latin-600.css';
import './ui/tokens.css';
import './ui/base.css';
import { config } from 'zod';
import { allowEmptyMarkup } from './app/allow-empty-markup.ts';

// The policy of the page forbids `new Function`, and zod would try it when the first schema is made.
config({ jitless: true });
allowEmptyMarkup(Reflect.get(globalThis, 'trustedTypes'));

const { start } = await import('./app/start.tsx');
start();
