/** What each dialect makes of a unit, to the byte, and what it refuses. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { dialectSchema } from '../../../../../../shared/domain/exports.ts';
import { recipeSchema } from '../../../../../../shared/domain/recipe.ts';
import { aBatch } from '../../../../../support/units.ts';
import { aRow, hashes, sourcesFor, written, writtenInPages } from '../../../../../support/written-dialects.ts';

const cervello = aBatch({ profile: 'cervello', columns: ['deviceType', 'uniqueIdentifier', 'deviceName', 'note'], secretColumns: [] });
const generic = aBatch({ profile: 'generic', columns: ['identifier', 'pin'], secretColumns: ['pin'] });
const text = (...args: Parameters<typeof written>) => written(...args).toString();
const refused = (code: string, params: object = {}) =>
  expect.objectContaining({ code, params: expect.objectContaining(params) as unknown });
const aDevice = (part: Record<string, string> = {}) =>
  aRow(1, { uniqueIdentifier: '00:6b:0C:1', deviceName: 'Pump, 1', deviceType: 'STANDALONE', ...part });

describe('cervello-csv', () => {
  it('has its three headers, in order, and every value as entered', () => {
    const bytes = written('cervello-csv', sourcesFor({ batch: cervello }), [aDevice()]);
    expect(bytes.toString()).toBe('uniqueIdentifier,deviceName,deviceType\r\n00:6b:0C:1,"Pump, 1",STANDALONE\r\n');
    expect(bytes.subarray(0, 1).toString()).toBe('u');
  });

  it('counts peripherals, whose gateway it cannot name', () => {
    const sources = sourcesFor({ batch: cervello });
    written('cervello-csv', sources, [aDevice(), aDevice({ deviceType: 'PERIPHERAL' })]);
    expect(sources.warned).toEqual(['peripheral']);
  });

  it('makes gateways of a batch for Everyware', () => {
    expect(text('cervello-csv', sourcesFor(), [aRow(7)])).toContain('\r\nSN00007,SN00007,GATEWAY\r\n');
  });

  it('is refused where a type is missing or is none of the three', () => {
    expect(() => written('cervello-csv', sourcesFor({ batch: generic }), [])).toThrow(
      refused('export/lacks-column', { column: 'deviceType' }),
    );
    const row = aDevice({ deviceType: 'gateway' });
    const refusal = refused('export/row-not-usable', { row: '1', column: 'deviceType', value: 'gateway' });
    expect(() => written('cervello-csv', sourcesFor({ batch: cervello }), [row])).toThrow(refusal);
  });
});

describe('everyware-csv', () => {
  it('has the columns of the profile, then further ones, and no secret', () => {
    const sources = sourcesFor({ batch: aBatch({ columns: ['note', 'macAddress', 'serialNumber', 'password'] }) });
    expect(text('everyware-csv', sources, [aRow(7, { note: 'x', password: 'never' })])).toBe(
      'serialNumber,macAddress,accountName,clientId,username,password,activationKey,brokerUrl,note\r\nSN00007,02:00:00:00:00:07,,,,,,,x\r\n',
    );
    expect(sources.warned).toEqual(['left-empty']);
  });

  it('is refused without MAC addresses', () => {
    expect(() => written('everyware-csv', sourcesFor({ batch: generic }), [])).toThrow(
      refused('export/lacks-column', { column: 'macAddress' }),
    );
    const refusal = refused('export/row-not-usable', { row: '7', column: 'macAddress' });
    expect(() => written('everyware-csv', sourcesFor(), [aRow(7, { macAddress: '' })])).toThrow(refusal);
  });
});

describe('everyware-requests', () => {
  it('has the client id and username that the recipe writes, and says what is to be filled in', () => {
    const content = JSON.parse(
      text('everyware-requests', sourcesFor(), [aRow(7, { accountName: 'acme' }), aRow(8, { clientId: 'gw-8' })]),
    ) as object;
    expect(content).toMatchObject({
      path: '/v2/provisionRequests',
      fillIn: ['accountId', 'provisionUserPassword', 'retryMaxAttempts'],
      provisionRequests: [
        { clientId: '020000000007', provisionUserUsername: '020000000007-SN00007', lineside: { row: 7, accountName: 'acme' } },
        { clientId: 'gw-8' },
      ],
    });
    expect(JSON.stringify(content)).not.toContain('provisionUserPassword":');
  });

  const recipeWith = (settings: object) =>
    recipeSchema.parse({
      lineside: 1,
      recipe: 'Settings',
      model: 'any',
      version: 1,
      profile: 'everyware',
      steps: [{ step: 'everyware.settings', with: settings }],
    });

  it('follows the recipe of each unit, and never tells a secret', () => {
    const row = aRow(7);
    const withSecret = { ...row, unit: { ...row.unit, secretColumns: ['password'] } };
    const named = sourcesFor({ recipeOf: () => recipeWith({ clientId: '{{unit.serialNumber}}-x', username: 'u' }) });
    expect(text('everyware-requests', named, [row])).toContain('{"clientId":"SN00007-x","provisionUserUsername":"u"');
    const secret = sourcesFor({ recipeOf: () => recipeWith({ clientId: '{{unit.password}}' }) });
    expect(() => written('everyware-requests', secret, [withSecret])).toThrow(refused('export/made-of-secret', { row: '7' }));
  });

  it('is refused for another profile', () => {
    expect(() => written('everyware-requests', sourcesFor({ batch: generic }), [])).toThrow(refused('export/other-profile'));
  });
});

describe('aws-ndjson', () => {
  it('has an object a line, with the request where there is one', () => {
    const sources = sourcesFor();
    const lines = text('aws-ndjson', sources, [aRow(1, { clientId: 'gw-1' }), aRow(2, { CSR: '-----BEGIN' })])
      .trimEnd()
      .split('\n');
    expect(lines.map((line) => JSON.parse(line) as object)).toEqual([
      { ThingName: 'gw-1', SerialNumber: 'SN00001' },
      { ThingName: 'SN00002', SerialNumber: 'SN00002', CSR: '-----BEGIN' },
    ]);
    expect(sources.warned).toEqual(['without-request']);
  });

  it('refuses a name that no thing can have', () => {
    expect(() => written('aws-ndjson', sourcesFor(), [aRow(1, { clientId: 'a b' })])).toThrow(
      refused('export/row-not-usable', { column: 'ThingName', value: 'a b' }),
    );
  });
});

describe('azure-dps', () => {
  it('has bodies of ten enrollments at most, however the units come', () => {
    const rows = Array.from({ length: 23 }, (_item, index) => aRow(index + 1));
    const sources = sourcesFor({ certificates: { hasAny: true, of: (unitId) => (unitId === 'unit-2' ? 'PEM' : undefined) } });
    const whole = text('azure-dps', sources, rows);
    const bodies = JSON.parse(whole) as { mode: string; enrollments: { registrationId: string; attestation: object }[] }[];
    expect(bodies.map(({ enrollments }) => enrollments.length)).toEqual([10, 10, 3]);
    expect(bodies[0]?.enrollments.slice(0, 2)).toEqual([
      { registrationId: 'SN00001', deviceId: 'SN00001', attestation: { type: 'symmetricKey' }, provisioningStatus: 'enabled' },
      expect.objectContaining({ attestation: { type: 'x509', x509: { clientCertificates: { primary: { certificate: 'PEM' } } } } }),
    ]);
    expect(sources.warned.length).toBe(22);
    const pages = [rows.slice(0, 7), rows.slice(7, 20), rows.slice(20)];
    expect(writtenInPages('azure-dps', sources, pages).toString()).toBe(whole);
    expect(JSON.parse(text('azure-dps', sources, []))).toEqual([]);
  });
});

describe('thingsboard-csv', () => {
  it('has name, type, label and gateway first, and further columns as attributes', () => {
    const sources = sourcesFor({ batch: cervello });
    expect(text('thingsboard-csv', sources, [aDevice({ note: 'a"b' })])).toBe(
      'name,type,label,isGateway,note\r\n00:6b:0C:1,STANDALONE,"Pump, 1",false,"a""b"\r\n',
    );
    expect(text('thingsboard-csv', sourcesFor(), [aRow(7)])).toContain('\r\nSN00007,default,SN00007,true,02:00:00:00:00:07,,,,\r\n');
  });
});

describe('rainmaker-csv', () => {
  it('is refused for a station, or a unit, without certificates', () => {
    expect(() => written('rainmaker-csv', sourcesFor(), [])).toThrow(refused('export/no-certificate'));
    const sources = sourcesFor({ certificates: { hasAny: true, of: () => undefined } });
    expect(() => written('rainmaker-csv', sources, [aRow(3)])).toThrow(refused('export/no-certificate', { row: '3' }));
  });
});

describe('csv', () => {
  const batch = aBatch({ columns: ['serialNumber', 'note', 'lineside_row'], secretColumns: [] });

  it('puts an apostrophe before formulas where that is asked for, and counts them', () => {
    const rows = [aRow(1, { note: '=1+1' }), aRow(2, { note: '-5' }), aRow(3, { note: '@x' })];
    const sources = sourcesFor({ batch, formulaSafe: true });
    const cells = text('csv', sources, rows)
      .split('\r\n')
      .map((line) => line.split(',')[1]);
    expect(cells.slice(1, 4)).toEqual(["'=1+1", '-5', "'@x"]);
    expect(sources.warned).toEqual(['formula-safe', 'formula-safe']);
    expect(text('csv', sourcesFor({ batch }), rows)).toContain('SN00001,=1+1,');
  });

  it('has each of its own columns once, also where the batch came from an export', () => {
    const [header = ''] = text('csv', sourcesFor({ batch }), []).split('\r\n');
    expect(header.split(',').filter((name) => name === 'lineside_row')).toHaveLength(1);
  });
});

it('every dialect has the same bytes for units that come one by one or all at once', () => {
  const rows = Array.from({ length: 30 }, (_item, index) => aRow(index + 1));
  for (const dialect of dialectSchema.options.filter((name) => name !== 'rainmaker-csv')) {
    const oneByOne = rows.map((row) => [row]);
    expect(writtenInPages(dialect, sourcesFor(), oneByOne).equals(written(dialect, sourcesFor(), rows)), dialect).toBe(true);
  }
});

it('every dialect has the same bytes in another time zone and tongue', () => {
  const program = join(import.meta.dirname, '../../../../../support/written-dialects.ts');
  const env = { ...process.env, TZ: 'Pacific/Kiritimati', LC_ALL: 'tr_TR.UTF-8', LANG: 'tr_TR.UTF-8' };
  expect(JSON.parse(execFileSync(process.execPath, [program], { env, encoding: 'utf8' }))).toEqual(hashes());
});
