/** Every request about manufacturers, asked as a window does; the answers are checked by the contract on their way. */
import { expect } from 'vitest';
import { makeSelfSignedCertificate } from '../../electron/engine/pki/self-signed.ts';
import type { StationClient } from './station-client.ts';

const operator = 'Ada Lovelace';
const CSV = 'uniqueIdentifier,deviceName,deviceType\r\n00-14-22-01-23-84,deviceProvision1,STANDALONE\r\n';

export async function askAllOfManufacturers(station: StationClient): Promise<void> {
  const { keyPem, certificatePem } = await makeSelfSignedCertificate({ subject: { CN: 'Acme' }, validDays: 90, nowMs: Date.now() });
  const { manufacturer } = await station.ask('manufacturers.add', { name: 'Acme', operator });
  const { manufacturerId } = manufacturer;
  await station.ask('manufacturers.rename', { manufacturerId, name: 'Acme GmbH', operator });
  const files = [{ name: 'all.pem', content: Buffer.from(keyPem + certificatePem).toString('base64') }];
  const added = await station.ask('manufacturers.addCertificate', { manufacturerId, name: 'One', files, accessKey: 'key', operator });
  expect([added.files, added.warnings.map(({ code }) => code)]).toEqual([
    [{ file: 'all.pem', holds: ['private-key', 'certificate'] }],
    ['manufacturers/no-access-token'],
  ]);
  const { certificateId } = added.certificate;
  expect(await station.ask('manufacturers.certificateUnits', { certificateId })).toEqual({ total: 0, units: [] });
  const uploadId = await station.upload('cervello.csv', CSV);
  const { checkId } = await station.ask('batches.check', { uploadId, profile: 'cervello' });
  const { batch } = await station.ask('batches.import', { checkId, recipe: 'cervello-gateway.json', manufacturerId, operator });
  expect(await station.ask('batches.platform', { batchId: batch.id })).toEqual({ exported: [], warnings: [] });
  const said = { batchId: batch.id, note: 'Seen in the list', withoutExport: true, operator };
  const { confirmed, warnings } = await station.ask('batches.confirmImported', said);
  expect([confirmed?.note, warnings]).toEqual(['Seen in the list', ['without-export']]);
  const { manufacturers } = await station.ask('manufacturers.list', {});
  expect(manufacturers).toMatchObject([{ name: 'Acme GmbH', batches: 1, certificates: [{ state: 'usable' }] }]);
  const removed = await station.ask('manufacturers.removeCertificate', { certificateId, reason: 'leaked', operator });
  expect(removed).toMatchObject({ certificate: { state: 'removed', hasSecrets: false }, units: [] });
  const ssh = { host: '172.16.0.1', user: 'root', password: { env: 'NOT_SET' } };
  const clouds = { plant: { kind: 'cervello', url: 'https://cervello.example' } };
  await station.ask('line.loadStation', { text: JSON.stringify({ lineside: 1, lanes: [{ lane: 7, name: 'Seven', ssh }], clouds }) });
  const cervello = await station.ask('cervello.list', {});
  expect(cervello.clouds).toMatchObject([{ name: 'plant', wire: { scheme: 'rs256-jwt', isTelemetryAllowed: true } }]);
  expect(cervello.clouds[0]?.wire?.unconfirmed).toContain('request.path');
  expect((await station.ask('clouds.list', {})).clouds).toEqual([]);
}
