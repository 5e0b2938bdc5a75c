/**
 * The command line against whole gateways: two Debian systems with systemd, sshd and a Kura laid out as its installer does it. What was
 * meant is read back by the JDK, not by us; every other line, the owner, the mode and the shipped file stay as they were.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type LinesideResult, lineside } from '../support/lineside.ts';
import { type KuraState, linesWithout, readKura, readWithJava } from '../support/nspawn/kura-files.ts';
import { type NspawnFleet, startNspawnFleet, whyNoFleet } from '../support/nspawn-fleet.ts';

const PASSWORD_NAME = 'LINESIDE_TEST_GATEWAY_PASSWORD';

/** Every character that means something in a property file, at the ends of a value and inside it. */
const units = [
  { identifier: 'SN-0001', deviceName: 'Prüfstand Süd – 5 Ω', note: '  two blanks before and after  ', path: 'C:\\new\\table\\u0041' },
  { identifier: 'SN-0002', deviceName: '=:#! name', note: '#not a comment', path: '\\\\server\\share\\' },
] as const;

const recipe = {
  lineside: 1,
  recipe: 'Kura over SSH',
  model: 'Debian with Kura',
  version: 1,
  profile: 'generic',
  steps: [
    {
      step: 'kura.properties',
      with: {
        set: {
          'kura.serialNumber': '{{unit.identifier}}',
          'kura.device.name': '{{unit.deviceName}}',
          'site.note': '{{unit.note}}',
          'site.path': '{{unit.path}}',
        },
        remove: ['windows.line'],
      },
    },
  ],
};
const touchedKeys = [...Object.keys(recipe.steps[0]?.with.set ?? {}), 'windows.line'];

const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`;
const csv = [
  'identifier,deviceName,note,path',
  ...units.map(({ identifier, deviceName, note, path }) => [identifier, deviceName, note, path].map(quoted).join()),
].join('\n');

function stationFile({ gateways }: NspawnFleet): object {
  const lanes = gateways.map(({ host, port, user, hostname, hostKeySha256 }, index) => ({
    lane: index + 1,
    name: hostname,
    ssh: { host, port, user, password: { env: PASSWORD_NAME }, hostKeySha256 },
  }));
  return { lineside: 1, name: 'Two whole gateways', lanes };
}

const refusal = whyNoFleet();

describe.skipIf(refusal !== undefined)(`kura.properties on whole gateways${refusal === undefined ? '' : ` (${refusal})`}`, () => {
  let folder: string;
  let fleet: NspawnFleet;
  let before: readonly KuraState[];
  let after: readonly KuraState[];
  let ran: LinesideResult;

  function write(name: string, content: string): string {
    const file = join(folder, name);
    writeFileSync(file, content);
    return file;
  }

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'lineside-nspawn-'));
    fleet = await startNspawnFleet(2);
    before = await Promise.all(fleet.gateways.map(readKura));
    const batchFile = write('batch.csv', csv);
    const recipeFile = write('recipe.json', JSON.stringify(recipe));
    const station = write('station.json', JSON.stringify(stationFile(fleet)));
    const environment = { LINESIDE_HOME: folder, [PASSWORD_NAME]: fleet.gateways[0]?.password ?? '' };
    const imported = await lineside(['import', batchFile, '--recipe', recipeFile], { environment });
    expect(imported, imported.stderr).toMatchObject({ status: 0, lines: [{ batch: { units: 2 } }] });
    const { id } = imported.lines[0]?.['batch'] as { id: string };
    ran = await lineside(['run', id, '--station', station, '--lanes', '1,2'], { environment });
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

  it('writes what java.util.Properties reads as meant, and leaves the other keys as they were', () => {
    const found = after.map(({ custom }) => readWithJava(custom));
    expect(new Set(found.map((entries) => entries['kura.serialNumber']))).toEqual(new Set(units.map(({ identifier }) => identifier)));
    for (const [index, entries] of found.entries()) {
      const unit = units.find(({ identifier }) => identifier === entries['kura.serialNumber']);
      const meant = {
        ...readWithJava(before[index]?.custom ?? Buffer.alloc(0)),
        'kura.serialNumber': unit?.identifier,
        'kura.device.name': unit?.deviceName,
        'site.note': unit?.note,
        'site.path': unit?.path,
        'windows.line': undefined,
      };
      expect({ 'windows.line': undefined, ...entries }).toEqual(meant);
    }
  });

  it('leaves every other line byte for byte, and the shipped file untouched', () => {
    for (const [index, { custom, shipped }] of after.entries()) {
      expect(linesWithout(custom, touchedKeys)).toEqual(linesWithout(before[index]?.custom ?? Buffer.alloc(0), touchedKeys));
      expect(shipped).toEqual(before[index]?.shipped);
    }
  });

  it('keeps owner and mode, and has Kura restarted', () => {
    for (const [index, state] of after.entries()) {
      expect(state).toMatchObject({ customOwnerAndMode: 'kurad:kurad 600', isActive: true });
      expect(state.customOwnerAndMode).toBe(before[index]?.customOwnerAndMode);
      expect(state.mainPid).not.toBe(before[index]?.mainPid);
    }
  });
});
