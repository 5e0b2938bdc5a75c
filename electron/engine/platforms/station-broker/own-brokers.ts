/** The station's broker, open as long as somebody uses it: started by the first order or watch that needs it, ended with the last. */
import { AppError } from '../../../../shared/errors/app-error.ts';
import { openOwnBroker, type OpenOwnBroker, type OwnBrokerParts } from './open-own-broker.ts';
import type { OwnBroker } from './own-broker.ts';

export interface BrokerUse {
  readonly broker: OwnBroker;
  release(): Promise<void>;
}

interface Open {
  readonly settings: string;
  readonly opening: Promise<OpenOwnBroker>;
  users: number;
}

export class OwnBrokers {
  readonly #parts: Pick<OwnBrokerParts, 'kept' | 'logins'>;
  #open: Open | undefined;
  /** The end of the one before: its port is free only then. */
  #closing: Promise<void> = Promise.resolve();

  constructor(parts: Pick<OwnBrokerParts, 'kept' | 'logins'>) {
    this.#parts = parts;
  }

  /** What `openOwnBroker` throws, and `own-broker/other-settings` while one with other settings is in use. */
  async use(wanted: Pick<OwnBrokerParts, 'settings' | 'brokers'>): Promise<BrokerUse> {
    const settings = JSON.stringify(wanted.settings);
    if (this.#open !== undefined && this.#open.settings !== settings) throw new AppError('own-broker/other-settings');
    const open = (this.#open ??= { settings, opening: this.#start(wanted), users: 0 });
    open.users += 1;
    try {
      const { broker } = await open.opening;
      let isReleased = false;
      const release = async () => {
        if (isReleased) return;
        isReleased = true;
        await this.#leave(open);
      };
      return { broker, release };
    } catch (thrown) {
      await this.#leave(open);
      throw thrown;
    }
  }

  async #start(wanted: Pick<OwnBrokerParts, 'settings' | 'brokers'>): Promise<OpenOwnBroker> {
    await this.#closing;
    return openOwnBroker({ ...this.#parts, ...wanted });
  }

  async #leave(open: Open): Promise<void> {
    open.users -= 1;
    if (open.users > 0) return;
    if (this.#open === open) this.#open = undefined;
    const closing = open.opening.then(
      ({ close }) => close(),
      () => undefined,
    );
    this.#closing = closing;
    await closing;
  }
}
