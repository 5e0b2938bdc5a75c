/** What the end of a provisioning proves, and what it only suggests. */
import { type Evidence, MASK } from '../../../shared/domain/evidence.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { ProvisioningService } from './everyware-component.ts';
import { attemptsBy, type WatchEnd } from './provisioning-watch.ts';
import type { Verification } from './step.ts';

export interface ProvisionEnd extends WatchEnd {
  /** True where the station has switched `enabled` off: then that it is off is no word of the gateway's. */
  readonly isDisarmed?: boolean;
}

export interface Course {
  /** `provisioned` before the deed: without it the proof would be a state. */
  readonly before: boolean;
  /** Read by this engine; else from the committed intent of an earlier one. */
  readonly isRead: boolean;
  readonly seconds: number;
}

export function evidenceOfEnd(service: ProvisioningService, end: ProvisionEnd, course: Course): readonly Evidence[] {
  const { state, sawUnprovisioned } = end;
  const isDone = end.end === 'provisioned';
  const isForced = isDone && end.isDisarmed === true;
  const attempts = attemptsBy(service, course.seconds);
  return [
    {
      name: service.target('provisioned'),
      expected: 'true',
      observed: String(state.provisioned),
      verdict: isDone ? (sawUnprovisioned ? 'proved' : 'not-proved') : 'refuted',
      source: service.source,
    },
    {
      name: service.target('enabled'),
      expected: 'false',
      observed: String(state.enabled),
      verdict: state.enabled ? 'refuted' : isForced ? 'noted' : 'proved',
      source: service.source,
    },
    {
      name: `${service.target('provisioned')} before`,
      observed: String(course.before),
      verdict: 'noted',
      source: course.isRead ? service.source : 'journal',
    },
    ...(isDone && sawUnprovisioned ? acceptedPassword(service) : []),
    { name: 'seconds', observed: course.seconds.toFixed(1), verdict: 'noted', source: 'clock' },
    ...(attempts === undefined ? [] : [{ name: 'attempts (estimate)', observed: attempts, verdict: 'noted', source: 'clock' } as const]),
  ];
}

/**
 * Behind a broker a gateway with one cloud connection leaves it for its account, and takes its word with it: what proves the provisioning
 * then is its birth there.
 */
export function concludeElsewhere(service: ProvisioningService, seconds: number): Verification {
  const name = service.target('provisioned');
  return {
    outcome: 'pass',
    proof: 'provisioned',
    evidence: [
      { name, expected: 'true', observed: 'left for its account', verdict: 'not-proved', source: service.source },
      { name: 'seconds', observed: seconds.toFixed(1), verdict: 'noted', source: 'clock' },
    ],
  };
}

/**
 * Never `fail`: a broker that is down, a provision request that is missing and a modem that is broken look the same from here, and
 * what the gateway says when it gives up is not public (esf.md §2.3). A whole batch must not be called bad for one broker.
 */
export function conclude(
  { end, sawUnprovisioned }: ProvisionEnd,
  found: { readonly evidence: readonly Evidence[]; readonly attempts: string | undefined },
): Verification {
  const { evidence } = found;
  const params = { attempts: found.attempts ?? '?' };
  if (end === 'gave-up') return { outcome: 'error', evidence, failure: new AppError('everyware/gave-up', { params }) };
  if (end === 'deadline') return { outcome: 'timeout', evidence, failure: new AppError('everyware/deadline', { params }) };
  return { outcome: 'pass', evidence, ...(sawUnprovisioned ? { proof: 'provisioned' as const } : {}) };
}

/** No gateway gets through without a password that the broker takes: the acceptance that writing it could not prove. */
function acceptedPassword(service: ProvisioningService): readonly Evidence[] {
  const name = service.targetIfThere('password');
  return name === undefined ? [] : [{ name, expected: MASK, observed: 'accepted', verdict: 'proved', source: service.source }];
}
