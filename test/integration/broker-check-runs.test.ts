/** `broker.check` in runs: what becomes of the unit, and that a login is spent once, whatever happens to the run or the engine. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { errorTexts, inWords } from '../../shared/texts/text.ts';
import { type CertifiedKey, issueServerCertificate, makeAuthority } from '../../electron/engine/pki/self-signed.ts';
import { type JsonLine, LinesideProcess, lineside } from '../support/lineside.ts';
import { type OddBroker, type Oddity, startOddBroker } from '../support/odd-broker.ts';
import { ScriptedGateway } from '../support/scripted-gateway.ts';
import { Workbench } from '../support/workbench.ts';

const PASSWORD = 'Sf3-planted-broker-password';
const USER = 'planted-user-7';

let authority: CertifiedKey;
let serverKey: CertifiedKey;
beforeAll(async () => {
  const options = { validDays: 20, nowMs: Date.now() };
  authority = await makeAuthority({ subject: { CN: 'Bench authority' }, ...options });
  serverKey = await issueServerCertificate(authority, { subject: { CN: 'broker' }, ipAddresses: ['127.0.0.1'], ...options });
});

const running: { stop(): Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((one) => one.stop()));
});

async function odd(oddity: Oddity): Promise<OddBroker> {
  const broker = await startOddBroker(oddity, serverKey);
  running.push(broker);
  return broker;
}

const urlOf = (broker: { readonly port: number }) => `mqtts://127.0.0.1:${broker.port}`;

/** What carries a PASS is read from the gateway: the broker has spoken with the station only. */
const LOOK = { step: 'shell', name: 'look', with: { command: ['look'], idempotent: true } };

/** A bench whose unit logs in as its identifier. */
async function benchAt(broker: { readonly port: number }, part: object = {}, more: readonly object[] = [LOOK]): Promise<Workbench> {
  const login = { username: '{{unit.identifier}}', clientId: '{{unit.identifier}}', password: '{{unit.password}}' };
  const steps = [{ step: 'broker.check', with: { broker: 'provision', ...login, timeoutSeconds: 1, ...part } }, ...more];
  const bench = await Workbench.open({ steps, rows: [`A1,${PASSWORD}`], secret: 'password' });
  running.push({ stop: () => bench.close() });
  await writeFile(join(bench.folder, 'ca.pem'), authority.certificatePem);
  bench.brokers = { provision: { url: urlOf(broker), caFile: 'ca.pem', family: 'mosquitto' } };
  return bench;
}

const gateway = () => new ScriptedGateway(() => 0);

describe('a broker that answers', () => {
  test('proves the login by its own word', async () => {
    const broker = await odd({ connack: 0 });
    const bench = await benchAt(broker);
    expect(await bench.run(gateway())).toMatchObject({ pass: 1, prepared: 1 });
    expect(broker.connects()).toBe(1);
    expect(bench.state().run?.steps[0]).toMatchObject({ results: { verdict: 'accepted', credentialsSent: 'yes', code: '0' } });
    expect(bench.state().run?.steps[0]?.evidence[0]).toMatchObject({ observed: 'accepted', verdict: 'proved', source: 'broker' });
  });

  test('carries no PASS alone: nothing was read from the gateway', async () => {
    const broker = await odd({ connack: 0 });
    const bench = await benchAt(broker, {}, []);
    expect(await bench.run(gateway())).toMatchObject({ pass: 0, error: 1 });
    expect(bench.state().failure?.code).toBe('run/nothing-proved');
    expect(bench.state().run?.steps[0]).toMatchObject({ outcome: 'pass', results: { verdict: 'accepted' } });
  });

  test('leaves its causes as texts that every language has', async () => {
    const bench = await benchAt(await odd({ connack: 5 }));
    await bench.run(gateway());
    const { code = '', params = {} } = bench.state().failure ?? {};
    expect(errorTexts('en', code, params).meaning).toContain('wrong password, unknown user, client id not allowed');
    expect(errorTexts('de', code, params).meaning).toContain('falsches Passwort, Benutzer unbekannt, Client-ID nicht erlaubt');
    const causes = bench.state().run?.steps[0]?.evidence.find(({ name }) => name === 'possible causes')?.observed ?? '';
    expect(inWords('de', causes)).toBe('falsches Passwort, Benutzer unbekannt, Client-ID nicht erlaubt');
  });

  test.each([
    [2, 'broker/bad-client-id'],
    [4, 'broker/bad-user-or-password'],
    [5, 'broker/not-authorised'],
  ])('with %i fails the unit, which is not taken again', async (connack, code) => {
    const broker = await odd({ connack });
    const bench = await benchAt(broker);
    expect(await bench.run(gateway())).toMatchObject({ fail: 1, remaining: 0 });
    expect(bench.state().failure).toMatchObject({ code, params: { place: `127.0.0.1:${broker.port}`, family: 'mosquitto' } });
    expect(await bench.run(gateway())).toMatchObject({ units: 0 });
    expect(broker.connects()).toBe(1);
  });

  test('leaves no password in the record, and the login only as a plan', async () => {
    const bench = await benchAt(await odd({ connack: 5 }));
    await bench.run(gateway());
    const events = JSON.stringify(bench.events());
    expect(events).not.toContain(PASSWORD);
    expect(events).toContain('one connect as A1, client id A1');
  });
});

