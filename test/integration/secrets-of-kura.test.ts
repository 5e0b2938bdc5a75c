/**
 * Secrets that come and go with configurations, certificates, the cloud's requests, returns and the station's broker, also those that the
 * station makes up itself: they are found nowhere but in the vault and in the files that they were given in.
 */
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openEngine } from '../../electron/engine/open-engine.ts';
import { REST_PASSWORD_COLUMN } from '../../shared/domain/generated-secrets.ts';
import { EngineProcess } from '../support/engine-process.ts';
import { kuraCredentials, type KuraServer, makeCertificates, sendJson, startKuraServer } from '../support/https-server.ts';
import { LinesideProcess } from '../support/lineside.ts';
import { filesOf, filesWithPlanted, plantedIn, ProcessWatch } from '../support/planted-secrets.ts';

const TRANSPORT = 'org.eclipse.kura.core.data.transport.mqtt.MqttDataTransport';

const RECIPES = join(import.meta.dirname, '../../resources/recipes');

/** Planted by this test. */
const typed = {
  typedInForm: 'Pl4nted.form+typed/7',
  inSnapshotFile: 'Pl4nted.snapshot+file/7',
  bundlePassword: 'Pl4nted.bundle+pass/7',
  returnColumn: 'Pl4nted.return+column/7',
};
const UNIT_SECRETS = [REST_PASSWORD_COLUMN, 'activationKey', 'lineside:station-broker-login', 'lineside:before-station-broker'];

interface StationText {
  readonly lanes: readonly { readonly ssh: { readonly password: string }; readonly rest: { readonly password: string } }[];
  readonly brokers: Readonly<Record<string, { readonly password?: string }>>;
  readonly clouds: Readonly<Record<string, { readonly password: string }>>;
}

let folder: string;
let home: string;
let engine: EngineProcess;
let watch: ProcessWatch;
const ended: (() => Promise<unknown>)[] = [];
const printed: string[] = [];
/** What the line's own files hold: logins, and the passwords in the columns. */
const given: Record<string, string> = {};
const lines: Record<string, { readonly station: string; readonly batch: string; readonly serials: readonly string[] }> = {};

const at = (name: string) => join(folder, name);
const environment = () => ({ LINESIDE_HOME: home, TMPDIR: at('tmp') });
const write = (name: string, content: string): string => {
  writeFileSync(at(name), content, { mode: 0o600 });
  return at(name);
};

async function command(...words: readonly string[]): Promise<LinesideProcess> {
  const running = new LinesideProcess([...words, '--json'], { environment: environment() });
  await running.ended;
  printed.push(JSON.stringify(running.lines), running.stderr);
  return running;
}

/** Throws with what was said where it did not go well. */
async function good(...words: readonly string[]): Promise<LinesideProcess> {
  const running = await command(...words);
  expect(await running.ended, `${words.slice(0, 3).join(' ')}: ${running.stderr}${JSON.stringify(running.lines.slice(-2))}`).toBe(0);
  return running;
}

/** A simulated line whose gateways stay where they are. */
async function simulate(name: string, ...words: readonly string[]): Promise<void> {
  const all = ['simulate', '--gateways', '2', '--lanes', '2', '--seed', name, '--out', at(`${name}.json`), ...words, '--json'];
  const simulation = new LinesideProcess(all, { environment: environment() });
  ended.push(() => simulation.stop('SIGKILL'));
  const ready = await simulation.line((line) => line['ready'] === true);
  const batch = String(ready['batch']);
  const { training: _hand, ...station } = JSON.parse(readFileSync(at(`${name}.json`), 'utf8')) as StationText & { training: unknown };
  write(`${name}.json`, JSON.stringify(station));
  const rows = Papa.parse<Record<string, string>>(readFileSync(batch, 'utf8'), { header: true, skipEmptyLines: true }).data;
  const { password: ssh = '' } = station.lanes[0]?.ssh ?? {};
  const { password: rest = '' } = station.lanes[0]?.rest ?? {};
  Object.assign(given, { [`${name} ssh`]: ssh, [`${name} rest`]: rest, [`${name} cloud`]: station.clouds['training']?.password ?? '' });
  given[`${name} broker`] = station.brokers['training-account']?.password ?? '';
  for (const [index, row] of rows.entries()) given[`${name} row ${index}`] = row['password'] ?? '';
  lines[name] = { station: at(`${name}.json`), batch, serials: rows.map((row) => row['serialNumber'] ?? '') };
}

