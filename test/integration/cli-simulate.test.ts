/** `lineside simulate`: what it refuses, what it writes, what it tells. */
import { readFile, writeFile } from 'node:fs/promises';
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

async function noiseFile(): Promise<string> {
  const file = cli.path('noise.json');
  await writeFile(file, JSON.stringify({ lineside: 1, faults: [{ fault: 'noise', seconds: 0.1 }] }));
  return file;
}
