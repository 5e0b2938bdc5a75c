/** What a broker's answer to one connect comes to. A value, never an error: it is the finding that was asked for. */

import type { BrokerCause } from './broker-cause.ts';

/** How a broker maps its reasons to the few codes of MQTT 3.1.1 differs by make. */
export type BrokerFamily = 'everyware' | 'mosquitto' | 'rabbitmq' | 'unknown';

/** Why there is no usable connection: found before anything but TLS was said. */
export type ConnectionVerdict =
  | 'unreachable'
  | 'tls-failed'
  | 'certificate-not-trusted'
  | 'wrong-host-name'
  | 'certificate-expired'
  | 'certificate-not-yet-valid'
  /** TCP is up and nothing comes, be it TLS or CONNACK. */
  | 'silent';

export type BrokerVerdict =
  | ConnectionVerdict
  | 'accepted'
  | 'bad-protocol-version'
  | 'bad-client-id'
  | 'server-unavailable'
  | 'bad-user-or-password'
  | 'not-authorised'
  /** A code that MQTT 3.1.1 does not know. */
  | 'refused'
  /** The broker closed the connection and gave no code; some do so for a wrong login. */
  | 'closed'
  | 'not-mqtt';

export interface BrokerAnswer {
  readonly verdict: BrokerVerdict;
  /** CONNACK return code (MQTT 3.1.1 §3.2.2.3), where one came. */
  readonly code?: number | undefined;
  /** Code of Node or OpenSSL, where the connection itself failed: `ECONNREFUSED`, `CERT_HAS_EXPIRED`, `no-answer`. */
  readonly reason?: string | undefined;
  readonly protocol: 'MQTT 3.1.1';
  readonly family: BrokerFamily;
  /** True from the moment on at which the CONNECT may have left: the broker may have counted it. */
  readonly credentialsSent: boolean;
  /** Everything that this answer cannot tell apart; empty where the broker accepted. */
  readonly causes: readonly BrokerCause[];
}

const VERDICT_OF_CODE: Readonly<Record<number, BrokerVerdict>> = {
  0: 'accepted',
  1: 'bad-protocol-version',
  2: 'bad-client-id',
  3: 'server-unavailable',
  4: 'bad-user-or-password',
  5: 'not-authorised',
};

export function verdictOfCode(code: number): BrokerVerdict {
  return VERDICT_OF_CODE[code] ?? 'refused';
}
