/** `lineside simulate`: what it refuses, what it writes, what it tells. */
import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { stationFileSchema } from '../../shared/domain/station-file.ts';
import { CommandLine, object } from './cli-process.ts';

let cli: CommandLine;
beforeEach(async () => {
  cli = await CommandLine.open();
});
afterEach(() => cli.close());

describe('simulate', () => {
  it('refuses faults that it does not understand, with their place in the file and the nearest name', async () => {
    await writeFile(cli.path('faults.json'), JSON.stringify({ lineside: 1, faults: [{ fault: 'silent' }, { fault: 'drop-lime' }] }));
    const refused = await cli.run(['simulate', '--gateways', '1', '--out', 'station.json', '--faults', 'faults.json', '--json']);
    expect([refused.status, object(refused)]).toMatchObject([
      2,
      { error: { code: 'simulator/faults-invalid', where: expect.stringContaining('faults[1].fault') } },
    ]);
    expect(refused.stderr).toContain('"drop-line"?');
    await expect(readFile(cli.path('station.json'))).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it('refuses ways and times that are none', async () => {
    const refuse = async (...words: string[]) => {
      const ended = await cli.run(['simulate', '--gateways', '1', '--out', 'station.json', ...words, '--json']);
      return [ended.status, object(ended)];
    };
    const refused = [2, { error: { code: 'cli/bad-arguments' } }];
    expect(await refuse('--transports', 'ssh,telnet')).toMatchObject(refused);
    expect(await refuse('--step-time', 'long')).toMatchObject(refused);
    expect(await refuse('--cloud', 'cervelo')).toMatchObject(refused);
    expect(await refuse('--faults', 'rough-dya')).toMatchObject([2, { error: { code: 'simulator/unknown-fault-file' } }]);
  });

  it('writes lanes with the ways asked for, and tells each fault', async () => {
    const words = ['--gateways', '2', '--lanes', '1', '--out', cli.path('station.json'), '--transports', 'rest,console'];
    const simulation = cli.start(['simulate', ...words, '--faults', 'first-login']);
    await simulation.line((line) => line['ready'] === true);
    const station = stationFileSchema.parse(JSON.parse(await readFile(cli.path('station.json'), 'utf8')));
    expect(station.lanes.map((lane) => [lane.ssh, lane.rest?.newPassword !== undefined, 'tcp' in (lane.console ?? {})])).toEqual([
      [undefined, true, true],
    ]);
    expect(Object.keys(station.brokers ?? {})).toEqual(['training', 'training-account']);
    expect(await simulation.stop()).toBe(0);
    const noisy = cli.start(['simulate', '--gateways', '1', '--out', cli.path('noisy.json'), '--faults', await noiseFile()]);
    expect(await noisy.line((line) => line['event'] === 'fault')).toMatchObject({ v: 1, lane: '1', fault: 'noise' });
    await noisy.line((line) => line['event'] === 'fault-ended');
  });
});

describe('simulate --cloud cervello', () => {
  it('writes a batch, a manufacturer’s files and a station file for it, and tells what is imported', async () => {
    const simulation = cli.start(['simulate', '--gateways', '3', '--lanes', '1', '--cloud', 'cervello', '--out', cli.path('station.json')]);
    const { batch, cervello } = await simulation.line((line) => line['ready'] === true);
    const csv = await readFile(String(batch), 'utf8');
    expect(csv.split('\r\n').map((line) => line.split(',').length)).toEqual([3, 3, 3, 3, 1]);
    expect(csv).toMatch(/^uniqueIdentifier,deviceName,deviceType\r\n(?:[0-9A-F]{2}-){5}[0-9A-F]{2},training-1,GATEWAY\r\n/);
    const station = stationFileSchema.parse(JSON.parse(await readFile(cli.path('station.json'), 'utf8')));
    expect(station).toMatchObject({ clouds: { cervello: { kind: 'cervello' } }, training: { hand: expect.any(String) } });
    const { importFolder, ...files } = cervello as Record<string, string>;
    const heads = await Promise.all(
      Object.entries(files).map(async ([name, file]) => [
        name,
        (await readFile(file, 'utf8')).slice(0, 27),
        (await stat(file)).mode & 0o777,
      ]),
    );
    expect(heads).toEqual([
      ['ca', '-----BEGIN CERTIFICATE-----', 0o600],
      ['certificate', '-----BEGIN CERTIFICATE-----', 0o600],
      ['privateKey', '-----BEGIN PRIVATE KEY-----', 0o600],
      ['accessKey', expect.stringMatching(/^[a-z0-9]{14}\n$/), 0o600],
      ['accessToken', expect.stringMatching(/^[a-z0-9]{14}\n$/), 0o600],
    ]);
    await writeFile(join(importFolder ?? '', 'mine.csv'), csv);
    expect(await simulation.line((line) => line['event'] === 'cervello-imported')).toMatchObject({ v: 1, file: 'mine.csv', devices: 3 });
    await writeFile(join(importFolder ?? '', 'other.csv'), 'serialNumber\r\n1\r\n');
    expect(await simulation.line((line) => line['event'] === 'cervello-import-refused')).toMatchObject({ file: 'other.csv' });
    expect(await simulation.stop()).toBe(0);
  });
});

async function noiseFile(): Promise<string> {
  const file = cli.path('noise.json');
  await writeFile(file, JSON.stringify({ lineside: 1, faults: [{ fault: 'noise', seconds: 0.1 }] }));
  return file;
}