const lineOf = (name: string) => {
  const found = lines[name];
  if (found === undefined) throw new Error(`no line ${name}`);
  return found;
};

/** A console that wants another password at the first login. */
async function demandingKura(): Promise<KuraServer> {
  const kura = await startKuraServer(makeCertificates().kura);
  ended.push(() => kura.stop());
  kura.login = { ...kura.login, passwordChangeNeeded: true };
  kura.answer = ({ path }, response) => (path.endsWith('/framework') ? sendJson(response, 200, { serialNumber: 'OWN-1' }) : '404');
  return kura;
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lineside-kura-secrets-'));
  home = at('home');
  for (const name of [home, at('tmp')]) mkdirSync(name);
  for (const [name, secret] of Object.entries(typed)) write(name, `${secret}\n`);
  await simulate('cloud', '--requests', 'none');
  await simulate('own', '--way', 'station-broker');
  engine = await EngineProcess.start(join(home, 'journal.sqlite'), { environment: environment() });
  ended.push(() => engine.kill());
  watch = new ProcessWatch(() => [engine.child.pid]);
}, 60_000);

afterAll(async () => {
  for (const end of ended.toReversed()) await end();
  rmSync(folder, { recursive: true, force: true });
});

/** Of everything that the record and the program leave behind, while it works: where one of them is. */
function places(secrets: Readonly<Record<string, string>>): readonly string[] {
  const copy = at('copy');
  rmSync(copy, { recursive: true, force: true });
  execFileSync('cp', ['-r', home, copy]);
  expect(filesOf(copy).some((name) => name.endsWith('.log'))).toBe(true);
  const told = [...printed, JSON.stringify([engine.appended, engine.lines])].join('\n');
  return [...filesWithPlanted(copy, secrets), ...filesWithPlanted(at('tmp'), secrets), ...plantedIn(told, secrets)];
}

