/**
 * Which room may enter which (dependency-cruiser). The arrows: renderer → shared ← electron; in the engine
 * service → runs → steps → {gateway, platforms, pki, flash, labels} → shared; every native or foreign thing has one door.
 */

/** Packages that only the named rooms may import. Tests may import anything. */
const doors = {
  'better-sqlite3': '^electron/engine/journal/',
  'node-forge': '^electron/engine/pki/',
  electron: '^electron/(main|preload)/',
  ssh2: '^electron/(engine/gateway/shell|simulator)/',
  serialport: '^electron/engine/gateway/shell/',
  papaparse: '^electron/engine/batches/',
  mqtt: '^electron/(engine/(gateway/remote|platforms)|simulator)/',
  aedes: '^electron/(simulator|engine/platforms/station-broker)/',
};

const product = '^(shared|electron|renderer)/';
const packageFolder = (name) => `(^|/)node_modules/(@types/)?${name}(/|$)`;

/** @returns one rule that forbids the imports `from` one set of paths `to` another */
const forbid = (name, comment, { from, to }) => ({ name, comment, severity: 'error', from, to });

const doorRules = Object.entries(doors).map(([name, room]) =>
  forbid(`one-door-for-${name}`, `${name} is imported in one room only`, {
    from: { path: product, pathNot: room },
    to: { path: packageFolder(name) },
  }),
);

const processRules = [
  forbid('shared-is-pure', 'shared runs anywhere: no Node, no Electron, no page', {
    from: { path: '^shared/' },
    to: { path: '^(electron|renderer|test)/' },
  }),
  forbid('shared-uses-no-node', 'shared runs anywhere: no built-in module of Node', {
    from: { path: '^shared/' },
    to: { dependencyTypes: ['core'] },
  }),
  forbid('shared-uses-zod-only', 'the only package shared may use is zod; formats also have parsers that are pure JavaScript', {
    from: { path: '^shared/' },
    to: { path: 'node_modules/', pathNot: 'node_modules/(zod|saxes|xmlchars|@bufbuild/protobuf)/' },
  }),
  forbid('parsers-in-formats-only', 'a foreign parser is used in one room', {
    from: { path: '^(shared|electron|renderer)/', pathNot: '^shared/formats/' },
    to: { path: 'node_modules/(saxes|@bufbuild/protobuf)/' },
  }),
  forbid('window-knows-the-contract-only', 'the window reaches the station through shared/contract', {
    from: { path: '^renderer/' },
    to: { path: '^electron/' },
  }),
  forbid('window-uses-no-node', 'the window is sandboxed', {
    from: { path: '^renderer/src/' },
    to: { dependencyTypes: ['core'] },
  }),
  forbid('station-knows-no-window', 'electron never imports the window', {
    from: { path: '^electron/' },
    to: { path: '^renderer/' },
  }),
  forbid('nothing-imports-tests', 'the product does not depend on its tests', {
    from: { path: product },
    to: { path: '^test/' },
  }),
  forbid('main-is-a-relay', 'main and preload start the engine as a process; they do not contain it', {
    from: { path: '^electron/(main|preload)/' },
    to: { path: '^electron/(engine|cli|simulator)/' },
  }),
  forbid('engine-knows-no-host', 'the engine does not know who started it', {
    from: { path: '^electron/engine/' },
    to: { path: '^electron/(main|preload|cli)/' },
  }),
];

const engineRules = [
  forbid('steps-below-runs', 'service → runs → steps', {
    from: { path: '^electron/engine/steps/' },
    to: { path: '^electron/engine/(runs/|service/|service\\.ts|entry\\.ts)' },
  }),
  forbid('service-on-top', 'only entry and the hosts of the engine may import the service', {
    from: { path: '^electron/engine/[^/]+/', pathNot: '^electron/engine/service/' },
    to: { path: '^electron/engine/(service/|service\\.ts|entry\\.ts)' },
  }),
  forbid('devices-below-steps', 'gateway, platforms, pki, flash and labels know no step and no run', {
    from: { path: '^electron/engine/(gateway|platforms|pki|flash|labels)/' },
    to: { path: '^electron/engine/(steps/|runs/|lanes/|batches/|service/|service\\.ts|entry\\.ts)' },
  }),
  forbid('gateway-knows-no-platform', 'what is peculiar to a cloud stays out of the gateway', {
    from: { path: '^electron/engine/gateway/' },
    to: { path: '^electron/engine/platforms/' },
  }),
];

/** @type {import('dependency-cruiser').IConfiguration} */
export const dependencyRules = {
  forbidden: [
    ...processRules,
    ...engineRules,
    ...doorRules,
    forbid('no-circle', 'a circle has no top', { from: { path: product }, to: { circular: true } }),
    forbid('nothing-missing', 'an import that leads nowhere', { from: {}, to: { couldNotResolve: true } }),
    forbid('ships-what-it-imports', 'what runs unbundled is in dependencies', {
      from: { path: '^electron/' },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg'], dependencyTypesNot: ['type-only'], pathNot: packageFolder('electron') },
    }),
  ],
};

export const cruiseOptions = {
  validate: true,
  ruleSet: dependencyRules,
  doNotFollow: { path: 'node_modules' },
  exclude: { path: '^test/tools/electron-dist/default-app' }, // runs inside Electron only
  tsPreCompilationDeps: true,
  enhancedResolveOptions: {
    extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
    exportsFields: ['exports'],
    conditionNames: ['import', 'types', 'node', 'default'],
  },
};
