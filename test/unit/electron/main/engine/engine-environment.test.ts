import { expect, test } from 'vitest';
import { engineEnvironment } from '../../../../../electron/main/engine/engine-environment.ts';

test('the engine gets what it needs and nothing that steers a Node, a loader or a proxy', () => {
  const environment = {
    PATH: '/usr/bin',
    HOME: '/home/op',
    LC_ALL: 'de_DE.UTF-8',
    XDG_DATA_HOME: '/data',
    LINESIDE_BENCH_PASSWORD: 'secret',
    Path: 'C:\\Windows',
    NODE_OPTIONS: '--require /tmp/evil.js',
    ELECTRON_RUN_AS_NODE: '1',
    LD_PRELOAD: '/tmp/evil.so',
    DYLD_INSERT_LIBRARIES: '/tmp/evil.dylib',
    NODE_EXTRA_CA_CERTS: '/tmp/ca.pem',
    HTTPS_PROXY: 'http://evil',
    AWS_SECRET_ACCESS_KEY: 'secret',
    TZ: undefined,
  };
  expect(engineEnvironment(environment)).toEqual({
    PATH: '/usr/bin',
    HOME: '/home/op',
    LC_ALL: 'de_DE.UTF-8',
    XDG_DATA_HOME: '/data',
    LINESIDE_BENCH_PASSWORD: 'secret',
    Path: 'C:\\Windows',
    UV_THREADPOOL_SIZE: '32',
  });
});
