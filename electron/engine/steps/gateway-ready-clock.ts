/** The gateway's clock against the station's: certificates are valid or not by it. */
import { AppError } from '../../../shared/errors/app-error.ts';
import type { CallOptions, Shell } from '../gateway/gateway.ts';
import { askTool, notChecked, type Readiness } from './gateway-ready-question.ts';

/** A clock without battery starts at its epoch or at the day of its image; before this year no gateway of today was built. */
const LEAST_PLAUSIBLE_YEAR = 2020;
const NAME = 'clock';

export async function clockReadiness(shell: Shell, maxSkewSeconds: number, call: CallOptions): Promise<Readiness> {
  const before = Date.now() / 1000;
  const answer = await askTool(shell, ['date', '-u', '+%s'], call);
  const after = Date.now() / 1000;
  const seconds = answer.kind === 'ended' && answer.status === 0 ? lastNumber(answer.text) : undefined;
  if (seconds === undefined) return notChecked(NAME, 'date gives no seconds');
  return judgeClock(seconds, { before, after, maxSkewSeconds });
}

/** Last, because a gateway may greet at every login. */
function lastNumber(text: string): number | undefined {
  const line = text.trimEnd().split('\n').at(-1)?.trim() ?? '';
  return /^\d{1,11}$/.test(line) ? Number(line) : undefined;
}

interface AskedAt {
  /** Station's clock around the question, in seconds. */
  readonly before: number;
  readonly after: number;
  readonly maxSkewSeconds: number;
}

/** A slow line is no wrong clock: only what lies outside of the time the question took counts. */
function judgeClock(seconds: number, { before, after, maxSkewSeconds }: AskedAt): Readiness {
  const skew = seconds > after ? seconds - after : Math.max(0, before - (seconds + 1));
  const isRight = skew <= maxSkewSeconds;
  const [gatewayTime, stationTime] = [timeOf(seconds), timeOf(after)];
  const evidence = [
    { name: NAME, expected: `${stationTime} ± ${maxSkewSeconds} s`, observed: gatewayTime, verdict: verdictOf(isRight), source: 'shell' },
  ] as const;
  if (isRight) return { evidence };
  const isSet = new Date(seconds * 1000).getUTCFullYear() >= LEAST_PLAUSIBLE_YEAR;
  const params = { gatewayTime, stationTime, seconds: String(Math.round(skew)), limit: String(maxSkewSeconds) };
  return { evidence, failure: new AppError(isSet ? 'ready/clock-wrong' : 'ready/clock-not-set', { params }) };
}

function verdictOf(isRight: boolean): 'proved' | 'refuted' {
  return isRight ? 'proved' : 'refuted';
}

function timeOf(seconds: number): string {
  return `${new Date(seconds * 1000).toISOString().slice(0, 19)}Z`;
}
