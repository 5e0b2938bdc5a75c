/** A station without a certificate authority. */
import type { CertificateRequests } from '../../../electron/engine/service/certificate-engine.ts';
import { AppError } from '../../../shared/errors/app-error.ts';

const refuse = async () => {
  throw new AppError('pki/no-authority');
};

export const fakeCertificates: CertificateRequests = {
  'certificates.authorities': async () => ({ earlier: [] }),
  'certificates.list': async () => [],
  'certificates.init': refuse,
  'certificates.importAuthority': refuse,
  'certificates.renew': refuse,
  'certificates.rootBundle': refuse,
  'certificates.removeRootKey': refuse,
  'certificates.signRequest': refuse,
  'certificates.issue': refuse,
  'certificates.issueBatch': refuse,
  'certificates.batchFiles': refuse,
  'certificates.revoke': refuse,
  'certificates.crl': refuse,
  'certificates.export': refuse,
};
