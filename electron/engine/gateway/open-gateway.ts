/** How a lane's gateway is opened. Implemented over ssh2 and HTTPS; see `shell/` and `rest/`. */
import type { SerialPortChoice } from '../../../shared/domain/station-file.ts';
import type { Gateway } from './gateway.ts';
import type { BrokerFamily } from './remote/broker-verdict.ts';
import type { RemoteLinkOptions } from './remote/link-options.ts';
import type { HoldLink } from './remote/remote-links.ts';

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

/** Passwords that the station made for gateways which demanded another one than they came with. */
export interface OwnPasswords {
  /** Those for the gateway that shows this certificate (SHA-256), newest first; one that it may never have been given is among them. */
  known(certificate: string): readonly string[];
  /** Encrypted and durable when it resolves: called before the gateway is told. Without it none is made. */
  keep?(password: string, certificate: string): Promise<void>;
  /** The gateway has taken it in a login. */
  prove(password: string, certificate: string): Promise<void>;
}

export interface RestTarget {
  /** Root of the gateway, e.g. `https://172.16.0.1`; `/services` is added. */
  readonly url: string;
  readonly user: string;
  /** Undefined where only a client certificate logs in. */
  readonly password: string | undefined;
  /** For a gateway that demands another password at the first login; known from then on, whatever the password above says. */
  readonly newPassword?: string | undefined;
  /** Where there is no `newPassword`, one is made for such a gateway and kept here. */
  readonly ownPasswords?: OwnPasswords | undefined;
  /** How many wrong logins the gateway takes before it locks the account, where that is known: the last one is never used up. */
  readonly loginAttempts?: number | undefined;
  /** PEM, certificate and its chain, and the private key: the login at the port for client certificates. */
  readonly client?: { readonly certificatePem: string; readonly keyPem: string } | undefined;
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

/** A gateway behind a broker; the link to it is shared by all gateways of that broker. */
export interface RemoteTarget {
  /** How to reach it, or, for the station's own broker, who gives its link. */
  readonly broker: RemoteLinkOptions | HoldLink;
  readonly account: string;
  /** The gateway's own client id; the station is never connected under it. */
  readonly clientId: string;
}

/** Endpoints with templates filled in and secrets read; lives for one run and is never stored or logged. */
export interface GatewayTarget {
  readonly console?: ConsoleTarget | undefined;
  readonly ssh?: SshTarget | undefined;
  readonly rest?: RestTarget | undefined;
  readonly remote?: RemoteTarget | undefined;
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
  readonly allowPlain?: boolean | undefined;
  /** The station's own, for remote management. */
  readonly clientId?: string | undefined;
  readonly user?: string | undefined;
  /** As in topics, for the watch. */
  readonly account?: string | undefined;
  /** Read when asked for; `station/secret-missing` where it is not there. */
  readonly password?: (() => string) | undefined;
}
