/**
 * What is heard at brokers of the station file: one connection and one ledger for each account of a broker, as long as somebody uses it. It
 * only listens.
 */
import type { BirthFacts } from '../../../shared/contract/watch.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { CallOptions } from '../gateway/gateway.ts';
import type { StationBroker } from '../gateway/open-gateway.ts';
import { KuraRemote } from '../gateway/remote/kura-remote.ts';
import { RemoteLink } from '../gateway/remote/remote-link.ts';
import { RemoteSession } from '../gateway/remote/remote-session.ts';
import type { RemoteAddress } from '../gateway/remote/remote-topics.ts';
import { LifecycleLedger } from '../platforms/station-broker/lifecycle-ledger.ts';
import { hearLifecycle } from '../platforms/station-broker/lifecycle-news.ts';

export interface HeardAccount {
  readonly ledger: LifecycleLedger;
  /** Asks the gateway for something harmless; undefined where it does not answer. A birth message that came earlier is not needed. */
  answers(clientId: string, options: CallOptions): Promise<GatewayAnswer | undefined>;
  /** False while the connection is lost and is made again. */
  isListening(): boolean;
  release(): Promise<void>;
}

export interface GatewayAnswer {
  /** Undefined where it does not tell who it is (kura.md §4.2: Kura before 5.4). */
  readonly facts: BirthFacts | undefined;
}

interface Listening {
  readonly link: RemoteLink;
  readonly ledger: LifecycleLedger;
  readonly opening: Promise<unknown>;
  users: number;
}

export class BrokerLedgers {
  readonly #listening = new Map<string, Listening>();

  /** `watch/no-login` where the file gives none, and what `RemoteLink.watchAccount` throws. */
  async listen(broker: StationBroker, account: string, options: CallOptions): Promise<HeardAccount> {
    if (broker.user === undefined) throw new AppError('watch/no-login', { params: { broker: broker.name } });
    const key = JSON.stringify([broker.name, broker.url, broker.user, account]);
    const listening = this.#listening.get(key) ?? this.#begin(key, { broker, account, options });
    listening.users += 1;
    let isReleased = false;
    const release = async () => {
      if (isReleased) return;
      isReleased = true;
      listening.users -= 1;
      if (listening.users > 0) return;
      if (this.#listening.get(key) === listening) this.#listening.delete(key);
      await listening.link.close();
    };
    try {
      await listening.opening;
      const answers = (clientId: string, asking: CallOptions) => answerOf(listening.link, { account, clientId }, asking);
      return { ledger: listening.ledger, answers, isListening: () => listening.link.isConnected, release };
    } catch (thrown) {
      await release();
      throw thrown;
    }
  }

  #begin(
    key: string,
    { broker, account, options }: { readonly broker: StationBroker; readonly account: string; readonly options: CallOptions },
  ): Listening {
    const { url, caPem, family, allowPlain, user } = broker;
    // An id of its own: one that the file gives belongs to remote management.
    const link = new RemoteLink({ url, caPem, family, allowPlain, user, password: broker.password?.() });
    const ledger = new LifecycleLedger();
    const hearing = { onMessage: hearLifecycle.bind(undefined, ledger), onGap: () => ledger.gap() };
    const listening: Listening = { link, ledger, opening: link.watchAccount(account, hearing, options), users: 0 };
    listening.opening.catch(() => undefined);
    this.#listening.set(key, listening);
    return listening;
  }
}

/** Every Kura has this app (kura.md §4.2). */
const HARMLESS = { app: 'CONF-V1', method: 'GET', resource: 'snapshots' } as const;

/** Whatever it says, a refusal or what nobody can read: it came from there. What keeps the question from being sent is no answer. */
async function answerOf(link: RemoteLink, address: RemoteAddress, options: CallOptions): Promise<GatewayAnswer | undefined> {
  try {
    await new RemoteSession(link, address).request(HARMLESS, options);
  } catch (thrown) {
    if (!(thrown instanceof AppError) || options.signal.aborted) throw thrown;
    if (thrown.code !== 'remote/bad-answer' && !thrown.code.startsWith('payload/')) return undefined;
  }
  return { facts: await factsOf(new KuraRemote(link, address), options) };
}

async function factsOf(kura: KuraRemote, options: CallOptions): Promise<BirthFacts | undefined> {
  try {
    const { serialNumber, primaryMacAddress } = await kura.systemProperties(options);
    const macAddresses = primaryMacAddress === undefined ? [] : [primaryMacAddress];
    return { ...(serialNumber === undefined ? {} : { serialNumber }), macAddresses, applicationIds: [] };
  } catch (thrown) {
    if (!(thrown instanceof AppError) || options.signal.aborted) throw thrown;
    return undefined;
  } finally {
    await kura.close();
  }
}
