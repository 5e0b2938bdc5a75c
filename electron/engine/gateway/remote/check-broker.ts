/** Asks a broker whether it lets somebody in: one connect, one verdict (esf.md §5.3). */
import type { CallOptions } from '../gateway.ts';
import { sharedLimits } from '../call-limits.ts';
import { causesOf } from './broker-causes.ts';
import { type BrokerPlace, openBrokerSocket } from './broker-socket.ts';
import { type BrokerAnswer, type BrokerFamily, type BrokerVerdict, verdictOfCode } from './broker-verdict.ts';
import type { BrokerLogin, ConnectAnswer } from './connect-once.ts';

export interface BrokerCheck extends BrokerPlace, BrokerLogin, CallOptions {
  /** What is known of the broker's make; it decides what its codes may mean. */
  readonly family: BrokerFamily;
}

type Finding = Pick<BrokerAnswer, 'verdict' | 'code' | 'reason' | 'credentialsSent'>;

/**
 * Whatever the broker does is a verdict. Throws `broker/bad-authorities`, and `run/aborted` or the signal's own AppError where the
 * caller ends it: then the CONNECT may have left or not.
 */
export async function checkBroker(check: BrokerCheck): Promise<BrokerAnswer> {
  const limits = sharedLimits(check);
  // Not at every start of the station, and before there is a socket whose errors nobody hears yet.
  const { connectOnce } = await import('./connect-once.ts');
  const socket = await openBrokerSocket(check, limits());
  const finding: Finding =
    'verdict' in socket ? { ...socket, credentialsSent: false } : findingOf(await connectOnce(socket, check, limits()));
  const { family } = check;
  return { ...finding, protocol: 'MQTT 3.1.1', family, causes: causesOf(finding.verdict, family, finding.reason) };
}

const VERDICT_OF_END: Readonly<Record<Exclude<ConnectAnswer['kind'], 'connack'>, BrokerVerdict>> = {
  'tls-alert': 'tls-failed',
  'not-mqtt': 'not-mqtt',
  silent: 'silent',
  closed: 'closed',
};

function findingOf(answer: ConnectAnswer): Finding {
  if (answer.kind === 'connack') return { verdict: verdictOfCode(answer.code), code: answer.code, credentialsSent: true };
  const reason = 'reason' in answer ? answer.reason : undefined;
  return { verdict: VERDICT_OF_END[answer.kind], reason, credentialsSent: true };
}
