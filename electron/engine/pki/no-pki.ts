/** In the place of a station's authority where there is none: nothing was ever certified, and nothing can be. */
import { AppError } from '../../../shared/errors/app-error.ts';
import type { Pki } from './pki.ts';

const refuse = async () => {
  throw new AppError('pki/no-authority');
};

export const noPki: Pki = {
  demandReady: () => {
    throw new AppError('pki/no-authority');
  },
  signRequest: refuse,
  issueWithKey: refuse,
  issueKept: refuse,
  revoke: refuse,
  crl: refuse,
  certificatesOf: () => [],
  certificateOfKey: () => undefined,
  list: () => [],
  issued: (serialNumber) => {
    throw new AppError('pki/not-found', { params: { certificate: serialNumber } });
  },
};
