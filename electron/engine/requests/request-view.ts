/** A request as screens and commands may see it: that there is an activation key, and not which. */
import type { RequestView } from '../../../shared/contract/requests.ts';
import { momentText } from '../platforms/everyware/requests/judge-request.ts';
import type { JobExecution, ProvisionRequest } from '../platforms/everyware/requests/provision-requests.ts';

export function toView({ activationKey, activatesOn, expiresOn, createdOn, secureUrl, job, ...same }: ProvisionRequest): RequestView {
  return {
    ...same,
    ...moments({ activatesOn, expiresOn, createdOn }),
    ...(secureUrl === undefined ? {} : { secureUrl }),
    hasActivationKey: activationKey !== undefined,
    ...(job === undefined ? {} : { job: defined(job) }),
  };
}

export function executionView({ startedOn, endedOn, ...same }: JobExecution) {
  return { ...defined(same), ...moments({ startedOn, endedOn }) };
}

function moments<Name extends string>(times: Readonly<Record<Name, number | undefined>>): Partial<Record<Name, string>> {
  const entries = Object.entries<number | undefined>(times).filter(([, ms]) => ms !== undefined);
  return Object.fromEntries(entries.map(([name, ms]) => [name, momentText(ms as number)])) as Partial<Record<Name, string>>;
}

type Defined<Value> = { [Key in keyof Value as undefined extends Value[Key] ? never : Key]: Value[Key] } & {
  [Key in keyof Value as undefined extends Value[Key] ? Key : never]?: Exclude<Value[Key], undefined>;
};

function defined<Value extends object>(value: Value): Defined<Value> {
  return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)) as Defined<Value>;
}
