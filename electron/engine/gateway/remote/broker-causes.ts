/**
 * What an answer leaves open. Of Everyware only what the code of its open relatives says is known (esf.md §5.1, §8: unconfirmed for
 * EC5); of Mosquitto and RabbitMQ what they were seen to do (lab.md §3).
 */
import type { BrokerCause } from './broker-cause.ts';
import type { BrokerFamily, BrokerVerdict } from './broker-verdict.ts';

type Causes = readonly BrokerCause[];
type CausesByFamily = Readonly<Record<Exclude<BrokerFamily, 'unknown'>, Causes>>;

/** By family where families differ; a broker of unknown family may mean whatever any of them means. */
const OF_REFUSALS: Readonly<Record<'bad-client-id' | 'server-unavailable' | 'bad-user-or-password' | 'not-authorised', CausesByFamily>> = {
  'bad-client-id': {
    everyware: ['client-id-form', 'client-id-not-of-this-request'],
    mosquitto: ['client-id-empty', 'client-id-form'],
    rabbitmq: ['client-id-empty', 'client-id-in-use'],
  },
  'server-unavailable': {
    everyware: ['broker-starting-or-overloaded', 'no-connect-permission', 'account-without-messaging-service'],
    mosquitto: ['broker-starting-or-overloaded'],
    rabbitmq: ['broker-starting-or-overloaded', 'connection-limit'],
  },
  'bad-user-or-password': {
    everyware: ['wrong-password', 'unknown-user', 'no-provision-request', 'account-locked'],
    mosquitto: ['wrong-password', 'unknown-user'],
    rabbitmq: ['wrong-password', 'unknown-user'],
  },
  'not-authorised': {
    everyware: ['account-locked', 'account-disabled', 'credentials-expired', 'request-not-active', 'wrong-password'],
    mosquitto: ['wrong-password', 'unknown-user', 'client-id-not-allowed'],
    rabbitmq: ['no-access-to-virtual-host', 'wrong-password', 'unknown-user'],
  },
};

const OF_THE_REST: Readonly<Record<Exclude<BrokerVerdict, keyof typeof OF_REFUSALS | 'unreachable'>, Causes>> = {
  accepted: [],
  'bad-protocol-version': ['broker-without-mqtt-3.1.1'],
  refused: ['code-not-of-mqtt-3.1.1'],
  'tls-failed': ['port-without-tls', 'client-certificate-demanded', 'no-common-tls-version'],
  'certificate-not-trusted': ['authority-missing-in-ca-file', 'self-signed', 'intermediate-certificate-not-sent', 'somebody-in-between'],
  'wrong-host-name': ['wrong-address', 'certificate-for-another-name', 'somebody-in-between'],
  'certificate-expired': ['certificate-expired', 'station-clock-ahead'],
  'certificate-not-yet-valid': ['certificate-not-yet-valid', 'station-clock-behind'],
  silent: ['broker-hangs', 'no-broker-at-this-port', 'tls-and-plain-mixed-up'],
  closed: ['wrong-login-without-answer', 'address-or-account-blocked', 'connection-limit', 'tls-and-plain-mixed-up'],
  'not-mqtt': ['no-broker-at-this-port', 'tls-and-plain-mixed-up'],
};

const OF_REASONS: Readonly<Record<string, Causes>> = {
  ENOTFOUND: ['wrong-address', 'name-unknown-to-this-network'],
  EAI_AGAIN: ['name-service-silent', 'network-down'],
  ECONNREFUSED: ['broker-down', 'wrong-port', 'firewall'],
  EHOSTUNREACH: ['no-route', 'host-down', 'firewall'],
  ENETUNREACH: ['no-route', 'network-down'],
  EADDRNOTAVAIL: ['local-address-not-of-this-computer'],
};
const OF_NO_ANSWER: Causes = ['firewall', 'host-down', 'wrong-address'];

export function causesOf(verdict: BrokerVerdict, family: BrokerFamily, reason: string | undefined): Causes {
  if (verdict === 'unreachable') return OF_REASONS[reason ?? ''] ?? OF_NO_ANSWER;
  if (!isRefusal(verdict)) return OF_THE_REST[verdict];
  const byFamily = OF_REFUSALS[verdict];
  return family === 'unknown' ? [...new Set(Object.values(byFamily).flat())] : byFamily[family];
}

function isRefusal(verdict: BrokerVerdict): verdict is keyof typeof OF_REFUSALS {
  return Object.hasOwn(OF_REFUSALS, verdict);
}
