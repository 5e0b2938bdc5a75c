/**
 * Bundles the four programs and the window into `out/`. Programs for Node leave packages in node_modules, but for those that every start
 * would have to read file by file; the preload script is one CommonJS file with everything in it, because a sandboxed window loads
 * nothing else.
 */
import { existsSync } from 'node:fs';
import { isAbsolute } from 'node:path';
import { inProject, projectRoot, say, shippedNode } from './project.mjs';
import { runShipped } from './run-command.mjs';
import { setUpOrExit } from './setup.mjs';

/** What the oldest runtimes that we run understand: the shipped Node, and the Electron of development. */
const SHIPPED_NODE = 'node22.12';
const ELECTRON_NODE = 'node20.18';
const ELECTRON_PAGE = 'chrome130';
/** The window loads from disk; what matters is what it parses before the first picture. */
const LARGEST_CHUNK_KB = 1500;

/** The journal's writer thread is a file of its own beside whatever program opens the journal. */
const journalWriter = 'electron/engine/journal/journal-writer.ts';

const programs = [
  { folder: 'main', entries: { index: 'electron/main/index.ts' }, target: ELECTRON_NODE },
  { folder: 'preload', entries: { index: 'electron/preload/index.ts' }, target: ELECTRON_PAGE, isSingleFile: true },
  { folder: 'engine', entries: { entry: 'electron/engine/entry.ts', 'journal-writer': journalWriter }, target: SHIPPED_NODE },
  { folder: 'cli', entries: { lineside: 'electron/cli/main.ts', 'journal-writer': journalWriter }, target: SHIPPED_NODE },
];
const rendererConfig = 'renderer/vite.config.ts';

/** Needed at every start, and many small files in node_modules. */
const bundledPackages = ['zod'];

const isPackage = (id) => !id.startsWith('.') && !isAbsolute(id);
const isBundled = (id) => bundledPackages.some((name) => id === name || id.startsWith(`${name}/`));
const stayOutside = (isSingleFile) => (isSingleFile ? ['electron'] : (id) => isPackage(id) && !isBundled(id));

function programConfig({ folder, entries, target, isSingleFile = false }) {
  const suffix = isSingleFile ? 'cjs' : 'js';
  const input = Object.fromEntries(Object.entries(entries).map(([name, file]) => [name, inProject(file)]));
  return {
    configFile: false,
    root: projectRoot,
    logLevel: 'warn',
    envDir: false,
    publicDir: false,
    build: {
      ssr: true,
      outDir: inProject('out', folder),
      emptyOutDir: true,
      target,
      minify: false,
      sourcemap: true,
      rolldownOptions: {
        input,
        // Commands load lazily what others load at once: meant so.
        checks: { ineffectiveDynamicImport: false },
        external: stayOutside(isSingleFile),
        output: {
          format: isSingleFile ? 'cjs' : 'es',
          entryFileNames: `[name].${suffix}`,
          // In the same folder: a file that is looked for beside `import.meta.url` is found from every chunk.
          chunkFileNames: `[name]-[hash].${suffix}`,
        },
      },
    },
    ssr: { target: 'node', noExternal: isSingleFile ? true : bundledPackages },
  };
}

function missingSources() {
  const files = [...programs.flatMap(({ entries }) => Object.values(entries)), rendererConfig];
  return [...new Set(files)].filter((file) => !existsSync(inProject(file)));
}

async function build() {
  const missing = missingSources();
  if (missing.length > 0) throw new Error(`sources are missing: ${missing.join(', ')}`);
  const vite = await import('vite');
  const started = performance.now();
  const builds = programs.map((program) => vite.build(programConfig(program)));
  await Promise.all([
    ...builds,
    vite.build({ configFile: inProject(rendererConfig), logLevel: 'warn', build: { chunkSizeWarningLimit: LARGEST_CHUNK_KB } }),
  ]);
  say(`Built out/ in ${Math.round(performance.now() - started)} ms.`);
}

await setUpOrExit('engine');
if (Number(process.versions.node.split('.')[0]) < 22) {
  process.exitCode = await runShipped(inProject('test', 'tools', 'build.mjs'));
} else {
  try {
    await build();
  } catch (error) {
    say(`The build failed on ${shippedNode}: ${error.stack ?? error}`);
    process.exitCode = 1;
  }
}
