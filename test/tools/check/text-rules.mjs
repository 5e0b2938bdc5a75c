/**
 * What no linter sees: rules over the text of all files, each with the reason that is printed with a finding.
 * `only` limits a rule to some paths, `except` frees some.
 */

/** Written in pieces where the rule would find itself. */
const pieces = (...parts) => new RegExp(parts.join(''), 'u');

const product = /^(shared|electron|renderer)\//;
const code = /\.(ts|tsx|mjs|css)$/;

/** @type {readonly { name: string, pattern: RegExp, reason: string, only?: RegExp, except?: RegExp }[]} */
export const lineRules = [
  {
    name: 'machine-path',
    pattern: pieces('/wo', 'rk/(main|shared)\\b'),
    reason: 'an absolute path of one computer',
  },
  {
    name: 'home-path',
    pattern: pieces('(?<![\\w.])(/ho', 'me/[a-z]+/(?!\\.)|/Us', 'ers/[a-z]+/|[A-Z]:\\\\Us', 'ers\\\\)'),
    reason: 'an absolute path of one person',
    except: /^test\/(unit|integration)\//,
  },
  {
    name: 'unfinished',
    pattern: pieces('\\b(TO', 'DO|FIX', 'ME|XX', 'X|HA', 'CK)\\b'),
    reason: 'unfinished work belongs into an issue',
    only: /\.(ts|tsx|mjs|css|md|json|yml)$/,
    except: /^test\/tools\/oxlintrc\.json$/,
  },
  {
    name: 'narrowed-tests',
    pattern: pieces('\\b(it|test|describe)\\.(on', 'ly|to', 'do)\\b'),
    reason: 'all tests run, always',
    only: /^test\//,
  },
  {
    name: 'skipped-tests',
    pattern: pieces('\\b(it|test|describe)\\.sk', 'ip\\(\\s*[\'"`]'),
    reason: 'a test is left out only where it cannot run, with the reason printed',
    only: /^test\//,
  },
  {
    name: 'unchecked-tls',
    pattern: pieces('rejectUn', 'authorized:\\s*false'),
    reason: 'a certificate is checked against an authority or a pin, never waved through',
    only: product,
    except: /^electron\/engine\/gateway\/(rest|tls)\/|^electron\/simulator\//,
  },
  {
    name: 'window-outside-its-factory',
    pattern: pieces('new Browser', 'Window\\b'),
    reason: 'every window is made by the one factory that sets its sandbox',
    only: product,
    except: /^electron\/main\/[a-z-]*window[a-z-]*\.ts$/,
  },
  {
    name: 'open-external',
    pattern: pieces('\\bopen', 'External\\('),
    reason: 'links leave the window through one checked function',
    only: product,
    except: /^electron\/main\/open-external\.ts$/,
  },
  {
    name: 'silenced-check',
    pattern: pieces('@ts-', '(ignore|nocheck)|(oxlint|eslint)-dis', 'able(?!-next-line [\\w/-]+ -- )|biome-ig', 'nore(?! format: )'),
    reason: 'a rule is put aside for one line, by name and with a reason: `-next-line RULE -- why`',
    only: code,
  },
];

export const longestFileLines = 350;
/** Data and prose may be longer than code. */
export const mustBeShort = /\.(ts|tsx|mjs|css)$/;

/** Folders and files of the code: kebab-case; components PascalCase.tsx; names that say nothing are refused. */
export const codeName = new RegExp(
  [
    /^[a-z0-9]+(-[a-z0-9]+)*(\.(test|spec|attack\.test|config|d|module))?\.(ts|tsx|mjs|css)$/,
    /^[A-Z][A-Za-z0-9]*(\.(test|module))?\.(tsx|css)$/,
  ]
    .map(({ source }) => source)
    .join('|'),
);
export const emptyName = /^(utils?|helpers?|misc|common|manager|stuff|index)(\.[a-z]+)?$/;
export const mayBeCalledIndex = /^(electron\/(main|preload)\/index\.ts|renderer\/(src\/)?index\.html)$/;
