/** Which broker a step means: one of the station file by its name, a URL, or a preset's name; and whom to trust there. */
import { AppError } from '../../../shared/errors/app-error.ts';
import { type BrokerAddress, parseBrokerUrl } from '../gateway/remote/broker-address.ts';
import type { BrokerFamily } from '../gateway/remote/broker-verdict.ts';
import { isEverywareHost } from '../platforms/everyware/broker-family.ts';
import { resolveBrokerUrl } from '../platforms/everyware/broker-url.ts';
import { masked } from './masked.ts';
import type { StepContext } from './step.ts';

export interface BrokerParams {
  /** Name of a broker of the station file. */
  readonly broker?: string | undefined;
  readonly brokerUrl?: string | undefined;
}

export interface BrokerTarget {
  readonly address: BrokerAddress;
  /** Authorities that the station file gives for it; without them those count that Node ships. */
  readonly caPem: string | undefined;
  readonly family: BrokerFamily;
}

type Context = Pick<StepContext<BrokerParams>, 'params' | 'brokers' | 'isSecret'>;

/**
 * The URL wins over the name's own; trust comes from the broker of that name, else from the one with the same host. Undefined where
 * the recipe names neither. Throws `broker/not-in-station-file`, `broker/bad-url`, `everyware/missing-value`.
 */
export function brokerTarget(context: Context): BrokerTarget | undefined {
  const { broker, brokerUrl } = context.params;
  if (broker === undefined && brokerUrl === undefined) return undefined;
  const named = broker === undefined ? undefined : namedBroker(context, broker);
  // An empty cell of the batch is no choice of the recipe's author.
  if (named === undefined && brokerUrl === '') throw new AppError('everyware/missing-value', { params: { name: 'brokerUrl' } });
  const address = addressOf(context, brokerUrl || named?.url || '');
  const trusted = named ?? context.brokers.find(({ url }) => parseBrokerUrl(url)?.host.toLowerCase() === address.host.toLowerCase());
  return { address, caPem: trusted?.caPem, family: isEverywareHost(address.host) ? 'everyware' : (trusted?.family ?? 'unknown') };
}

/** `broker/not-in-station-file` */
export function namedBroker({ brokers }: Pick<Context, 'brokers'>, name: string): Context['brokers'][number] {
  const found = brokers.find((broker) => broker.name === name);
  if (found !== undefined) return found;
  const known = brokers.map((broker) => broker.name).join(', ');
  throw new AppError('broker/not-in-station-file', { params: { name, known: known === '' ? '–' : known } });
}

function addressOf(context: Context, text: string): BrokerAddress {
  const address = parseBrokerUrl(resolveBrokerUrl(text) ?? text);
  if (address !== undefined) return address;
  throw new AppError('broker/bad-url', {
    params: {
      url: masked(context, text)
        .replace(/\/\/[^/]*@/, '//…@')
        .slice(0, 200),
    },
  });
}
