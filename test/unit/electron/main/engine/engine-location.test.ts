import { expect, test } from 'vitest';
import { locateEngine } from '../../../../../electron/main/engine/engine-location.ts';

const input = {
  isPackaged: false,
  mainFolder: '/work/app/out/main',
  resourcesPath: '/opt/Lineside/resources',
  appPath: '/work/app',
  platform: 'linux',
  environment: {},
};

test('in development the Node from npm runs the built engine', () => {
  expect(locateEngine(input)).toEqual({ nodePath: '/work/app/node_modules/.bin/node', script: '/work/app/out/engine/entry.js' });
});

test('in development tests may name another Node and another engine', () => {
  const environment = { LINESIDE_NODE: '/usr/bin/node', LINESIDE_ENGINE: '/tmp/fake.ts' };
  expect(locateEngine({ ...input, environment })).toEqual({ nodePath: '/usr/bin/node', script: '/tmp/fake.ts' });
});

test('packaged, the shipped Node runs the engine outside of the archive, whatever the environment says', () => {
  const packaged = {
    ...input,
    isPackaged: true,
    mainFolder: '/opt/Lineside/resources/app.asar/out/main',
    environment: { LINESIDE_NODE: '/tmp/node', LINESIDE_ENGINE: '/tmp/evil.js' },
  };
  expect(locateEngine(packaged)).toEqual({
    nodePath: '/opt/Lineside/resources/node/node',
    script: '/opt/Lineside/resources/app.asar.unpacked/out/engine/entry.js',
  });
});
