import { expect, it } from 'vitest';
import { FakeGateway } from '../../../../support/fake-gateway.ts';
import { ADA, anAuthority, aRequest } from '../../../../support/pki/station-pki.ts';
import { aUnit } from '../../../../support/units.ts';
import { reviewKeystores } from '../../../../../electron/engine/visits/keystore-review.ts';
import type { KeystoreEntry } from '../../../../../electron/engine/gateway/kura-calls.ts';
import type { Rest } from '../../../../../electron/engine/gateway/gateway.ts';
import type { Visit } from '../../../../../electron/engine/visits/visit.ts';
import type { DeviceId } from '../../../../../shared/domain/ids.ts';

const OWN = aUnit(7);
const OTHER = aUnit(8);

function aVisit(entries: readonly KeystoreEntry[], deviceId: DeviceId | undefined): Visit {
  const kura = { keystores: async () => [{ pid: 'SSLKeystore', type: 'jks', size: entries.length }], keystoreEntries: async () => entries };
  const gateway = Object.assign(new FakeGateway(), { rest: async () => kura as unknown as Rest });
  const device = deviceId === undefined ? undefined : { deviceId, identifier: 'gw' };
  return { gateway, signal: new AbortController().signal, facts: { device } } as unknown as Visit;
}

const key = (alias: string, ...chain: readonly string[]): KeystoreEntry => {
  return { kind: 'private-key', keystore: 'SSLKeystore', alias, algorithm: 'RSA', chain };
};

it('knows what the station certified, what it revoked, and what belongs to another device', { timeout: 30_000 }, async () => {
  const { pki, folder } = await anAuthority();
  const certify = async ({ unitId, deviceId }: typeof OWN) => {
    return pki.signRequest({ csrPem: aRequest(folder), purpose: 'client', days: 365, unit: { unitId, deviceId }, by: ADA });
  };
  const [good, revoked, foreign] = [await certify(OWN), await certify(OWN), await certify(OTHER)];
  await pki.revoke({ certificate: revoked.certificate, reason: 'superseded', by: ADA });
  const entries = [
    key('good', good.certificatePem, ...good.chainPem),
    key('revoked', revoked.certificatePem),
    key('foreign', foreign.certificatePem),
    key('odd', 'no certificate'),
    { kind: 'trusted', keystore: 'SSLKeystore', alias: 'bare', pem: undefined } as const,
  ];
  const nobodyShown = { deviceByFingerprint: () => undefined };
  const shownByOther = { deviceByFingerprint: () => OTHER.deviceId };
  const review = async (deviceId: DeviceId | undefined, read = nobodyShown as { deviceByFingerprint: () => DeviceId | undefined }) => {
    const { entries: views } = await reviewKeystores(aVisit(entries, deviceId), { pki, read });
    return Object.fromEntries(views.map(({ alias, findings }) => [alias, findings]));
  };
  const unread = { odd: ['unreadable'], bare: ['unreadable'] };
  expect(await review(OWN.deviceId)).toEqual({ good: [], revoked: ['revoked'], foreign: ['shared-key'], ...unread });
  expect(await review(undefined)).toEqual({ good: [], revoked: ['revoked'], foreign: [], ...unread });
  expect((await review(OWN.deviceId, shownByOther))['good']).toEqual(['shared-key']);
  const { entries: views } = await reviewKeystores(aVisit(entries, OWN.deviceId), { pki, read: nobodyShown });
  expect(views[0]).toMatchObject({ isOfStation: true, chainLength: 3, serialNumber: good.certificate.serialNumber, keyType: 'rsa 2048' });
});
