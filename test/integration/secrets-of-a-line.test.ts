/**
 * Secrets of every kind on a line of real gateways whose commands print all of them, as they are and encoded: they are found nowhere but
 * in the vault and in the files and variables that they were given in.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { issueServerCertificate, makeAuthority } from '../../electron/engine/pki/self-signed.ts';
import { type LightGateway, startLightGateway, whyNoConsoles } from '../support/console/light-gateway.ts';
import { EngineProcess } from '../support/engine-process.ts';
import { LinesideProcess } from '../support/lineside.ts';
import { canRunMosquitto, type Mosquitto, startMosquitto } from '../support/mosquitto.ts';
import { type NspawnFleet, startNspawnFleet } from '../support/nspawn-fleet.ts';
import { filesOf, filesWithPlanted, plantedIn, ProcessWatch } from '../support/planted-secrets.ts';

/** Long enough to be no word of any text; with characters that each encoding spells in its own way. */
const secrets = {
  csvPassword1: 'Pl4nted/csv+one=%41?>',
  csvPassword2: 'Pl4nted/csv+two=%41?>',
  sshPassword: 'Pl4nted.ssh+login/7',
  consoleLogin: 'Pl4nted.console+login/7',
  newLogin: 'Pl4nted-forced+change/8x',
  becomePassword: 'Pl4nted.become+root/7',
  fromEnvironment: 'Pl4nted-env+token/"7"',
  fromVault: 'Pl4nted-vault+stamp/ü7',
  pin: '9173640285',
};

const stdin = '{{unit.password}}\n{{secret.token}}\n{{secret.stamp}}\n';
const sh = (name: string, script: string) => ({
  step: 'shell',
  name,
  with: { command: ['sh', '-c', script], stdin },
});
const NOTES = '/root/notes';
const recipe = {
  lineside: 1,
  recipe: 'Tells everything',
  model: 'any',
  version: 1,
  profile: 'generic',
  secretColumns: ['password'],
  steps: [
    sh('plain', 'cat; cat >&2 /root/notes'),
    sh('base64', 'base64'),
    sh('base64url', 'printf x; (printf xy; cat) | base64 -w0 | tr +/ -_ | tr -d ='),
    sh('hex', 'od -An -v -tx1'),
    sh('json', `sed 's/"/\\\\"/g; s/\\//\\\\\\//g'`),
    sh('percent', `sed 's/%/%25/g; s/\\//%2F/g; s/+/%2B/g; s/=/%3D/g; s/?/%3F/g; s/>/%3E/g'`),
    sh('notes', `base64 ${NOTES}; od -An -v -tx1 ${NOTES}`),
    {
      step: 'broker.check',
      with: { broker: 'provision', username: '{{unit.identifier}}', clientId: '{{unit.identifier}}', password: '{{unit.password}}' },
    },
    sh('fails', 'cat >&2; exit 3'),
  ],
};

const refusal = whyNoConsoles() ?? (canRunMosquitto ? undefined : 'not installed: mosquitto');

