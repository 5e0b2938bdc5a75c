/** A station whose file names no cloud, which is the usual case: nothing in a cloud is asked. */
import { AppError } from '../../../shared/errors/app-error.ts';
import type { ServiceFunctions } from '../../../shared/rpc/server.ts';

type CloudFunctions = Pick<ServiceFunctions, Extract<keyof ServiceFunctions, `requests.${string}`> | 'clouds.list' | 'batches.update'>;

const noCloud = async ({ cloud }: { readonly cloud: string }): Promise<never> => {
  throw new AppError('requests/not-in-station-file', { params: { name: cloud, known: '–' } });
};

export const fakeCloudRequests: CloudFunctions = {
  'clouds.list': async () => ({ clouds: [] }),
  'requests.create': noCloud,
  'requests.list': noCloud,
  'requests.count': noCloud,
  'requests.show': noCloud,
  'requests.edit': noCloud,
  'requests.delete': noCloud,
  'requests.executions': noCloud,
  'batches.update': async ({ batch }) => {
    throw new AppError('batch/not-found', { params: { batch } });
  },
};