describe('secrets of Kura and its surroundings', () => {
  it('of forms and snapshots', { timeout: 120_000 }, async () => {
    const place = ['--lane', '1', '--station', lineOf('cloud').station];
    await good('config', 'set', TRANSPORT, 'keep-alive=44', '--secret-file', `password=${at('typedInForm')}`, ...place);
    const { lines: listed } = await good('snapshot', 'list', ...place);
    const [{ snapshots }] = listed as unknown as [{ snapshots: readonly { id: string }[] }];
    const [first, last] = [snapshots[0]?.id ?? '', snapshots.at(-1)?.id ?? ''];
    await good('snapshot', 'compare', first, last, ...place);
    await good('snapshot', 'compare', last, ...place);
    for (const form of ['xml', 'json']) await good('snapshot', 'get', last, '--form', form, '--out', at(`tmp/kept.${form}`), ...place);
    await good('snapshot', 'to-recipe', 'present', '--name', 'Mine', '--out', at('tmp/recipe.json'), '--pid', TRANSPORT, ...place);
    await good('config', 'get', TRANSPORT, ...place);
    await good('snapshot', 'rollback', first, ...place);
    const file = write(
      'clear.xml',
      `<?xml version="1.0" encoding="UTF-8"?>
<esf:configurations xmlns:esf="http://eurotech.com/esf/2.0" xmlns:ocd="http://www.osgi.org/xmlns/metatype/v1.2.0">
<esf:configuration pid="${TRANSPORT}"><esf:properties><esf:property array="false" encrypted="false" name="password" type="Password">
<esf:value>${Buffer.from(typed.inSnapshotFile).toString('base64')}</esf:value></esf:property>
<esf:property array="false" encrypted="false" name="keep-alive" type="Integer"><esf:value>51</esf:value></esf:property></esf:properties></esf:configuration>
</esf:configurations>`,
    );
    await command('snapshot', 'apply', file, ...place);
    expect(places({ ...typed, ...given })).toEqual([]);
  });

  it('of certificates and their bundles', { timeout: 120_000 }, async () => {
    const password = ['--password-file', at('bundlePassword')];
    await good('pki', 'init', '--name', 'Acme', '--root-out', at('root.p12'), ...password);
    const issued = await good('pki', 'issue', '--subject', 'CN=gw-1', '--out', at('gw.p12'), ...password);
    const serial = (issued.lines[0] as unknown as { certificates: readonly { serial: string }[] }).certificates[0]?.serial ?? '';
    await good('pki', 'export', serial, '--bundle', '--out', at('again.p12'), ...password);
    await good('pki', 'list');
    const key = execFileSync('openssl', ['pkcs12', '-in', at('gw.p12'), '-passin', `file:${at('bundlePassword')}`, '-nodes', '-nocerts']);
    const body = key.toString().replaceAll(/-----[^-]+-----|Bag[\s\S]*?(?=-----)|\s/g, '');
    const rootKey = execFileSync('openssl', [
      'pkcs12',
      '-in',
      at('root.p12'),
      '-passin',
      `file:${at('bundlePassword')}`,
      '-nodes',
      '-nocerts',
    ]);
    const rootBody =
      rootKey
        .toString()
        .match(/-----BEGIN PRIVATE KEY-----([\s\S]*?)-----END/)?.[1]
        ?.replaceAll(/\s/g, '') ?? '';
    const leafBody =
      key
        .toString()
        .match(/-----BEGIN PRIVATE KEY-----([\s\S]*?)-----END/)?.[1]
        ?.replaceAll(/\s/g, '') ?? body;
    expect([rootBody.length, leafBody.length].every((length) => length > 100)).toBe(true);
    // What stands before is the same for every key of its kind.
    expect(places({ ...typed, leafKey: leafBody.slice(60, 120), rootKey: rootBody.slice(60, 120) })).toEqual([]);
  });

  it('of the cloud, its activation keys and returns', { timeout: 240_000 }, async () => {
    const { station, batch, serials } = lineOf('cloud');
    await good('import', batch, '--recipe', 'ESF gateway to Everyware Cloud', '--name', 'lot');
    const place = ['--cloud', 'training', '--station', station];
    await good('requests', 'create', 'lot', '--activation-key', ...place);
    await good('requests', 'list', ...place);
    await good('requests', 'show', serials[0] ?? '', ...place);
    await good('run', 'lot', '--station', station);
    const steps = [
      { step: 'identify', with: { expect: { serialNumber: '{{unit.serialNumber}}' } } },
      { step: 'kura.component', with: { pid: TRANSPORT, set: { password: '{{unit.password}}', 'client-id': '{{unit.clientId}}' } } },
    ];
    const recipe = { lineside: 1, recipe: 'Keeps its password', model: 'any', version: 1, profile: 'everyware', steps };
    const again = ['--recipe', write('again.json', JSON.stringify(recipe)), '--station', station, '--reason', 'came back', '--lane'];
    await command('reprovision', serials[0] ?? '', ...again, '1');
    const secret = ['--secret-file', `password=${at('returnColumn')}`];
    await good('reprovision', serials[0] ?? '', '--decision', 'same-identity', ...secret, ...again, '1');
    await good('reprovision', serials[1] ?? '', '--decision', 'scrap', ...again, '2');
    await good('export', 'lot', '--to', 'json', '--out', at('tmp/out.json'));
    for (const serial of serials) await good('passport', serial);
    expect(places({ ...typed, ...given })).toEqual([]);
  });

  it('of the station’s broker', { timeout: 240_000 }, async () => {
    const { station, batch } = lineOf('own');
    // They do not leave again, so their logins at the station's broker are still good, and known to the vault.
    const whole = JSON.parse(readFileSync(join(RECIPES, 'kura-station-broker.json'), 'utf8')) as { steps: readonly { step: string }[] };
    const recipe = { ...whole, recipe: 'Stays', steps: whole.steps.filter(({ step }) => step !== 'remote.leave') };
    await good('import', batch, '--recipe', write('stays.json', JSON.stringify(recipe)), '--name', 'by-broker');
    await good('run', 'by-broker', '--station', station);
    for (const to of ['csv', 'json']) await good('export', 'by-broker', '--to', to, '--out', at(`tmp/broker.${to}`));
    expect(places({ ...typed, ...given })).toEqual([]);
  });

  it('of a console that demanded another password', { timeout: 120_000 }, async () => {
    const kura = await demandingKura();
    const lane = { lane: 1, name: 'Lane 1', rest: { url: kura.url, ...kuraCredentials, newPassword: { generate: true } } };
    const station = write('demanding.json', JSON.stringify({ lineside: 1, lanes: [lane] }));
    const steps = [{ step: 'identify', with: { expect: { identifier: '{{unit.identifier}}' } } }];
    const recipe = { lineside: 1, recipe: 'Look', model: 'any', version: 1, profile: 'generic', steps };
    const batch = write('demanding.csv', 'identifier\r\nOWN-1\r\n');
    await good('import', batch, '--recipe', write('look.json', JSON.stringify(recipe)), '--name', 'demanding');
    await good('run', 'demanding', '--station', station);
    const asked = kura.requests.flatMap(({ path, body }) => (path.endsWith('changePassword') ? [body] : []));
    const { newPassword } = JSON.parse(asked[0] ?? '{}') as { newPassword: string };
    expect(kura.login.password).toBe(newPassword);
    given['generated REST password'] = newPassword;
    expect(places({ ...typed, ...given })).toEqual([]);
  });

  it('made up by the station, and all others, are in no argument list and nothing that a crash leaves', { timeout: 120_000 }, async () => {
    engine.child.kill('SIGABRT');
    await engine.kill();
    const seen = watch.stop();
    const made = await secretsOfUnits();
    expect(Object.keys(made).filter((name) => name.includes('activationKey')).length).toBeGreaterThanOrEqual(2);
    expect(Object.keys(made).filter((name) => name.includes(REST_PASSWORD_COLUMN))).toHaveLength(1);
    expect(Object.keys(made).filter((name) => name.includes('station-broker-login'))).toHaveLength(2);
    const all = { ...typed, ...given, ...made };
    expect(seen).toContain('--journal');
    expect(plantedIn(seen, all)).toEqual([]);
    expect(places(all)).toEqual([]);
    expect(filesWithPlanted(home, all)).toEqual([]);
  });
});

