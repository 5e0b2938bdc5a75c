import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { engineArguments, readStartOptions } from '../../../../electron/main/start-options.ts';

test('files are taken from among Chromium’s switches and resolved against the folder one stands in', () => {
  const args = [
    '--no-sandbox',
    '.',
    '--user-data-dir=/tmp/x',
    '--db',
    'j.sqlite',
    '--remote-debugging-port=0',
    '--station=/etc/station.json',
  ];
  const options = readStartOptions(args, '/home/op');
  expect(options).toEqual({ journalFile: resolve('/home/op/j.sqlite'), stationFile: '/etc/station.json' });
  expect(engineArguments(options)).toEqual(['--journal', resolve('/home/op/j.sqlite'), '--station', '/etc/station.json']);
});

test('without them the engine uses the station’s own', () => {
  expect(engineArguments(readStartOptions(['.'], '/home/op'))).toEqual([]);
});

test('an option without its file is as good as none', () => {
  expect(readStartOptions(['--db'], '/home/op')).toEqual({});
});