describe.skipIf(refusal !== undefined)(`secrets on a line${refusal === undefined ? '' : ` (${refusal})`}`, () => {
  let folder: string;
  let home: string;
  let board: LightGateway;
  let fleet: NspawnFleet;
  let broker: Mosquitto;
  let engine: EngineProcess;
  let batch: string;
  const printed: string[] = [];

  const write = (name: string, content: string): string => {
    writeFileSync(join(folder, name), content, { mode: 0o600 });
    return join(folder, name);
  };
  const environment = () => ({ LINESIDE_HOME: home, TMPDIR: join(folder, 'tmp'), BENCH_TOKEN: secrets.fromEnvironment });
  const start = (words: readonly string[]) => new LinesideProcess([...words, '--json'], { environment: environment() });

  async function command(...words: string[]): Promise<LinesideProcess> {
    const running = start(words);
    await running.ended;
    printed.push(JSON.stringify(running.lines), running.stderr);
    return running;
  }

  function stationFile(): string {
    const [gateway] = fleet.gateways;
    const file = (name: string, secret: string) => ({ file: write(name, `${secret}\n`) });
    const login = {
      user: 'technician',
      password: file('console.secret', secrets.consoleLogin),
      newPassword: file('new.secret', secrets.newLogin),
      become: 'su',
      becomePassword: file('become.secret', secrets.becomePassword),
    };
    const lanes = [
      { lane: 1, name: 'SSH', ssh: { host: gateway?.host, user: 'root', password: file('ssh.secret', secrets.sshPassword) } },
      { lane: 2, name: 'Console', console: { serial: { path: board.path }, login } },
    ];
    const brokers = { provision: { url: `mqtts://127.0.0.1:${broker.port}`, caFile: 'ca.pem', family: 'mosquitto' } };
    return write(
      'station.json',
      JSON.stringify({ lineside: 1, lanes, brokers, secrets: { token: { env: 'BENCH_TOKEN' }, stamp: { vault: 'stamp' } } }),
    );
  }

  /** Gateways that know their own passwords and will tell. */
  async function prepareGateways(): Promise<void> {
    const notes = (...known: readonly string[]) => `printf '%s\\n' ${known.map((secret) => `'${secret}'`).join(' ')} >${NOTES}`;
    const set = (login: string, password: string) => `echo '${login}:${password}' | chpasswd`;
    const { consoleLogin, newLogin, becomePassword, sshPassword } = secrets;
    const logins = `${set('technician', consoleLogin)}; ${set('root', becomePassword)}; chage -d 0 technician`;
    board.run(`${logins}; ${notes(consoleLogin, newLogin, becomePassword)}`);
    await fleet.gateways[0]?.exec(`${notes(sshPassword)}; ${set('root', sshPassword)}`);
  }

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'lineside-planted-'));
    home = join(folder, 'home');
    for (const name of [home, join(folder, 'tmp')]) mkdirSync(name);
    const options = { validDays: 20, nowMs: Date.now() };
    const authority = await makeAuthority({ subject: { CN: 'Bench authority' }, ...options });
    write('ca.pem', authority.certificatePem);
    const serverKey = await issueServerCertificate(authority, { subject: { CN: 'broker' }, ipAddresses: ['127.0.0.1'], ...options });
    const users = { 'U-1': secrets.csvPassword1, 'U-2': secrets.csvPassword2 };
    [broker, board, fleet] = await Promise.all([startMosquitto({ serverKey, users }), startLightGateway(), startNspawnFleet(1)]);
    await prepareGateways();
    const pins = write('pins', `${secrets.pin}\n`);
    await command('people', 'set-up', 'Anna', '--pin-file', pins);
    engine = await EngineProcess.start(join(home, 'journal.sqlite'), { environment: { LINESIDE_HOME: home, TMPDIR: join(folder, 'tmp') } });
    execFileSync(
      process.execPath,
      [join(import.meta.dirname, '../../electron/cli/main.ts'), 'secret', 'set', 'stamp', '--operator', 'Anna', '--pin-file', pins],
      {
        input: secrets.fromVault,
        env: { ...process.env, ...environment() },
      },
    );
    const csv = write(
      'batch.csv',
      Papa.unparse([
        { identifier: 'U-1', password: secrets.csvPassword1 },
        { identifier: 'U-2', password: secrets.csvPassword2 },
      ]),
    );
    const imported = await command(
      'import',
      csv,
      '--recipe',
      write('recipe.json', JSON.stringify(recipe)),
      '--operator',
      'Anna',
      '--pin-file',
      pins,
    );
    expect(imported.lines[0], imported.stderr).toMatchObject({ batch: { units: 2 } });
    ({ id: batch } = imported.lines[0]?.['batch'] as { id: string });
  });

  afterAll(async () => {
    await engine?.kill();
    await Promise.all([board?.stop(), fleet?.stop(), broker?.stop()]);
    if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
  });

  it('are in no argument list and in no environment that they were not given in, while the line runs', async () => {
    const watch = new ProcessWatch(() => [engine.child.pid]);
    const run = await command('run', batch, '--station', stationFile(), '--operator', 'Anna', '--pin-file', join(folder, 'pins'));
    const seen = watch.stop();
    expect(run.lines.at(-1)?.['summary'], run.stderr).toMatchObject({ units: 2, fail: 2 });
    expect(seen).toContain('--journal');
    expect(plantedIn(seen, secrets)).toEqual([]);
  });

  it('are in no file of the station while its engine works: journal, write-ahead log, logs', () => {
    const copy = join(folder, 'copy');
    execFileSync('cp', ['-r', home, copy]);
    const names = filesOf(copy);
    for (const name of ['journal.sqlite', 'journal.sqlite-wal']) expect(names).toContain(join(copy, name));
    expect(names.some((name) => name.endsWith('.log'))).toBe(true);
    expect(filesWithPlanted(copy, secrets)).toEqual([]);
    expect(filesWithPlanted(join(folder, 'tmp'), secrets)).toEqual([]);
  });

  it('are in nothing that a command prints or exports', async () => {
    const who = ['--operator', 'Anna', '--pin-file', join(folder, 'pins')];
    for (const to of ['csv', 'json']) await command('export', batch, '--to', to, '--out', join(folder, 'tmp', `out.${to}`), ...who);
    for (const words of [['status', batch], ['passport', 'U-1'], ['passport', 'U-2'], ['people', 'list'], ['secret', 'list'], ['doctor']])
      await command(...words);
    expect(printed.join('').length).toBeGreaterThan(10_000);
    expect(plantedIn(printed.join('\n'), secrets)).toEqual([]);
    expect(filesOf(join(folder, 'tmp')).length).toBeGreaterThanOrEqual(4);
    expect(filesWithPlanted(join(folder, 'tmp'), secrets)).toEqual([]);
  });

  it('are in nothing that the window’s engine told its window', async () => {
    const views = await Promise.all([engine.client.request('batches.list', {}), engine.client.request('line.get', {})]);
    expect(engine.appended.length).toBeGreaterThan(20);
    expect(plantedIn(JSON.stringify([views, engine.appended, engine.lines]), secrets)).toEqual([]);
  });

  it('are in nothing that a crash leaves behind', async () => {
    const before = readdirSync(process.cwd());
    engine.child.kill('SIGABRT');
    await engine.kill();
    const own = new LinesideProcess(
      ['run', batch, '--station', join(folder, 'station.json'), '--json', '--operator', 'Anna', '--pin-file', join(folder, 'pins')],
      {
        environment: environment(),
      },
    );
    await own.stop('SIGABRT');
    expect(plantedIn(own.stderr + JSON.stringify(own.lines), secrets)).toEqual([]);
    expect(readdirSync(process.cwd()).filter((name) => !before.includes(name))).toEqual([]);
    expect(filesWithPlanted(home, secrets)).toEqual([]);
  });
});
