/** What a broker's answer means for the unit: which outcome, and what stands in the record. */
import type { Evidence } from '../../../shared/domain/evidence.ts';
import { type BrokerAddress, placeOf } from '../gateway/remote/broker-address.ts';
import { causeTexts } from '../gateway/remote/broker-cause.ts';
import { brokerFailure } from '../gateway/remote/broker-failure.ts';
import type { BrokerAnswer, BrokerVerdict } from '../gateway/remote/broker-verdict.ts';
import type { Verification } from './step.ts';

/** Here the broker has judged what the row says. Everything else lies between the station and the broker. */
const OF_THE_UNIT: ReadonlySet<BrokerVerdict> = new Set(['bad-client-id', 'bad-user-or-password', 'not-authorised']);

/** @param login the user and client id as they may be shown */
export function judgeAnswer(address: BrokerAddress, login: string, answer: BrokerAnswer): Verification {
  const { verdict, credentialsSent, code } = answer;
  const results = { verdict, credentialsSent: credentialsSent ? 'yes' : 'no', ...(code === undefined ? {} : { code: String(code) }) };
  const evidence = evidenceOf(placeOf(address), login, answer);
  if (verdict === 'accepted') return { outcome: 'pass', evidence, results };
  const failure = brokerFailure(address, { ...answer, verdict });
  return { outcome: OF_THE_UNIT.has(verdict) ? 'fail' : 'error', evidence, results, failure };
}

function evidenceOf(place: string, login: string, { verdict, code, reason, protocol, family, causes }: BrokerAnswer): readonly Evidence[] {
  const judged = verdict === 'accepted' ? 'proved' : OF_THE_UNIT.has(verdict) ? 'refuted' : 'not-proved';
  return [
    { name: `login at ${place}`, expected: 'accepted', observed: verdict, verdict: judged, source: 'broker' },
    note('login', login),
    note('protocol', protocol),
    note('broker family', family),
    ...(code === undefined ? [] : [note('CONNACK code', String(code))]),
    ...(reason === undefined ? [] : [note('reason', reason)]),
    ...(causes.length === 0 ? [] : [note('possible causes', causeTexts(causes))]),
  ];
}

function note(name: string, observed: string): Evidence {
  return { name, observed, verdict: 'noted', source: 'broker' };
}