describe('a login that was spent', () => {
  test.each(['silent', 'close'] as const)('on a broker that is %s is not sent by a second attempt', async (oddity) => {
    const broker = await odd(oddity);
    const bench = await benchAt(broker);
    expect(await bench.run(gateway())).toMatchObject({ error: 1, remaining: 1 });
    expect(await bench.run(gateway())).toMatchObject({ error: 1, remaining: 1 });
    expect(bench.state()).toMatchObject({ attempts: 2, failure: { code: 'broker/asked-already' } });
    expect(await bench.run(gateway())).toMatchObject({ error: 1 });
    expect(broker.connects()).toBe(1);
  });

  test('is sent again where the recipe says so', async () => {
    const broker = await odd('close');
    const bench = await benchAt(broker, { repeat: true });
    await bench.run(gateway());
    await bench.run(gateway());
    expect(broker.connects()).toBe(2);
  });

  test('does not count while it never left the station', async () => {
    const gone = await odd({ connack: 0 });
    const bench = await benchAt(gone);
    const { brokers } = bench;
    bench.brokers = { provision: { url: urlOf(gone) } };
    expect(await bench.run(gateway())).toMatchObject({ error: 1 });
    expect(bench.state().failure?.code).toBe('broker/certificate-not-trusted');
    bench.brokers = brokers;
    expect(await bench.run(gateway())).toMatchObject({ pass: 1 });
    expect(gone.connects()).toBe(1);
  });
});

describe('without TLS', () => {
  test('nothing is sent unless the recipe allows it', async () => {
    const broker = await startOddBroker({ connack: 0 });
    running.push(broker);
    const plain = { provision: { url: `mqtt://127.0.0.1:${broker.port}` } };
    const refused = await benchAt(broker);
    refused.brokers = plain;
    await refused.run(gateway());
    expect(refused.state().failure?.code).toBe('broker/plain-refused');
    expect(broker.received).toHaveLength(0);
    const allowed = await benchAt(broker, { allowPlain: true });
    allowed.brokers = plain;
    expect(await allowed.run(gateway())).toMatchObject({ pass: 1 });
  });
});

describe('kill -9 while the broker thinks', () => {
  test('a person decides, and until then no second login leaves', { timeout: 120_000 }, async () => {
    const folder = await mkdtemp(join(tmpdir(), 'lineside-broker-kill-'));
    running.push({ stop: () => rm(folder, { recursive: true, force: true }) });
    const silent = await odd('silent');
    const line = await startLine(folder, silent);
    const run = new LinesideProcess(['run', line.batch, ...line.words], { environment: { DEBUG: '*' } });
    running.push({ stop: async () => void (await run.stop('SIGKILL')) });
    await Promise.race([silent.connected(), run.ended]);
    expect(silent.connects(), run.stderr.slice(-2000)).toBe(1);
    await run.stop('SIGKILL');
    expect(run.stderr).toMatch(/mqtt/);
    expect(run.stderr + JSON.stringify(run.lines)).not.toContain(PASSWORD);
    expect(run.stderr).not.toContain(USER);

    const resumed = await lineside(['resume', line.batch, ...line.words]);
    expect(resumed.status, resumed.stderr).toBe(1);
    expect(resumed.lines.at(-1)).toMatchObject({ summary: { unknown: 1, pass: 0, fail: 0 } });
    expect(silent.connects()).toBe(1);

    const decision = ['--decide', `${line.unit}=applied`, '--reason', 'the broker logged a connect of this unit', '--operator', 'Ada'];
    const decided = await lineside(['resume', line.batch, ...line.words, ...decision]);
    expect(decided.stderr + JSON.stringify(decided.lines)).not.toContain(PASSWORD);
    expect(decided.lines.map(eventOf).find((event) => event?.['type'] === 'step.settled')).toMatchObject({
      step: 'broker.check',
      results: { credentialsSent: 'perhaps', verdict: 'unknown' },
      evidence: [{ verdict: 'not-proved', source: 'journal' }],
    });
    // A person's word that the connect was made is not the broker's word that it was accepted.
    expect(decided.lines.at(-1)).toMatchObject({ summary: { pass: 0, error: 1 } });
    expect(silent.connects()).toBe(1);
  });
});

function eventOf(line: JsonLine): JsonLine | undefined {
  return (line['event'] as { readonly event: JsonLine } | undefined)?.event;
}

/** One simulated gateway whose station file knows the broker, and a batch with a recipe that asks it. */
async function startLine(folder: string, broker: OddBroker) {
  const db = ['--db', join(folder, 'journal.sqlite')];
  const station = join(folder, 'station.json');
  const simulation = new LinesideProcess(['simulate', '--json', '--gateways', '1', '--seed', '5', '--out', station]);
  running.push({ stop: async () => void (await simulation.stop('SIGKILL')) });
  await simulation.line((line) => line['ready'] === true);
  await writeFile(join(folder, 'ca.pem'), authority.certificatePem);
  const document = JSON.parse(await readFile(station, 'utf8')) as { brokers: object };
  const brokers = { ...document.brokers, provision: { url: urlOf(broker), caFile: 'ca.pem' } };
  await writeFile(station, JSON.stringify({ ...document, brokers }));
  const login = { username: USER, clientId: '{{unit.identifier}}', password: '{{unit.password}}' };
  const steps = [{ step: 'broker.check', with: { broker: 'provision', ...login, timeoutSeconds: 60 } }];
  const recipe = join(folder, 'recipe.json');
  const profile = { profile: 'generic', secretColumns: ['password'] };
  await writeFile(recipe, JSON.stringify({ lineside: 1, recipe: 'Ask', model: 'any', version: 1, ...profile, steps }));
  await writeFile(join(folder, 'batch.csv'), `identifier,password\r\nA1,${PASSWORD}\r\n`);
  const imported = await lineside(['import', join(folder, 'batch.csv'), '--recipe', recipe, '--secret', 'password', ...db]);
  expect(imported.status, imported.stderr).toBe(0);
  const { id } = imported.lines[0]?.['batch'] as { id: string };
  return { batch: id, unit: 'A1', words: ['--station', station, '--json', ...db] };
}
