/** The station's authority and its certificates, for windows and commands alike. */
import type { Certificate } from '../../../shared/domain/certificates.ts';
import type { PersonId, UnitId } from '../../../shared/domain/ids.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { rememberSecret } from '../../log/known-secrets.ts';
import type { TypedPin } from '../people/pin-check.ts';
import type { Session } from '../people/session.ts';
import type { CertificateOrder, IssuedCertificate } from '../pki/pki.ts';
import { activeCertificate } from '../pki/active-certificate.ts';
import type { StationPki } from '../pki/station-pki.ts';
import { batchCertificates } from './batch-certificates.ts';
import type { CertificateEngine, CertificateRequests } from './certificate-engine.ts';

interface Ordered {
  readonly purpose: CertificateOrder['purpose'];
  readonly days: number;
  readonly dnsNames?: readonly string[] | undefined;
  readonly ipAddresses?: readonly string[] | undefined;
  readonly unitId?: UnitId | undefined;
  readonly secondPerson?: TypedPin | undefined;
}

export function certificateRequests(engine: () => CertificateEngine, session: Session): CertificateRequests {
  const { pki, station } = { pki: () => engine().pki, station: (operator?: string) => session.demand('station', operator) };
  return {
    ...authorityRequests(pki, station),
    ...batchCertificates(engine, session),
    'certificates.signRequest': async ({ csrPem, subject, operator, ...order }) => {
      const by = await station(operator);
      return answer(await pki().signRequest({ csrPem, subject, ...(await orderOf(engine(), order, by)) }));
    },
    'certificates.issue': async ({ subject, keyType, password, operator, ...order }) => {
      rememberSecret(password);
      const by = await station(operator);
      const issued = await pki().issueWithKey({ subject, keyType, ...(await orderOf(engine(), order, by)) });
      return { ...answer(issued), pkcs12: base64(await issued.pkcs12({ password })) };
    },
    'certificates.revoke': async ({ certificate, reason, note, operator }) => {
      const by = await station(operator);
      return await pki().revoke({ certificate, reason, note, by });
    },
    'certificates.list': async ({ afterSeq, limit, deviceId, unitId }) => {
      if (unitId !== undefined) return pki().certificatesOf({ unitId }).slice(0, limit);
      return deviceId === undefined ? [...pki().list({ afterSeq, limit })] : pki().certificatesOf({ deviceId }).slice(0, limit);
    },
    'certificates.crl': async ({ issuerSha256, days, operator }) => {
      const by = await session.demand('run', operator);
      return await pki().crl({ issuerSha256, days, by });
    },
    'certificates.export': async ({ serialNumber, password, operator }) => {
      const found = answer(pki().issued(serialNumber));
      if (password === undefined) return found;
      rememberSecret(password);
      await station(operator);
      return { ...found, pkcs12: base64(await pki().bundle(serialNumber, { password })) };
    },
  };
}

type AuthorityRequest = 'authorities' | 'init' | 'importAuthority' | 'renew' | 'rootBundle' | 'removeRootKey';

function authorityRequests(
  pki: () => StationPki,
  station: (operator?: string) => Promise<PersonId>,
): Pick<CertificateRequests, `certificates.${AuthorityRequest}`> {
  const authorities = () => pki().authorities;
  return {
    'certificates.authorities': async () => authorities().view(),
    'certificates.init': async ({ operator, ...order }) => await authorities().init({ ...order, by: await station(operator) }),
    'certificates.importAuthority': async ({ bundle, password, quota, operator }) => {
      if (password !== undefined) rememberSecret(password);
      const opened = 'pkcs12' in bundle ? { pkcs12: Buffer.from(bundle.pkcs12, 'base64') } : bundle;
      return await authorities().import({ bundle: opened, password, quota, by: await station(operator) });
    },
    'certificates.renew': async ({ root, operator, ...order }) => {
      const by = await station(operator);
      const opened = root === undefined ? undefined : { pkcs12: Buffer.from(root.pkcs12, 'base64'), password: root.password };
      if (opened !== undefined) rememberSecret(opened.password);
      return await authorities().renew({ ...order, root: opened, by });
    },
    'certificates.rootBundle': async ({ password, operator }) => {
      rememberSecret(password);
      await station(operator);
      const { pkcs12, certificateSha256 } = await authorities().rootBundle(password);
      return { pkcs12: base64(pkcs12), certificateSha256 };
    },
    'certificates.removeRootKey': async ({ certificateSha256, operator }) => {
      return await authorities().removeRootKey(certificateSha256, await station(operator));
    },
  };
}

/** `unit/not-found`, `pki/already-certified`, and what speaks against the second person's PIN. */
async function orderOf({ journal, people, pki }: CertificateEngine, order: Ordered, by: PersonId): Promise<CertificateOrder> {
  const { unitId, secondPerson: typed, ...rest } = order;
  const row = unitId === undefined ? undefined : journal.read.unit(unitId);
  if (unitId !== undefined && row === undefined) throw new AppError('unit/not-found', { params: { identifier: unitId } });
  if (row !== undefined) refuseSecond(pki.certificatesOf({ deviceId: row.unit.deviceId }), order.purpose);
  const secondPerson = typed === undefined ? undefined : (await people.prove(typed)).personId;
  return { ...rest, by, secondPerson, unit: row && { unitId: row.unit.unitId, deviceId: row.unit.deviceId } };
}

function refuseSecond(there: readonly Certificate[], purpose: Ordered['purpose']): void {
  const active = activeCertificate(there, purpose);
  if (active === undefined) return;
  throw new AppError('pki/already-certified', { params: { serialNumber: active.serialNumber, subject: active.subject } });
}

function answer({ certificate, certificatePem, chainPem }: IssuedCertificate) {
  return { certificate, certificatePem, chainPem: [...chainPem] };
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64');
}
