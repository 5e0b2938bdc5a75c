/**
 * `broker.check`: one connect with the unit's login to its provision broker, made by the station. Once per unit, because brokers count
 * failures and lock accounts (esf.md §5.1, §5.3); what the broker said the first time stands.
 */
import type { StepParams } from '../../../shared/domain/step-params.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { placeOf } from '../gateway/remote/broker-address.ts';
import type { BrokerAnswer } from '../gateway/remote/broker-verdict.ts';
import { checkBroker } from '../gateway/remote/check-broker.ts';
import type { BrokerLogin } from '../gateway/remote/connect-once.ts';
import { judgeAnswer } from './broker-check-answer.ts';
import { type BrokerTarget, brokerTarget } from './broker-target.ts';
import { accessNames, missingValue, refusePlaceholder } from './everyware-login.ts';
import { masked } from './masked.ts';
import type { StepContext, StepDefinition } from './step.ts';

type Context = StepContext<StepParams<'broker.check'>>;

interface BrokerCheckData {
  readonly target: BrokerTarget;
  readonly login: BrokerLogin;
  /** Lives between apply and verify of one run only. */
  answer?: BrokerAnswer;
}

const MARGIN_MS = 15_000;

export const brokerCheck: StepDefinition<'broker.check', BrokerCheckData> = {
  kind: 'broker.check',
  version: 1,
  tag: (params) => (params.repeat ? 'idempotent' : 'inspect'),
  timeoutMs: (params) => params.timeoutSeconds * 1000 + MARGIN_MS,

  async plan(context) {
    const target = brokerTarget(context);
    if (target === undefined) throw new AppError('broker/none-named');
    const place = placeOf(target.address);
    if (!target.address.isSecure && !context.params.allowPlain) throw new AppError('broker/plain-refused', { params: { place } });
    refuseSecondConnect(context, place);
    const login = await loginOf(context);
    const secret = context.isSecret(login.username) || context.isSecret(login.clientId);
    const to = `one connect as ${shownLogin(context, login)}`;
    return { changes: [{ target: `broker ${place}`, to, secret }], data: { target, login } };
  },

  async apply(context, { data }) {
    const { signal, params } = context;
    const { address, caPem, family } = data.target;
    context.progress('progress.broker.connecting', { place: placeOf(address) });
    const limits = { signal, timeoutMs: params.timeoutSeconds * 1000 };
    data.answer = await checkBroker({ address, caPem, family, ...data.login, ...limits });
  },

  async verify(context, { data }) {
    if (data?.answer === undefined) return { outcome: 'pass', ...withoutAnswer() };
    return judgeAnswer(data.target.address, shownLogin(context, data.login), data.answer);
  },

  /** Whether the connect left, only the broker knows, and asking it would be the second one. */
  inspect: async () => ({ finding: 'cannot-tell', evidence: [] }),
};

/** With a part missing it would be spent for nothing. */
async function loginOf(context: Context): Promise<BrokerLogin> {
  const { password } = context.params;
  if (password === '') throw missingValue('password');
  refusePlaceholder('password', password);
  return { ...(await accessNames(context, context.params)), password };
}

/** A connect that may have reached the broker is never followed by another, unless the recipe's author says that it does no harm. */
function refuseSecondConnect({ params, earlierSettled }: Context, place: string): void {
  if (params.repeat) return;
  const spent = earlierSettled().findLast(
    ({ results }) => results['credentialsSent'] === 'yes' || results['credentialsSent'] === 'perhaps',
  );
  if (spent === undefined) return;
  throw new AppError('broker/asked-already', { params: { place, verdict: spent.results['verdict'] ?? 'unknown' } });
}

/**
 * A person said that the connect was made; what the broker answered is not known by that. So the run goes on, and this step proves
 * nothing (its evidence carries no PASS).
 */
function withoutAnswer() {
  const evidence = [{ name: 'login at the broker', expected: 'accepted', verdict: 'not-proved' as const, source: 'journal' as const }];
  return { evidence, results: { verdict: 'unknown', credentialsSent: 'perhaps' } };
}

function shownLogin(context: Context, { username, clientId }: BrokerLogin): string {
  return `${masked(context, username)}, client id ${masked(context, clientId)}`;
}
