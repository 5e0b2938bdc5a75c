import { describe, expect, it } from 'vitest';
import { everywareProvision } from '../../../../../electron/engine/steps/everyware-provision.ts';
import { stepParamSchemas } from '../../../../../shared/domain/step-params.ts';
import { aProvisioningService } from '../../../../support/fake-components.ts';
import { FakeGateway } from '../../../../support/fake-gateway.ts';
import { makeCertificates } from '../../../../support/https-server.ts';
import { aContext } from '../../../../support/step-context.ts';

describe('everyware.provision, target certificates', () => {
  const certificates = makeCertificates();
  const FINGERPRINT = certificates.good.sha256;
  const trusted = (...pems: string[]) => pems.map((pem, at) => ({ keystore: 'DMKeystore', alias: `a${at}`, pem }));
  const plan = (targetCertificates: string[] | undefined, stored: ReturnType<typeof trusted> | undefined) => {
    const gateway = new FakeGateway({ has: { shell: false } });
    const service = aProvisioningService();
    service.properties.set('q.1.p', { type: 'BOOLEAN', value: true });
    gateway.components.byPid.set('com.example.ProvisioningService', service);
    gateway.components.trusted = stored;
    return everywareProvision.plan(aContext(gateway, stepParamSchemas['everyware.provision'].parse({ mode: 'again', targetCertificates })));
  };

  it('are found by their fingerprints before anything is reset', async () => {
    const written = FINGERPRINT.toUpperCase().replaceAll(/(..)(?=.)/g, '$1:');
    const { data } = await plan([written, ''], trusted('no certificate', certificates.good.cert));
    expect(data.evidence).toEqual([
      { name: 'target certificates DMKeystore/a1', expected: FINGERPRINT, observed: FINGERPRINT, verdict: 'proved', source: 'rest' },
    ]);
  });

  it.each([
    ['everyware/target-certificate-missing', trusted(certificates.kura.cert), FINGERPRINT],
    ['everyware/target-certificate-not-valid', trusted(certificates.expired.cert), certificates.expired.sha256],
    ['everyware/certificates-not-readable', undefined, FINGERPRINT],
    ['everyware/bad-fingerprint', trusted(certificates.good.cert), 'not a fingerprint'],
  ])('stop the step with %s', async (code, stored, fingerprint) => {
    await expect(plan([fingerprint], stored)).rejects.toMatchObject({ name: 'AppError', code });
  });

  it.each([[trusted(certificates.good.cert)], [undefined]])('are said to be unproved where the recipe names none', async (stored) => {
    expect((await plan(undefined, stored)).data.evidence).toMatchObject([{ name: 'target certificates', verdict: 'not-proved' }]);
  });
});
