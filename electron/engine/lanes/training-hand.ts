/** Tells the simulated operator of a training line that a unit is done, so that the next gateway is plugged in. */
import type { LaneId } from '../../../shared/domain/ids.ts';
import type { Outcome } from '../../../shared/domain/outcome.ts';

const HAND_TIMEOUT_MS = 5_000;

/** True where another gateway follows in this lane. A hand that does not answer is a training line that has ended. */
export async function swapGateway(hand: string, lane: LaneId, verdict: Outcome): Promise<boolean> {
  try {
    const answer = await fetch(new URL(`lanes/${encodeURIComponent(lane)}/swap`, hand), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ verdict }),
      signal: AbortSignal.timeout(HAND_TIMEOUT_MS),
    });
    const body: unknown = await answer.json();
    return typeof body === 'object' && body !== null && 'next' in body && body.next === true;
  } catch {
    return false;
  }
}
