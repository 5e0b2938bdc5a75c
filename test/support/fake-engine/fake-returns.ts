/** A station that nothing has come back to. */
import type { returnRequests } from '../../../shared/contract/returns.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { Functions } from '../../../shared/rpc/server.ts';

const unknown = async ({ identifier }: { readonly identifier?: string | undefined }): Promise<never> => {
  throw new AppError('unit/not-found', { params: { identifier: identifier ?? '' } });
};

export const fakeReturns: Functions<typeof returnRequests> = {
  'returns.look': unknown,
  'returns.preview': unknown,
  'returns.open': unknown,
  'returns.list': async () => [],
};
