/**
 * The command line against whole gateways over their consoles alone: systemd, agetty, login and bash at 115200 baud. What was meant is read
 * back by the JDK; afterwards the consoles show their login prompt again.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { whyNoConsoles } from '../support/console/light-gateway.ts';
import { type LinesideResult, lineside } from '../support/lineside.ts';
import { type KuraState, linesWithout, readKura, readWithJava } from '../support/nspawn/kura-files.ts';
import { type NspawnFleet, startNspawnFleet } from '../support/nspawn-fleet.ts';

const refusal = whyNoConsoles();
const PASSWORD_NAME = 'LINESIDE_TEST_GATEWAY_PASSWORD';
const set = { 'kura.serialNumber': '{{unit.identifier}}', 'kura.device.name': '{{unit.deviceName}}' };
const recipe = {
  lineside: 1,
  recipe: 'Kura over the console',
  model: 'Debian with Kura',
  version: 1,
  profile: 'generic',
  steps: [{ step: 'kura.properties', with: { set } }],
};
const names: Readonly<Record<string, string>> = { 'SN-0001': 'Prüfstand Süd – 5 Ω', 'SN-0002': 'C:\\new\\table #2' };
const csv = ['identifier,deviceName', ...Object.entries(names).map(([serial, name]) => `${serial},"${name}"`)].join('\n');

describe.skipIf(refusal !== undefined)(`kura.properties over consoles${refusal === undefined ? '' : ` (${refusal})`}`, () => {
  let folder: string;
  let fleet: NspawnFleet;
  let before: readonly KuraState[];
  let after: readonly KuraState[];
  let ran: LinesideResult;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'lineside-nspawn-console-'));
    fleet = await startNspawnFleet(2, { consoleBaud: 115_200 });
    before = await Promise.all(fleet.gateways.map(readKura));
    const write = (name: string, content: string) => {
      writeFileSync(join(folder, name), content);
      return join(folder, name);
    };
    const lanes = fleet.gateways.map(({ console: path, user, hostname }, index) => ({
      lane: index + 1,
      name: hostname,
      console: { serial: { path }, login: { user, password: { env: PASSWORD_NAME } } },
    }));
    const station = write('station.json', JSON.stringify({ lineside: 1, name: 'Two consoles', lanes }));
    const environment = { LINESIDE_HOME: folder, [PASSWORD_NAME]: fleet.gateways[0]?.password ?? '' };
    const imported = await lineside(['import', write('batch.csv', csv), '--recipe', write('recipe.json', JSON.stringify(recipe))], {
      environment,
    });
    expect(imported, imported.stderr).toMatchObject({ status: 0, lines: [{ batch: { units: 2 } }] });
    const { id } = imported.lines[0]?.['batch'] as { id: string };
    ran = await lineside(['run', id, '--station', station], { environment });
    after = await Promise.all(fleet.gateways.map(readKura));
  });

  afterAll(async () => {
    await fleet?.stop();
    if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
  });

  it('passes both units, a lane each', () => {
    expect(ran, ran.stderr).toMatchObject({ status: 0 });
    expect(ran.lines.at(-1)?.['summary']).toMatchObject({ units: 2, pass: 2, fail: 0, error: 0, unknown: 0, remaining: 0 });
  });

  it('writes what java.util.Properties reads as meant, leaves the rest as it was, and has Kura restarted', () => {
    const found = after.map(({ custom }) => readWithJava(custom));
    expect(new Set(found.map((entries) => entries['kura.serialNumber']))).toEqual(new Set(Object.keys(names)));
    for (const [index, entries] of found.entries()) {
      expect(entries['kura.device.name']).toBe(names[entries['kura.serialNumber'] ?? '']);
      const old = before[index];
      expect(linesWithout(after[index]?.custom ?? Buffer.alloc(0), Object.keys(set))).toEqual(
        linesWithout(old?.custom ?? Buffer.alloc(0), Object.keys(set)),
      );
      expect(after[index]).toMatchObject({ customOwnerAndMode: old?.customOwnerAndMode, isActive: true });
      expect(after[index]?.mainPid).not.toBe(old?.mainPid);
    }
  });

  it('leaves nobody logged in', async () => {
    for (const gateway of fleet.gateways) {
      expect((await gateway.exec("ps -eo args | grep -c '[s]tty -echo -ixon' || true")).toString().trim()).toBe('0');
    }
  });
});
