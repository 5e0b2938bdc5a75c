/** The keystores of one gateway, reviewed and changed by a person in a visit, and by command. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openGateway } from '../../electron/engine/gateway/connected-gateway.ts';
import type { Rest } from '../../electron/engine/gateway/gateway.ts';
import { makeAuthority, makeSelfSignedCertificate } from '../../electron/engine/pki/self-signed.ts';
import type { VisitView } from '../../shared/contract/visits.ts';
import type { LaneId, Sha256 } from '../../shared/domain/ids.ts';
import { StationClient } from '../support/station-client.ts';
import { CommandLine, object } from './cli-process.ts';
import { type RunningLine, startLine } from './simulator-clients.ts';

const LANE = '1' as LaneId;
const SUBJECT = { subject: { CN: 'One' }, nowMs: Date.now() };
const call = { signal: new AbortController().signal, timeoutMs: 10_000 };

let line: RunningLine;
let station: StationClient;
let kura: Rest;
let close: () => Promise<void>;

beforeEach(async () => {
  line = await startLine({ gateways: 1, lanes: 1 });
  const [lane] = line.lanes;
  const rest = { url: lane?.url ?? '', user: 'admin', password: lane?.restPassword ?? '' };
  const gateway = openGateway({ rest, judgeFingerprint: () => undefined });
  kura = await gateway.rest(call);
  close = () => gateway.close();
  station = await StationClient.open();
  const text = readFileSync(line.simulation.stationFile, 'utf8').replaceAll(
    'station.cloud-ca.pem',
    join(line.folder, 'station.cloud-ca.pem'),
  );
  await station.ask('line.loadStation', { text });
});
afterEach(async () => {
  await close();
  await station.remove();
  await line.end();
});

async function open(): Promise<VisitView> {
  const visit = await station.ask('visits.open', { lane: LANE, operator: 'Ada' });
  void station.ask('visits.hold', { visitId: visit.visitId }).catch(() => undefined);
  return visit;
}

describe('a visit to keystores', () => {
  it('tells what each entry is for and what speaks against it', { timeout: 60_000 }, async () => {
    const [soon, over] = await Promise.all(
      [10, -1].map((validDays) => makeSelfSignedCertificate({ ...SUBJECT, validDays: validDays + 0.5 })),
    );
    const shared = await makeSelfSignedCertificate({ ...SUBJECT, validDays: 100 });
    const key = (alias: string, { keyPem, certificatePem } = shared) =>
      kura.installKey({ keystore: 'SSLKeystore', alias, privateKeyPem: keyPem, chain: [certificatePem] }, call);
    await kura.makeKeyPair(
      {
        keystore: 'DMKeystore',
        alias: 'small',
        algorithm: 'RSA',
        sizeBits: 1024,
        signatureAlgorithm: 'SHA256withRSA',
        subject: 'CN=small',
      },
      call,
    );
    await kura.addTrusted({ keystore: 'DMKeystore', alias: 'soon', pem: soon?.certificatePem ?? '' }, call);
    await kura.addTrusted({ keystore: 'DMKeystore', alias: 'over', pem: over?.certificatePem ?? '' }, call);
    await key('one');
    await key('two');
    const { visitId } = await open();
    const { keystores, entries } = await station.ask('visits.keystores', { visitId });
    expect(keystores.map(({ keystore, purpose }) => [keystore, purpose])).toEqual([
      ['SSLKeystore', 'broker'],
      ['HttpsKeystore', 'https'],
      ['DMKeystore', 'management-signing'],
    ]);
    const findings = Object.fromEntries(entries.map(({ alias, kind, findings: found }) => [`${kind} ${alias}`, found]));
    expect(findings).toEqual({
      'trusted simulated-cloud-authority': [],
      'key localhost': [],
      'key small': ['weak-key'],
      'trusted soon': ['expires-soon'],
      'trusted over': ['expired'],
      'key one': ['shared-key'],
      'key two': ['shared-key'],
    });
    expect(entries.find(({ alias }) => alias === 'one')).toMatchObject({
      subject: 'CN=One',
      isSelfSigned: true,
      keyType: 'rsa 2048',
      isOfStation: false,
    });
    expect(JSON.stringify(entries)).not.toContain('PRIVATE KEY');
  });

  it('adds and removes what was planned, reads it back, and spares private keys', { timeout: 60_000 }, async () => {
    const { certificatePem: pem } = await makeAuthority({ ...SUBJECT, validDays: 100 });
    const { visitId } = await open();
    const plan = await station.ask('visits.planTrust', { visitId, keystore: 'DMKeystore', add: [{ alias: 'Cloud', pem }], remove: [] });
    expect(plan).toMatchObject({ problems: [], changes: [{ target: 'DMKeystore cloud', to: expect.stringMatching(/^[0-9a-f]{64}$/) }] });
    const apply = (planSha256: Sha256 | undefined) =>
      station.ask('visits.apply', { visitId, planSha256: planSha256 as Sha256, operator: 'Ada' });
    const applied = await apply(plan.planSha256);
    expect(applied).toMatchObject({
      outcome: 'pass',
      evidence: [{ name: 'DMKeystore cloud', verdict: 'proved' }],
      parts: [{ pid: 'DMKeystore', ok: true }],
    });

    const wrong = {
      visitId,
      keystore: 'HttpsKeystore',
      add: [
        { alias: 'localhost', pem },
        { alias: 'x', pem: 'nothing' },
      ],
      remove: [{ alias: 'gone' }],
    };
    const refused = await station.ask('visits.planTrust', wrong);
    expect(refused.planSha256).toBeUndefined();
    expect(refused.problems.map(({ name, failure }) => [name, failure.code])).toEqual([
      ['x', 'keystore/no-certificate'],
      ['localhost', 'keystore/alias-is-a-key'],
      ['gone', 'keystore/no-such-entry'],
    ]);

    const away = await station.ask('visits.planTrust', { visitId, keystore: 'DMKeystore', add: [], remove: [{ alias: 'cloud' }] });
    expect((await apply(away.planSha256)).outcome).toBe('pass');
    expect((await kura.keystoreEntries(call)).some(({ alias }) => alias === 'cloud')).toBe(false);
  });
});

it('the commands do the same', { timeout: 90_000 }, async () => {
  const cli = await CommandLine.open();
  try {
    const simulation = cli.start(['simulate', '--gateways', '1', '--seed', '5', '--out', cli.path('station.json')]);
    const ready = await simulation.line((printed) => printed['ready'] === true);
    const { certificatePem } = await makeAuthority({ ...SUBJECT, validDays: 100 });
    writeFileSync(cli.path('cloud.pem'), certificatePem);
    const entry = ['--keystore', 'DMKeystore', '--alias', 'cloud'];
    const say = async (...words: readonly string[]) => {
      const ended = await cli.run([...words, '--lane', '1', '--station', String(ready['station']), '--json']);
      return { ...object(ended), status: ended.status };
    };
    expect(await say('keystore', 'add', 'cloud.pem', ...entry, '--plan')).toMatchObject({ status: 0, plan: { problems: [] } });
    expect(await say('keystore', 'add', 'cloud.pem', ...entry)).toMatchObject({ status: 0, applied: { outcome: 'pass' } });
    const listed = await say('keystore', 'list', '--keystore', 'DMKeystore');
    expect(listed).toMatchObject({ status: 0, entries: [{ alias: 'cloud', purpose: 'management-signing', findings: [] }] });
    expect(await say('keystore', 'remove', ...entry)).toMatchObject({ status: 0, applied: { outcome: 'pass' } });
    const gone = { plan: { problems: [{ failure: { code: 'keystore/no-such-entry' } }] } };
    expect(await say('keystore', 'remove', ...entry)).toMatchObject({ status: 1, ...gone });
  } finally {
    await cli.close();
  }
});
