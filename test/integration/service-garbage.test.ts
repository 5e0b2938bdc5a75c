/** Requests of every shape that the contract lets through, and none of which makes sense: each is refused in words, and holds nothing. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { requests, type RequestInput, type RequestName } from '../../shared/contract/contract.ts';
import type { LaneId, VisitId } from '../../shared/domain/ids.ts';
import { AppError } from '../../shared/errors/app-error.ts';
import { errorTexts } from '../../shared/texts/text.ts';
import { StationClient } from '../support/station-client.ts';
import { type RunningLine, startLine } from './simulator-clients.ts';

const LANE = '1' as LaneId;
const ABSENT = '00000000-0000-4000-8000-000000000000';

let line: RunningLine;
let station: StationClient;
let visitId: VisitId;
beforeAll(async () => {
  line = await startLine({ gateways: 1, lanes: 1 });
  station = await StationClient.open();
  const text = readFileSync(line.simulation.stationFile, 'utf8').replaceAll(
    'station.cloud-ca.pem',
    join(line.folder, 'station.cloud-ca.pem'),
  );
  await station.ask('line.loadStation', { text });
  const uploadId = await station.upload('batch.csv', readFileSync(line.simulation.batchFile, 'utf8'));
  const { checkId } = await station.ask('batches.check', { uploadId, profile: 'everyware' });
  await station.ask('batches.import', { checkId, recipe: 'esf-everyware.json' });
  ({ visitId } = await station.ask('visits.open', { lane: LANE, operator: 'Ada' }));
  void station.ask('visits.hold', { visitId }).catch(() => undefined);
});
afterAll(async () => {
  await station?.remove();
  await line?.end();
});

/** Undefined where it was answered. */
async function refusalOf(name: RequestName, input: unknown): Promise<AppError | undefined> {
  try {
    await station.ask(name, input as RequestInput<typeof name>);
    return undefined;
  } catch (thrown) {
    if (thrown instanceof AppError) return thrown;
    throw thrown;
  }
}

/** In words of both languages, with nothing left to fill in, and foreseen. */
function expectForeseen(error: AppError | undefined, asked: string): void {
  if (error === undefined) return;
  expect(error.code, `${asked}: ${String(error.cause)}`).not.toBe('bug/unexpected');
  for (const language of ['en', 'de'] as const) {
    const { title, meaning, action } = errorTexts(language, error.code, error.params);
    expect(`${asked} ${error.code}: ${title} ${meaning} ${action}`).not.toMatch(/\{\w+\}/);
    for (const words of [title, meaning, action]) expect(words.trim()).not.toBe('');
  }
}

const TRANSPORT = 'org.eclipse.kura.core.data.transport.mqtt.MqttDataTransport';
const oddTexts = [
  '',
  ' ',
  '\u0000',
  '\uD800',
  '__proto__',
  'constructor',
  '../../etc/passwd',
  '$(reboot)',
  'a'.repeat(500),
  '9'.repeat(400),
  '{{unit.x}}',
  '💥',
  'a b\r\nc: d',
];
const oddSnapshots = [
  '',
  '{}',
  '{',
  '{"configs":[]}',
  '{"configs":null}',
  '{"configs":[{"pid":"x","properties":{"__proto__":{"type":"STRING","value":"x"}}}]}',
  `{"configs":[{"pid":"${TRANSPORT}","properties":{"keep-alive":{"type":"INTEGER","value":{"a":1}}}}]}`,
  `{"configs":[{"pid":"${TRANSPORT}","properties":{"keep-alive":{"type":"LAMP","value":[[[]]]}}}]}`,
  `{"configs":[{"pid":"${TRANSPORT}","properties":{"keep-alive":{"type":"INTEGER","value":1e400}}}]}`,
  `{"configs":[{"pid":"${TRANSPORT}","properties":{"keep-alive":{"type":"INTEGER"}}}]}`,
  `{"configs":[{"pid":"${TRANSPORT}","properties":{"password":{"type":"PASSWORD","value":17}}}]}`,
  `{"configs":[{"pid":"${TRANSPORT}","properties":{"broker-url":{"type":"STRING","value":["a",null,{"b":[]}]}}}]}`,
  '['.repeat(50_000),
  '{"a":'.repeat(50_000),
  '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>',
  '<a/>',
  '<esf:configurations xmlns:esf="http://eurotech.com/esf/2.0"><esf:configuration/></esf:configurations>',
  '\u0000\u0001\u0002',
  'QUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFB',
  'a'.repeat(100_000),
];

