/** A service of which a test says only what it needs; the rest refuses. */
import type { ServiceFunctions } from '../../../shared/rpc/server.ts';
import { requests } from '../../../shared/contract/contract.ts';

export function stubService(part: Partial<ServiceFunctions>): ServiceFunctions {
  const refuse = () => Promise.reject(new Error('not part of this test'));
  const all = Object.fromEntries(Object.keys(requests).map((name) => [name, refuse])) as unknown as ServiceFunctions;
  return { ...all, ...part };
}