/** Of what is kept as JSON, the passwords in it at any depth; the word `password` is what gateways are shipped with. */
function secretsIn(kept: string): readonly string[] {
  if (!kept.startsWith('{')) return kept === '' ? [] : [kept];
  const found: string[] = [];
  JSON.parse(kept, (name, value: unknown) => {
    if (/password/i.test(name) && typeof value === 'string' && value.length > 8) found.push(value);
    return value;
  });
  return found;
}

/** Every secret that was kept for a unit after its import, by the unit's place and the secret's name. */
async function secretsOfUnits(): Promise<Record<string, string>> {
  chmodSync(home, 0o700);
  const copy = at('opened');
  execFileSync('cp', ['-r', home, copy]);
  const opened = await openEngine({ journalFile: join(copy, 'journal.sqlite'), keyFolder: copy, environment: {}, linesideVersion: '0' });
  const found: Record<string, string> = {};
  const { journal, vault } = opened;
  const rows = journal.read
    .batches()
    .flatMap(({ batchId, name }) => journal.read.units({ batchId, limit: 10 }).map((row) => ({ name, row })));
  const wanted = rows.flatMap(({ name, row: { unit } }) =>
    UNIT_SECRETS.map((secret) => ({ unit, secret, what: `${name} ${unit.row} ${secret}` })),
  );
  for (const { unit, secret, what } of wanted) {
    const kept = revealed(() => vault.reveal(unit.batchId, unit.unitId, secret));
    for (const [number, text] of secretsIn(kept).entries()) found[`${what} ${number}`] = text;
  }
  await opened.close();
  return found;
}

/** Empty where this unit has none of that name. */
function revealed(reveal: () => string): string {
  try {
    return reveal();
  } catch {
    return '';
  }
}
