/** Gateways that answer nobody: no visit can be opened, so none is open. */
import type { windowVisitRequests } from '../../../shared/contract/visits.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { Functions } from '../../../shared/rpc/server.ts';

const notOpen = async (): Promise<never> => {
  throw new AppError('visit/not-open');
};

export const fakeVisits: Functions<typeof windowVisitRequests> = {
  'visits.open': async () => {
    throw new AppError('visit/nobody-there');
  },
  'visits.get': notOpen,
  'visits.hold': notOpen,
  'visits.close': notOpen,
  'visits.components': notOpen,
  'visits.form': notOpen,
  'visits.plan': notOpen,
  'visits.apply': notOpen,
  'visits.snapshots': notOpen,
  'visits.compareSnapshots': notOpen,
  'visits.planRollback': notOpen,
  'visits.planSnapshotFile': notOpen,
  'visits.downloadSnapshot': notOpen,
  'visits.exportRecipe': notOpen,
  'visits.keystores': notOpen,
  'visits.planTrust': notOpen,
};
