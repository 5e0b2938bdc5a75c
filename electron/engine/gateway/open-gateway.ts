/** How a lane's gateway is opened. Implemented over ssh2 and HTTPS; see `shell/` and `rest/`. */
import type { SerialPortChoice } from '../../../shared/domain/station-file.ts';
import type { Gateway } from './gateway.ts';
import type { BrokerFamily } from './remote/broker-verdict.ts';

export interface SshTarget {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password?: string | undefined;
  readonly privateKey?: string | undefined;
  /** Bound by the station file. */
  readonly hostKeySha256?: string | undefined;
  readonly localAddress?: string | undefined;
}

export interface RestTarget {
  /** Root of the gateway, e.g. `https://172.16.0.1`; `/services` is added. */
  readonly url: string;
  readonly user: string;
  readonly password: string;
  /** For a gateway that demands another password at the first login; known from then on, whatever the password above says. */
  readonly newPassword?: string | undefined;
  readonly caPem?: string | undefined;
  /** Bound by the station file. */
  readonly certSha256?: string | undefined;
  readonly localAddress?: string | undefined;
}

export interface ConsoleTarget {
  readonly line:
    | { readonly kind: 'serial'; readonly port: SerialPortChoice; readonly baud: number }
    | { readonly kind: 'tcp'; readonly host: string; readonly port: number; readonly localAddress?: string | undefined };
  readonly user: string;
  readonly password?: string | undefined;
  readonly become: 'none' | 'sudo' | 'su';
  /** Where `become` needs another than the login's. */
  readonly becomePassword?: string | undefined;
  /** For a gateway that demands another password at the first login. */
  readonly newPassword?: string | undefined;
}

/** Endpoints with templates filled in and secrets read; lives for one run and is never stored or logged. */
export interface GatewayTarget {
  readonly console?: ConsoleTarget | undefined;
  readonly ssh?: SshTarget | undefined;
  readonly rest?: RestTarget | undefined;
  readonly kuraHome?: string | undefined;
  readonly restartCommand?: readonly string[] | undefined;
  /**
   * Asked at every first contact with a fingerprint that no file binds: throws `gateway/fingerprint-changed` or
   * `gateway/fingerprint-of-another` where the journal knows better. Called before any credential is sent.
   */
  readonly judgeFingerprint: (seen: { readonly fact: 'ssh-host-key' | 'tls-certificate'; readonly fingerprint: string }) => void;
}

export type OpenGateway = (target: GatewayTarget) => Gateway;

/** A broker of the station file, with its authorities read. */
export interface StationBroker {
  readonly name: string;
  readonly url: string;
  readonly caPem?: string | undefined;
  /** Its make, where the file says so: it decides what its refusals may mean. */
  readonly family?: BrokerFamily | undefined;
}
