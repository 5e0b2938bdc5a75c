/** What the engine's service implements: one function per request of the contract. */
import type { ParsedInput, RequestName, RequestOutput } from '../../shared/contract/contract.ts';

export type Service = {
  readonly [Name in RequestName]: (input: ParsedInput<Name>, signal: AbortSignal) => Promise<RequestOutput<Name>>;
};
