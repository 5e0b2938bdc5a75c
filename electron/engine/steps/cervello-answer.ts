/** What Cervello's answer to a provisioning request means for the unit. */
import type { Evidence } from '../../../shared/domain/evidence.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { RestAnswer } from '../gateway/rest/rest-request.ts';
import type { CervelloProfile } from '../platforms/cervello/cervello-profile.ts';
import type { CervelloCredentials } from '../platforms/cervello/cervello-room.ts';
import { credentialsIn, isOfAnother, readReply, type ReadReply } from '../platforms/cervello/read-reply.ts';
import { UnitFailure, type Verification } from './step.ts';

export type RequestEnd =
  | {
      readonly kind: 'made';
      readonly evidence: readonly Evidence[];
      readonly credentials: CervelloCredentials;
      readonly deviceId: string | undefined;
    }
  /** The platform said no, and not because of the unit. */
  | {
      readonly kind: 'not-made';
      readonly outcome: Exclude<Verification['outcome'], 'pass' | 'fail'>;
      readonly evidence: readonly Evidence[];
      readonly failure: AppError;
      /** How long the platform wants to be left alone. */
      readonly waitMs: number | undefined;
    };

interface Asked {
  readonly profile: CervelloProfile;
  /** Its name in the station file. */
  readonly cloud: string;
  readonly uniqueIdentifier: string;
  readonly waitMs: number | undefined;
}

const WAIT_MS = 2000;

/** Throws a `UnitFailure` for what is wrong with the unit; `cervello/unclear-answer` and the like where nobody knows what the platform did. */
export function judgeAnswer(answer: RestAnswer, { profile, cloud, uniqueIdentifier, waitMs }: Asked): RequestEnd {
  const reply = readReply(answer, profile.reply, profile.codes);
  const evidence = [answerEvidence(reply, cloud)];
  const params = { cloud, answer: answerText(reply) };
  const notMade = (outcome: 'error' | 'timeout', code: RefusalCode, wait?: number): RequestEnd => {
    return { kind: 'not-made', outcome, evidence, failure: new AppError(code, { params }), waitMs: wait };
  };
  if (isOfAnother(reply.envelope, profile.reply, uniqueIdentifier)) throw new AppError('cervello/answer-of-another', { params });
  switch (reply.meaning) {
    case 'success':
      return made(reply, profile, { evidence, params });
    case 'unknown-identifier':
      throw new UnitFailure(new AppError('cervello/unknown-identifier', { params }), evidence);
    case 'exists':
      throw new UnitFailure(new AppError('cervello/exists', { params }), evidence);
    case 'bad-token':
      return notMade('error', 'cervello/bad-token');
    case 'too-many':
      return notMade('timeout', 'cervello/too-many', waitMs ?? WAIT_MS);
    case 'refused':
      return notMade('error', 'cervello/refused');
    case 'unclear':
      throw new AppError('cervello/unclear-answer', { params });
  }
}

type RefusalCode = 'cervello/bad-token' | 'cervello/too-many' | 'cervello/refused';

/** As it may be shown: status, code and key. */
export function answerText({ facts: { status, code, messageKey } }: ReadReply): string {
  return [`HTTP ${status}`, ...(code === undefined ? [] : [`code ${code}`]), ...(messageKey === undefined ? [] : [messageKey])].join(', ');
}

export function answerEvidence(reply: ReadReply, cloud: string): Evidence {
  return { name: 'Cervello answered', observed: `${answerText(reply)} · ${cloud}`, verdict: 'noted', source: 'cloud' };
}

/** A success without credentials made a device that nobody can connect: a person has to look. */
function made(
  { envelope }: ReadReply,
  { reply }: CervelloProfile,
  { evidence, params }: { readonly evidence: readonly Evidence[]; readonly params: Readonly<Record<string, string>> },
): RequestEnd {
  const given = credentialsIn(envelope, reply);
  if (given === undefined) throw new AppError('cervello/no-credentials-in-answer', { params });
  const { deviceId, ...credentials } = given;
  return { kind: 'made', evidence, credentials, deviceId };
}
