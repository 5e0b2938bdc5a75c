/** `config` and `snapshot`, as a script would use them, against a whole simulated gateway. */
import { readFile, writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { plantedIn } from '../support/planted-secrets.ts';
import { CommandLine, type Ended, object } from './cli-process.ts';

const TRANSPORT = 'org.eclipse.kura.core.data.transport.mqtt.MqttDataTransport';
const SECRET = 'planted-Pa55word-of-the-command';

let cli: CommandLine;
let place: readonly string[];

beforeAll(async () => {
  cli = await CommandLine.open();
  const simulation = cli.start(['simulate', '--gateways', '1', '--seed', '5', '--out', cli.path('station.json')]);
  const ready = await simulation.line((line) => line['ready'] === true);
  place = ['--lane', '1', '--station', String(ready['station']), '--json'];
  await writeFile(cli.path('secret.txt'), `${SECRET}\n`);
});
afterAll(() => cli.close());

const run = (...words: readonly string[]): Promise<Ended> => cli.run([...words, ...place]);
const answer = async (...words: readonly string[]) => {
  const ended = await run(...words);
  expect(ended.stderr + ended.stdout).not.toContain(SECRET);
  return { ...object(ended), status: ended.status };
};
const listSchema = z.object({ snapshots: z.array(z.object({ id: z.string() })) });
const snapshots = async () => listSchema.parse(await answer('snapshot', 'list')).snapshots;
const error = ({ stdout, stderr }: Ended) => (JSON.parse(stdout === '' ? stderr : stdout) as { error: { code: string } }).error;

describe('config', () => {
  it('lists, gets, plans and sets, each value typed by the definition', async () => {
    expect(await answer('config', 'list')).toMatchObject({
      status: 0,
      components: expect.arrayContaining([expect.objectContaining({ pid: TRANSPORT })]),
    });
    const form = await answer('config', 'get', TRANSPORT);
    expect(form).toMatchObject({ status: 0, component: { pid: TRANSPORT } });
    const words = [TRANSPORT, 'keep-alive=45', 'clean-session=false', '--secret-file', 'password=secret.txt'];
    const planned = await answer('config', 'plan', ...words);
    expect(planned).toMatchObject({ status: 0, plan: { problems: [] } });
    expect(await answer('config', 'set', ...words)).toMatchObject({ status: 0, applied: { outcome: 'pass' } });
    expect(await answer('config', 'plan', TRANSPORT, 'keep-alive=45')).toMatchObject({ status: 0, plan: { changes: [] } });
  });

  it('writes nothing that does not fit, and no secret that stands among its words', async () => {
    expect(await answer('config', 'set', TRANSPORT, 'keep-alive=0', 'nobodys=1')).toMatchObject({
      status: 1,
      plan: { problems: [{ failure: { code: 'component/out-of-range' } }, { failure: { code: 'component/unknown-property' } }] },
    });
    const open = await run('config', 'set', TRANSPORT, 'password=typed-here');
    expect(open.status).toBe(2);
    expect(error(open)).toMatchObject({ code: 'cli/bad-arguments' });
    expect((await run('config', 'set', TRANSPORT)).status).toBe(2);
    expect((await run('config', 'set', TRANSPORT, '=3')).status).toBe(2);
    expect(error(await run('config', 'get', 'no.such.pid'))).toMatchObject({ code: 'component/unknown-pid' });
  });
});

describe('snapshot', () => {
  it('lists, compares, writes into a file, goes back, applies and makes a recipe', async () => {
    const [first] = await snapshots();
    expect(await answer('config', 'set', TRANSPORT, 'keep-alive=77', '--secret-file', 'password=secret.txt')).toMatchObject({ status: 0 });
    const newest = (await snapshots()).at(-1)?.id ?? '';
    expect(await answer('snapshot', 'compare', first?.id ?? '', newest)).toMatchObject({
      status: 0,
      changes: expect.arrayContaining([{ target: `${TRANSPORT} keep-alive`, from: '30', to: '77', secret: false }]),
    });
    const file = cli.path('kept.xml');
    expect(await answer('snapshot', 'get', newest, '--out', file)).toMatchObject({ status: 0, file });
    expect(plantedIn(await readFile(file, 'latin1'), { SECRET })).toEqual([]);

    expect(await answer('snapshot', 'rollback', first?.id ?? '')).toMatchObject({ status: 0, applied: { outcome: 'pass' } });
    expect(await answer('snapshot', 'apply', file, '--plan')).toMatchObject({
      status: 0,
      plan: { changes: expect.arrayContaining([{ target: `${TRANSPORT} keep-alive`, from: '30', to: '77', secret: false }]) },
    });
    expect(await answer('snapshot', 'apply', file)).toMatchObject({ status: 0, applied: { outcome: 'pass' } });

    const recipe = cli.path('recipe.json');
    const made = await answer('snapshot', 'to-recipe', 'present', '--name', 'Mine', '--out', recipe, '--pid', TRANSPORT);
    expect(made).toMatchObject({ status: 0, secrets: ['MqttDataTransport-password'] });
    expect((await cli.run(['recipe', 'check', recipe, '--json'])).status).toBe(0);
    expect((await run('snapshot', 'rollback', 'newest')).status).toBe(2);
    expect(error(await run('snapshot', 'apply', 'missing.xml'))).toMatchObject({ code: 'file/unreadable' });
  });
});
