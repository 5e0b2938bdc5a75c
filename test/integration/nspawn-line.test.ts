/**
 * One order over four whole gateways, two over SSH and two over their consoles (a serial line and a console server), with a real mosquitto
 * as their provision broker. What each was given is read back by the JDK; the broker judges each login; a second order does nothing twice.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CertifiedKey, issueServerCertificate, makeAuthority } from '../../electron/engine/pki/self-signed.ts';
import { type SerialServer, serveSerial } from '../support/console/serial-server.ts';
import { whyNoConsoles } from '../support/console/light-gateway.ts';
import { type JsonLine, type LinesideResult, lineside } from '../support/lineside.ts';
import { canRunMosquitto, type Mosquitto, startMosquitto } from '../support/mosquitto.ts';
import { type KuraState, readAllWithJava, readKura } from '../support/nspawn/kura-files.ts';
import { type NspawnFleet, startNspawnFleet } from '../support/nspawn-fleet.ts';

const GATEWAYS = 4;
const PASSWORD_NAME = 'LINESIDE_TEST_GATEWAY_PASSWORD';

const units = Array.from({ length: GATEWAYS }, (_, index) => ({
  identifier: `LINE-000${index + 1}`,
  deviceName: `Prüfstand ${index + 1}: #Süd = "Ω"`,
  note: index % 2 === 0 ? '  two blanks before and after  ' : 'C:\\new\\u0041',
  username: `unit-${index + 1}`,
  password: `Pl4nted-broker-password-${index + 1}`,
}));
/** Whose row holds another password than its broker does. */
const refused = 'LINE-0002';

const recipeOf = (name: string, steps: readonly object[]) => ({
  lineside: 1,
  recipe: name,
  model: 'Debian with Kura',
  version: 1,
  profile: 'generic',
  secretColumns: ['password'],
  steps,
});
const ready = { step: 'gateway.ready', with: { broker: 'provision' } };
const properties = {
  step: 'kura.properties',
  with: { set: { 'kura.serialNumber': '{{unit.identifier}}', 'kura.device.name': '{{unit.deviceName}}', 'site.note': '{{unit.note}}' } },
};
const login = { username: '{{unit.username}}', clientId: '{{unit.identifier}}', password: '{{unit.password}}' };
const check = { step: 'broker.check', with: { broker: 'provision', ...login } };
const identify = { step: 'identify', with: { expect: { serialNumber: '{{unit.identifier}}' } } };

const refusal = whyNoConsoles() ?? (canRunMosquitto ? undefined : 'not installed: mosquitto');

