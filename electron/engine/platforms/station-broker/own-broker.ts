/**
 * The station's own broker as steps and the watch see it, whether it is the one inside the station or a mosquitto beside it. It is there
 * while an order or a watch needs it.
 */
import type { UnitId } from '../../../../shared/domain/ids.ts';
import type { Unit } from '../../../../shared/domain/unit.ts';
import type { CallOptions } from '../../gateway/gateway.ts';
import type { BrokerLogin } from '../../gateway/remote/connect-once.ts';
import type { RemoteLink } from '../../gateway/remote/remote-link.ts';
import type { LifecycleLedger } from './lifecycle-ledger.ts';

export interface OwnBroker {
  readonly kind: 'embedded' | 'mosquitto';
  /** As gateways reach it, `mqtts://host:port`. */
  readonly url: string;
  /** The first level of its topics behind `$EDC`. */
  readonly account: string;
  /** PEM of the authorities that gateways have to trust for it. */
  readonly authorityPem: string;
  /** What was heard of gateways since it is there. */
  readonly ledger: LifecycleLedger;
  /** The station's own connection, which everybody who asks gateways for something shares. */
  readonly link: RemoteLink;
  /**
   * The unit's login, made at the first time and the same ever after; from now on it is let in, under this client id only.
   * What the broker refuses is `own-broker/control-refused`; a client id of the station or of another device's unit is
   * `own-broker/client-id-taken`. A login that an earlier unit of the same device still had is taken away.
   */
  admit(unit: Unit, clientId: string, options: CallOptions): Promise<BrokerLogin>;
  /** The unit's login as it was made; undefined where there is none. Nothing is asked of the broker. */
  loginOf(unit: Unit): BrokerLogin | undefined;
  /** True where the unit had a login, and it was taken away. */
  wasDismissed(unit: Unit): boolean;
  /** As far as this station has let it in, or been asked to. */
  unitOfClient(clientId: string): UnitId | undefined;
  /** From now on the unit is not let in any more, and is no longer connected. */
  dismiss(unit: Unit, options: CallOptions): Promise<void>;
  isConnected(unit: Unit, options: CallOptions): Promise<boolean>;
  /** What the gateway had before it was pointed here, with its secrets: kept encrypted; undefined where nothing was. */
  keptOf(unit: Unit): string | undefined;
  keep(unit: Unit, before: string): Promise<void>;
  /** Cuts the unit's connection, so that a gateway which is there connects again and says who it is. */
  recall(unit: Unit, options: CallOptions): Promise<void>;
}

/** What makes a broker of one kind one that the station can use as its own. */
export interface BrokerControl {
  admit(login: BrokerLogin, options: CallOptions): Promise<void>;
  dismiss(login: BrokerLogin, options: CallOptions): Promise<void>;
  isConnected(login: BrokerLogin, options: CallOptions): Promise<boolean>;
  recall(login: BrokerLogin, options: CallOptions): Promise<void>;
  close(): Promise<void>;
}
