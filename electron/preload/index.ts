/** The preload script: bundled into one file, because a sandboxed window loads nothing else. */
import { exposeWindowSurface } from './window-surface.ts';

exposeWindowSurface();