describe('a visit', () => {
  it('is asked for odd names and numbers', { timeout: 120_000 }, async () => {
    for (const odd of oddTexts) {
      expectForeseen(await refusalOf('visits.form', { visitId, pid: odd }), `form ${odd.slice(0, 20)}`);
      expectForeseen(
        await refusalOf('visits.planTrust', { visitId, keystore: odd, add: [{ alias: odd, pem: odd }], remove: [{ alias: odd }] }),
        'trust',
      );
      expectForeseen(
        await refusalOf('visits.planTrust', {
          visitId,
          keystore: 'SSLKeystore',
          add: [{ alias: odd, pem: `-----BEGIN CERTIFICATE-----\n${odd}\n-----END CERTIFICATE-----` }],
        }),
        'trust',
      );
      expectForeseen(
        await refusalOf('visits.exportRecipe', { visitId, from: 'present', pids: [odd], name: odd, model: odd }),
        `recipe ${odd.slice(0, 20)}`,
      );
      expectForeseen(await refusalOf('visits.get', { visitId: odd }), 'get');
    }
    for (const id of ['0', '1', '9999999999999999999', '9223372036854775807', '00000000000000000000', '-1', '1.5', 'x']) {
      for (const name of ['visits.planRollback', 'visits.downloadSnapshot'] as const)
        expectForeseen(await refusalOf(name, { visitId, id, form: 'xml' }), `${name} ${id}`);
      expectForeseen(await refusalOf('visits.planRollback', { visitId, id }), `rollback ${id}`);
      expectForeseen(await refusalOf('visits.compareSnapshots', { visitId, a: id, b: 'present' }), `compare ${id}`);
      expectForeseen(await refusalOf('visits.exportRecipe', { visitId, from: id, name: 'x', model: '' }), `recipe ${id}`);
    }
    expectForeseen(await refusalOf('visits.apply', { visitId, planSha256: '0'.repeat(64), operator: 'Ada' }), 'apply');
  });

  it('is given odd values for every field of a component', { timeout: 120_000 }, async () => {
    const { fields } = await station.ask('visits.form', { visitId, pid: TRANSPORT });
    for (const odd of [...oddTexts, null, [], ['a', ''], Array.from({ length: 1000 }, () => 'x'), 'NaN', '1e999', '-0', '0x10', '1,2,3']) {
      const typed = Object.fromEntries([...fields.map(({ id }) => [id, odd] as const), ['nobodys', odd]]);
      expectForeseen(
        await refusalOf('visits.plan', { visitId, components: { [TRANSPORT]: typed } }),
        `plan ${JSON.stringify(odd).slice(0, 30)}`,
      );
    }
    const own = JSON.parse('{"__proto__":"x","constructor":"y","toString":"z"}') as object;
    expectForeseen(await refusalOf('visits.plan', { visitId, components: { [TRANSPORT]: own } }), 'plan own');
    expectForeseen(
      await refusalOf('visits.plan', { visitId, components: JSON.parse('{"__proto__":{"a":"b"},"constructor":{"a":"b"}}') as object }),
      'plan proto',
    );
    expectForeseen(await refusalOf('visits.plan', { visitId, components: {} }), 'plan nothing');
    expectForeseen(await refusalOf('visits.plan', { visitId, components: { [TRANSPORT]: {} } }), 'plan no field');
  });

  it.each(oddSnapshots.map((text, index) => ({ index, text })))(
    'is given odd snapshot file $index',
    { timeout: 60_000 },
    async ({ text }) => {
      expectForeseen(await refusalOf('visits.planSnapshotFile', { visitId, text }), `file ${text.slice(0, 60)}`);
    },
  );

  it('is still there afterwards, and gives its lane back', async () => {
    expect((await station.ask('line.get', {})).lanes.map(({ visit }) => visit !== undefined)).toEqual([true]);
    expectForeseen(await refusalOf('visits.open', { lane: LANE, operator: 'Ada' }), 'open twice');
    expect((await refusalOf('visits.open', { lane: LANE, operator: 'Ada' }))?.code).toBe('visit/lane-visited');
    await station.ask('visits.close', { visitId });
    for (const odd of ['9', '__proto__', 'x'.repeat(20)])
      expectForeseen(await refusalOf('visits.open', { lane: odd, operator: 'Ada' }), `open ${odd}`);
    for (const odd of oddTexts)
      expectForeseen(
        await refusalOf('visits.open', { lane: LANE, unit: odd, operator: odd === '' ? 'Ada' : odd.slice(0, 60) }),
        `open unit ${odd.slice(0, 9)}`,
      );
    for (const name of Object.keys(requests).filter((key) => key.startsWith('visits.')) as RequestName[])
      expectForeseen(await refusalOf(name, { visitId, id: '1', form: 'xml', pid: 'x', a: '1', b: '2', text: 'x' }), `${name} closed`);
    expect((await station.ask('line.get', {})).lanes.map(({ visit }) => visit)).toEqual([undefined]);
  });
});

