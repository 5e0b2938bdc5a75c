/** A station without manufacturers. */
import type { cervelloRequests, manufacturerRequests } from '../../../shared/contract/manufacturers.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { Functions } from '../../../shared/rpc/server.ts';

const refuse = async () => {
  throw new AppError('manufacturers/not-found', { params: { name: '–' } });
};

export const fakeManufacturers: Functions<typeof manufacturerRequests & typeof cervelloRequests> = {
  'manufacturers.list': async () => ({ manufacturers: [] }),
  'manufacturers.add': refuse,
  'manufacturers.rename': refuse,
  'manufacturers.addCertificate': refuse,
  'manufacturers.removeCertificate': refuse,
  'manufacturers.certificateUnits': async () => ({ total: 0, units: [] }),
  'batches.platform': async () => ({ exported: [], warnings: [] }),
  'batches.confirmImported': refuse,
  'cervello.list': async () => ({ clouds: [] }),
};