describe.skipIf(refusal !== undefined)(`one order over whole gateways${refusal === undefined ? '' : ` (${refusal})`}`, () => {
  let folder: string;
  let fleet: NspawnFleet;
  let server: SerialServer;
  let broker: Mosquitto;
  let before: readonly KuraState[];
  let after: readonly KuraState[];
  let first: Order;

  interface Order {
    readonly batch: string;
    readonly ran: LinesideResult;
  }

  const write = (name: string, content: string): string => {
    const path = join(folder, name);
    writeFileSync(path, content);
    return path;
  };
  const command = (...words: string[]) =>
    lineside(words, { environment: { LINESIDE_HOME: folder, [PASSWORD_NAME]: fleet.gateways[0]?.password ?? '' } });
  const states = () => Promise.all(fleet.gateways.map(readKura));

  async function order(name: string, steps: readonly object[], lanes: readonly object[]): Promise<Order> {
    const recipe = write(`${name}.recipe.json`, JSON.stringify(recipeOf(name, steps)));
    const imported = await command('import', write(`${name}.csv`, Papa.unparse(units)), '--recipe', recipe);
    expect(imported, imported.stderr).toMatchObject({ status: 0, lines: [{ batch: { units: GATEWAYS } }] });
    const { id: batch } = imported.lines[0]?.['batch'] as { id: string };
    return { batch, ran: await command('run', batch, '--station', stationFile(name, lanes)) };
  }

  function stationFile(name: string, lanes: readonly object[]): string {
    const brokers = { provision: { url: `mqtts://127.0.0.1:${broker.port}`, caFile: 'ca.pem', family: 'mosquitto' } };
    const numbered = lanes.map((lane, index) => ({ lane: index + 1, name: `Lane ${index + 1}`, ...lane }));
    return write(`${name}.station.json`, JSON.stringify({ lineside: 1, lanes: numbered, brokers }));
  }

  /** In the order of the fleet: two over SSH, one over a serial line, one over a console server. */
  function lanesOfFleet(): readonly object[] {
    const password = { env: PASSWORD_NAME };
    const overSsh = fleet.gateways.slice(0, 2).map(({ host, port, user }) => ({ ssh: { host, port, user, password } }));
    const console = { user: 'root', password };
    return [
      ...overSsh,
      { console: { serial: { path: fleet.gateways[2]?.console }, baud: 115_200, login: console } },
      { console: { tcp: `127.0.0.1:${server.port}`, login: console } },
    ];
  }

  let lanes: readonly object[];

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'lineside-line-'));
    const authority = await makeAuthority({ subject: { CN: 'Bench authority' }, validDays: 20, nowMs: Date.now() });
    write('ca.pem', authority.certificatePem);
    [broker, fleet] = await Promise.all([startBroker(authority), startNspawnFleet(GATEWAYS, { consoleBaud: 115_200 })]);
    server = await serveSerial(fleet.gateways[3]?.console ?? '');
    lanes = lanesOfFleet();
    before = await states();
    first = await order('first', [ready, properties, check], lanes);
    after = await states();
  });

  afterAll(async () => {
    await server?.stop();
    await Promise.all([fleet?.stop(), broker?.stop()]);
    if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
  });

  /** Which unit each gateway of the fleet became, as its lane took it. */
  const unitAt = (index: number) => {
    const taken = eventsOf(first.ran).find(({ type, lane }) => type === 'run.started' && lane === String(index + 1));
    const number = eventsOf(first.ran).find(({ type, unitId }) => type === 'step.intended' && unitId === taken?.['unitId']);
    const change = (number?.['changes'] as { target: string; to: string }[]).find(({ target }) => target.endsWith('kura.serialNumber'));
    return units.find(({ identifier }) => identifier === change?.to);
  };

  it('judges each unit by its own login, and fails only the one that its broker refuses', async () => {
    expect(first.ran.status, first.ran.stderr).toBe(1);
    expect(first.ran.lines.at(-1)?.['summary']).toMatchObject({
      units: 4,
      pass: 3,
      prepared: 3,
      fail: 1,
      error: 0,
      unknown: 0,
      remaining: 0,
    });
    const status = await command('status', first.batch);
    const rows = (status.lines[0]?.['rows'] as { identifier: string; outcome: string }[]).map(({ identifier, outcome }) => [
      identifier,
      outcome,
    ]);
    expect(Object.fromEntries(rows)).toEqual(
      Object.fromEntries(units.map(({ identifier }) => [identifier, identifier === refused ? 'fail' : 'pass'])),
    );
    expect(settledChecks(first.ran).toSorted()).toEqual(['accepted', 'accepted', 'accepted', 'not-authorised']);
    expect(broker.connects()).toBe(GATEWAYS);
  });

  it('writes what java.util.Properties reads as meant on each, and nothing else', () => {
    const [factory, ...found] = readAllWithJava([before[0], ...after].map((state) => state?.custom ?? Buffer.alloc(0)));
    for (const [index, entries] of found.entries()) {
      const unit = unitAt(index);
      const meant = { 'kura.serialNumber': unit?.identifier, 'kura.device.name': unit?.deviceName, 'site.note': unit?.note };
      expect(entries).toEqual({ ...factory, ...meant });
      expect(before[index]?.custom).toEqual(before[0]?.custom);
    }
    expect(new Set(found.map((entries) => entries['kura.serialNumber']))).toEqual(new Set(units.map(({ identifier }) => identifier)));
  });

  it('restarts each Kura once, and leaves owner, mode and the shipped file as they were', () => {
    for (const [index, state] of after.entries()) {
      const { customOwnerAndMode, shipped, mainPid } = before[index] as KuraState;
      expect(state).toMatchObject({ customOwnerAndMode, isActive: true });
      expect(state.shipped).toEqual(shipped);
      expect(state.mainPid).not.toBe(mainPid);
    }
  });

  it('shows in each passport the host key, where a gateway has shown one', async () => {
    for (const [index, { hostKeySha256 }] of fleet.gateways.entries()) {
      const passport = (await command('passport', unitAt(index)?.identifier ?? '')).lines[0];
      const shown = index < 2 ? [{ fact: 'ssh-host-key', fingerprint: hostKeySha256 }] : [];
      expect(passport?.['facts']).toMatchObject(shown);
      expect((passport?.['facts'] as unknown[]).length).toBe(shown.length);
    }
  });

  it('does nothing twice: neither for the same order, nor for another one with the gateways in other lanes', async () => {
    const again = await command('run', first.batch, '--station', join(folder, 'first.station.json'));
    expect([again.status, again.lines.at(-1)?.['summary']]).toMatchObject([0, { units: 0, remaining: 0 }]);

    const second = await order('second', [identify, ready, properties], lanes.toReversed());
    expect(second.ran, second.ran.stderr).toMatchObject({ status: 0 });
    const worked = eventsOf(second.ran).filter(({ type, step }) => type === 'step.intended' && step === 'kura.properties');
    expect(worked).toEqual([]);
    const settled = eventsOf(second.ran).filter(({ type, step }) => type === 'step.settled' && step === 'kura.properties');
    expect(settled.map(({ outcome, applied }) => [outcome, applied])).toEqual(Array.from({ length: GATEWAYS }, () => ['pass', false]));
    const now = await states();
    expect(now.map(({ custom, mainPid }) => [custom, mainPid])).toEqual(after.map(({ custom, mainPid }) => [custom, mainPid]));
    expect(broker.connects()).toBe(GATEWAYS);
    for (const [index] of fleet.gateways.entries())
      expect(await identityOf(unitAt(index)?.identifier ?? '')).toBe(unitAt(index)?.identifier);
  });

  /** The board's own serial number, as the newest run of its passport has proved it. */
  async function identityOf(identifier: string): Promise<string | undefined> {
    const [run] = (await command('passport', identifier)).lines[0]?.['runs'] as { run: { steps: { evidence: Evidence[] }[] } }[];
    return run?.run.steps[0]?.evidence.find(({ name, verdict }) => name === 'serialNumber' && verdict === 'proved')?.observed;
  }
});

interface Evidence {
  readonly name: string;
  readonly verdict: string;
  readonly observed: string;
}

function eventsOf({ lines }: LinesideResult): readonly JsonLine[] {
  return lines.flatMap((line) => ('event' in line ? [(line['event'] as { readonly event: JsonLine }).event] : []));
}

/** What the broker said to each unit. */
function settledChecks(ran: LinesideResult): readonly string[] {
  const settled = eventsOf(ran).filter(({ type, step }) => type === 'step.settled' && step === 'broker.check');
  return settled.map((event) => (event['results'] as { verdict: string }).verdict);
}

async function startBroker(authority: CertifiedKey): Promise<Mosquitto> {
  const accounts = units.map(({ identifier, username, password }) => [username, identifier === refused ? 'another password' : password]);
  const options = { subject: { CN: 'broker' }, ipAddresses: ['127.0.0.1'], validDays: 20, nowMs: Date.now() };
  const serverKey = await issueServerCertificate(authority, options);
  return startMosquitto({ serverKey, users: Object.fromEntries(accounts) });
}
