/** A broker's answer as the error that a person reads. */
import { AppError } from '../../../../shared/errors/app-error.ts';
import type { ErrorCode } from '../../../../shared/errors/codes.ts';
import { type BrokerAddress, placeOf } from './broker-address.ts';
import { causeTexts } from './broker-cause.ts';
import type { BrokerAnswer, BrokerVerdict } from './broker-verdict.ts';

const CODES: Readonly<Record<Exclude<BrokerVerdict, 'accepted'>, ErrorCode>> = {
  'bad-client-id': 'broker/bad-client-id',
  'bad-user-or-password': 'broker/bad-user-or-password',
  'not-authorised': 'broker/not-authorised',
  refused: 'broker/refused',
  'bad-protocol-version': 'broker/bad-protocol-version',
  'server-unavailable': 'broker/server-unavailable',
  unreachable: 'broker/unreachable',
  'tls-failed': 'broker/tls-failed',
  'certificate-not-trusted': 'broker/certificate-not-trusted',
  'wrong-host-name': 'broker/wrong-host-name',
  'certificate-expired': 'broker/certificate-expired',
  'certificate-not-yet-valid': 'broker/certificate-not-yet-valid',
  silent: 'broker/silent',
  closed: 'broker/closed',
  'not-mqtt': 'broker/not-mqtt',
};

type Refusal = Pick<BrokerAnswer, 'code' | 'reason' | 'causes' | 'family'> & { readonly verdict: keyof typeof CODES };

export function brokerFailure(address: BrokerAddress, { verdict, code, reason, causes, family }: Refusal): AppError {
  const params = { place: placeOf(address), family, reason: reason ?? '–', code: String(code ?? '–'), causes: causeTexts(causes) };
  return new AppError(CODES[verdict], { params });
}
