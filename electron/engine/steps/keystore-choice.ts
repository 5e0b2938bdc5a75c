/** Which keystore of a gateway is meant: by its own name, or by what it is for (esf.md §6). */
import { type KeystorePurpose, purposeOfKeystore } from '../../../shared/domain/keystore-review.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { CallOptions } from '../gateway/gateway.ts';
import type { KuraCalls } from '../gateway/kura-calls.ts';

export interface KeystoreChoice {
  readonly keystore?: string | undefined;
  readonly for?: Exclude<KeystorePurpose, 'other'> | undefined;
}

/** What documents put before a name, and gateways leave out or not. */
const PACKAGE = 'org.eclipse.kura.core.keystore.';

/** Its pid. `keystore/unknown`, `keystore/none-for-purpose`, `keystore/several-for-purpose`; `gateway/cannot` where there are none to ask for. */
export async function chosenKeystore(kura: KuraCalls, choice: KeystoreChoice, call: CallOptions): Promise<string> {
  if (choice.keystore !== undefined) return namedKeystore(kura, choice.keystore, call);
  const purpose = choice.for ?? 'broker';
  const fitting = await keystoresFor(kura, purpose, call);
  const [first] = fitting;
  if (first === undefined) throw new AppError('keystore/none-for-purpose', { params: { purpose } });
  if (fitting.length > 1) throw new AppError('keystore/several-for-purpose', { params: { purpose, keystores: fitting.join(', ') } });
  return first;
}

export async function namedKeystore(kura: KuraCalls, name: string, call: CallOptions): Promise<string> {
  const pids = (await kura.keystores(call)).map(({ pid }) => pid);
  const found = pids.find((pid) => pid === name) ?? pids.find((pid) => shortName(pid) === shortName(name));
  if (found === undefined) throw new AppError('keystore/unknown', { params: { keystore: name, known: pids.join(', ') } });
  return found;
}

/** Pids. Those of a documented name where there is one; a name that is only like one where there is none. */
export async function keystoresFor(kura: KuraCalls, purpose: KeystorePurpose, call: CallOptions): Promise<readonly string[]> {
  const fitting = (await kura.keystores(call)).filter(({ pid }) => purposeOfKeystore(pid).purpose === purpose);
  const documented = fitting.filter(({ pid }) => !purposeOfKeystore(pid).isPurposeUnconfirmed);
  return (documented.length > 0 ? documented : fitting).map(({ pid }) => pid);
}

function shortName(pid: string): string {
  return pid.startsWith(PACKAGE) ? pid.slice(PACKAGE.length) : pid;
}
