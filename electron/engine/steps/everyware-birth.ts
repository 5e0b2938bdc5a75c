/**
 * The second proof of a provisioning: the gateway's birth message in the account that it was meant for. It is listened for before the
 * gateway is set off, because the message may come before the gateway's own word; without a login of the station there, that is said.
 */
import type { Evidence } from '../../../shared/domain/evidence.ts';
import { AppError, toAppError } from '../../../shared/errors/app-error.ts';
import { withinLimits } from '../gateway/call-limits.ts';
import type { StationBroker } from '../gateway/open-gateway.ts';
import type { LifecycleMessage } from '../gateway/remote/lifecycle.ts';
import { RemoteLink } from '../gateway/remote/remote-link.ts';
import { birthFacts } from '../platforms/station-broker/lifecycle-news.ts';
import { identityVerdict } from './birth-identity.ts';
import { cloudOf } from './everyware-cloud.ts';
import { accessNames } from './everyware-login.ts';
import type { ProvisionContext } from './everyware-provision-start.ts';
import { masked } from './masked.ts';

const CONNECT_MS = 20_000;
const NAME = 'birth in the target account';

interface Place {
  readonly broker: StationBroker;
  readonly account: string;
  readonly clientId: string;
}

/** One unit's watch, from before the deed until the proof; to be closed whatever comes. */
export class BirthWatch {
  readonly #context: ProvisionContext;
  readonly #place: Place | undefined;
  readonly #why: string;
  #link: RemoteLink | undefined;
  #births: readonly LifecycleMessage[] = [];
  #heard = Promise.withResolvers<void>();

  /** Never throws: what keeps the station from listening becomes part of the evidence. */
  static async open(context: ProvisionContext, clientId: string | undefined): Promise<BirthWatch> {
    let place: Place | undefined;
    let why = 'no login on the target account';
    try {
      place = await placeOf(context, clientId);
    } catch (thrown) {
      context.signal.throwIfAborted();
      why = toAppError(thrown).code;
    }
    const watch = new BirthWatch(context, place, why);
    return await watch.#listen();
  }

  private constructor(context: ProvisionContext, place: Place | undefined, why: string) {
    this.#context = context;
    this.#place = place;
    this.#why = why;
  }

  /** Waits for the birth as long as the recipe says, once the gateway has said that it is provisioned. */
  async proof(): Promise<Evidence> {
    const { params, signal } = this.#context;
    if (this.#place === undefined || this.#link === undefined) return note(`not checked: ${this.#why}`);
    const { account, clientId } = this.#place;
    this.#context.progress('progress.everyware.birth', { place: this.#link.place });
    const limits = AbortSignal.any([signal, AbortSignal.timeout(params.birthSeconds * 1000)]);
    await withinLimits(this.#heard.promise, limits, () => new AppError('step/timeout')).catch(() => undefined);
    signal.throwIfAborted();
    const seen = this.#births.length > 0;
    if (!seen) return { name: NAME, expected: account, observed: 'not seen', verdict: 'not-proved', source: 'broker' };
    const observed = `${this.#births.length > 1 ? `${this.#births.length} births` : 'birth'} of ${masked(this.#context, clientId)} in ${account}`;
    return { name: NAME, expected: account, observed, verdict: 'proved', source: 'broker' };
  }

  /** The deed begins: what was heard before it proves nothing of it. */
  begin(): void {
    this.#births = [];
    this.#heard = Promise.withResolvers();
  }

  /**
   * True once it was heard in another account than this one, and said what the row says of it: a client id alone may be another gateway's,
   * and no connection that this one had before can have told it.
   */
  isHeardOutside(account: string): boolean {
    const { unit } = this.#context;
    return this.#place?.account !== account && this.#births.some(({ facts }) => identityVerdict(unit, birthFacts(facts)) === 'itself');
  }

  async close(): Promise<void> {
    await this.#link?.close();
  }

  async #listen(): Promise<BirthWatch> {
    if (this.#place === undefined) return this;
    const { broker, account, clientId } = this.#place;
    const { signal } = this.#context;
    const onMessage = (message: LifecycleMessage) => {
      if (message.kind !== 'birth' || message.clientId !== clientId) return;
      // Another gateway under its client id is not taken for it.
      if (identityVerdict(this.#context.unit, birthFacts(message.facts)) === 'another') return;
      this.#births = [...this.#births, message];
      this.#heard.resolve();
    };
    let link: RemoteLink | undefined;
    try {
      // An id of its own: under the file's one the connections of several lanes would push each other out.
      link = new RemoteLink({ ...broker, clientId: undefined, password: broker.password?.() });
      await link.watchAccount(account, { onMessage }, { signal, timeoutMs: CONNECT_MS });
      this.#link = link;
      // Also where nobody comes to ask for the proof.
      signal.addEventListener('abort', () => void this.close(), { once: true });
      return this;
    } catch (thrown) {
      await link?.close();
      signal.throwIfAborted();
      return new BirthWatch(this.#context, undefined, toAppError(thrown).code);
    }
  }
}

function note(observed: string): Evidence {
  return { name: NAME, observed, verdict: 'noted', source: 'broker' };
}

/** Undefined where the station file names no broker with a login for the account. */
async function placeOf(context: ProvisionContext, clientId: string | undefined): Promise<Place | undefined> {
  const cloud = cloudOf(context, context.params.cloud);
  const { account, broker: name } = cloud?.settings ?? {};
  const broker = context.brokers.find((each) => each.name === name);
  if (account === undefined || broker?.user === undefined) return undefined;
  return { broker, account, clientId: clientId || (await accessNames(context, { username: '-' })).clientId };
}
