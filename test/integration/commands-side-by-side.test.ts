/** Many commands at one journal without a window: one has the engine, the others are its guests or wait for it. */
import { mkdir } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { connectToEngine } from '../../electron/engine/local-socket/local-client.ts';
import { journalFiles, prepareJournalFiles } from '../../electron/engine/journal/files/journal-files.ts';
import { takeStationLock } from '../../electron/engine/journal/files/station-lock.ts';
import { openOwnStation } from '../../electron/engine/service/own-station.ts';
import { CommandLine, object } from './cli-process.ts';

const BUSY_MS = 12_000;
const ANNA = { name: 'Anna', pin: '246813579' };

let cli: CommandLine;
beforeEach(async () => {
  cli = await CommandLine.open();
  await mkdir(cli.path('home'));
});
afterEach(() => cli.close());

const journalFile = () => cli.path('home/journal.sqlite');

function openOwn() {
  return openOwnStation({
    journalFile: journalFile(),
    keyFolder: cli.path('home'),
    environment: {},
    linesideVersion: '0',
    forOrder: false,
  });
}

describe('commands side by side', { timeout: 60_000 }, () => {
  it('wait their turn at a journal that others have, and say so', async () => {
    prepareJournalFiles(journalFile());
    const lock = takeStationLock(journalFiles(journalFile()));
    setTimeout(() => lock.release(), BUSY_MS);
    const added = await cli.runWith(`${ANNA.pin}\n`, ['people', 'set-up', ANNA.name, '--pin-file', '-', '--json']);
    expect([added.status, object(added)]).toMatchObject([0, { people: [{ name: 'Anna' }] }]);
    expect(added.stderr).toContain('Waiting');
  });

  it('get an answer to whatever the engine took from them before it ended, and the rest is refused untouched', async () => {
    const own = await openOwn();
    const guest = await connectToEngine(journalFile(), '0');
    if (guest === undefined) throw new Error('no engine');
    await guest.client.request('people.setUp', ANNA);
    const names = Array.from({ length: 12 }, (_each, index) => `Guest ${index}`);
    const asked = names.map((name) =>
      guest.client.request('people.add', { name, pin: '975319753', role: 'operator' }).then(
        () => name,
        (error: { code: string }) => error.code,
      ),
    );
    await Promise.race(asked);
    await own.close();
    const answers = await Promise.all(asked);
    const done = answers.filter((answer) => names.includes(answer));
    expect(answers.filter((answer) => !names.includes(answer)).filter((code) => code !== 'engine/ends-soon')).toEqual([]);
    const next = await openOwn();
    const { people } = await next.desk['people.get']({}, new AbortController().signal);
    await next.close();
    expect(people.map(({ name }) => name).toSorted()).toEqual([ANNA.name, ...done].toSorted());
  });
});