describe('returns, certificates, requests and the watch', () => {
  it('are asked for odd things', { timeout: 240_000 }, async () => {
    for (const odd of oddTexts) {
      const tag = odd.slice(0, 12);
      expectForeseen(await refusalOf('returns.look', { identifier: odd, operator: 'Ada' }), `look ${tag}`);
      const decisions = ['same-identity', 'new-identity', 'move-account', 'scrap'] as const;
      for (const decision of decisions) {
        const wish = {
          identifier: odd,
          decision,
          recipe: 'esf-again.json',
          set: { [odd]: odd, serialNumber: odd },
          targetCertificates: [odd],
          operator: 'Ada',
        };
        const { operator: _by, ...preview } = wish;
        expectForeseen(await refusalOf('returns.preview', preview), `preview ${decision} ${tag}`);
        expectForeseen(
          await refusalOf('returns.preview', { ...preview, set: {}, targetCertificates: undefined }),
          `preview bare ${decision} ${tag}`,
        );
        expectForeseen(await refusalOf('returns.preview', { ...preview, recipe: odd }), `preview recipe ${tag}`);
        expectForeseen(await refusalOf('returns.open', { ...wish, reason: odd }), `open ${decision} ${tag}`);
      }
      for (const name of [
        'requests.count',
        'requests.list',
        'requests.show',
        'requests.executions',
        'requests.delete',
        'requests.edit',
      ] as const) {
        expectForeseen(await refusalOf(name, { cloud: odd, identifier: odd, operator: 'Ada' }), `${name} ${tag}`);
        const more = { 'requests.count': {}, 'requests.list': {} }[name as string] ?? { identifier: odd };
        expectForeseen(await refusalOf(name, { cloud: 'training', ...more }), `${name} training ${tag}`);
        if (name === 'requests.edit')
          expectForeseen(await refusalOf(name, { cloud: 'training', identifier: odd, retryMaxAttempts: -5, operator: 'Ada' }), 'edit');
      }
      expectForeseen(await refusalOf('requests.create', { cloud: 'training', batch: odd, operator: 'Ada' }), `create ${tag}`);
      expectForeseen(await refusalOf('watch.start', { broker: odd }), `watch ${tag}`);
      expectForeseen(await refusalOf('watch.start', { broker: 'training-account', batchId: odd }), `watch batch ${tag}`);
    }
    await station.ask('watch.stop', {});
  });

  it('has an authority, and is given odd requests', { timeout: 240_000 }, async () => {
    await station.ask('certificates.init', { name: 'Odd', operator: 'Ada' });
    const pem = (label: string, body: string) => `-----BEGIN ${label}-----\n${body}\n-----END ${label}-----\n`;
    const odd = [
      ...oddTexts,
      pem('CERTIFICATE REQUEST', ''),
      pem('CERTIFICATE REQUEST', 'AAAA'),
      pem('CERTIFICATE REQUEST', 'MIIB'),
      pem('CERTIFICATE', 'MAA='),
      `CN=${'x'.repeat(400)}`,
      'CN=',
      'CN=a,CN=b,=',
      'CN=\\',
      'O=only',
    ];
    const order = { purpose: 'client', days: 30, operator: 'Ada' } as const;
    for (const word of odd) {
      const tag = word.slice(0, 20);
      expectForeseen(await refusalOf('certificates.signRequest', { csrPem: word, ...order }), `sign ${tag}`);
      expectForeseen(await refusalOf('certificates.issue', { subject: word, password: word, ...order }), `issue ${tag}`);
      expectForeseen(
        await refusalOf('certificates.issue', {
          subject: 'CN=x',
          password: 'correct horse',
          ...order,
          dnsNames: [word],
          ipAddresses: [word],
        }),
        `names ${tag}`,
      );
      expectForeseen(
        await refusalOf('certificates.issue', { subject: 'CN=x', password: 'correct horse', ...order, unitId: word }),
        `unit ${tag}`,
      );
      expectForeseen(await refusalOf('certificates.export', { serialNumber: word }), `export ${tag}`);
      expectForeseen(
        await refusalOf('certificates.revoke', { certificate: { serialNumber: word }, reason: 'superseded', operator: 'Ada' }),
        `revoke ${tag}`,
      );
      expectForeseen(await refusalOf('certificates.removeRootKey', { certificateSha256: word, operator: 'Ada' }), `root ${tag}`);
      expectForeseen(
        await refusalOf('certificates.importAuthority', { bundle: { certificatesPem: word, keyPem: word }, operator: 'Ada' }),
        `import ${tag}`,
      );
      expectForeseen(
        await refusalOf('certificates.importAuthority', {
          bundle: { pkcs12: Buffer.from(word).toString('base64'), password: word },
          operator: 'Ada',
        }),
        `p12 ${tag}`,
      );
      expectForeseen(
        await refusalOf('certificates.renew', { root: { pkcs12: Buffer.from(word).toString('base64'), password: word }, operator: 'Ada' }),
        `renew ${tag}`,
      );
    }
    for (const days of [0, -1, 1, 1e9, 36_500, 0.5])
      expectForeseen(await refusalOf('certificates.issue', { subject: 'CN=d', password: 'correct horse', ...order, days }), `days ${days}`);
    expectForeseen(
      await refusalOf('certificates.issue', { subject: 'CN=d', password: 'correct horse', ...order, unitId: ABSENT }),
      'absent unit',
    );
  });

  it('leaves every lane free, and a visit is possible', async () => {
    const open = await station.ask('visits.open', { lane: LANE, operator: 'Ada' });
    expect(open.lane).toBe(LANE);
    await station.ask('visits.close', { visitId: open.visitId });
  });
});
