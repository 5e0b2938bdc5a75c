/**
 * Retries before the intent only: reading a gateway changes nothing, so a trouble that is marked transient is met a second and a
 * third time, each after a longer pause, from a fresh connection to what is still the same unit. From the intent on nothing is
 * repeated here (ARCHITECTURE, idea 1).
 */
import { AppError } from '../../../shared/errors/app-error.ts';
import { pause } from '../steps/pause.ts';
import type { Surroundings } from './step-work.ts';

const PAUSES_MS = [500, 2000] as const;

/** What `look` gives; throws what its last try threw, or what speaks against the gateway that came back. */
export async function lookAgain<Found>(look: () => Promise<Found>, around: Surroundings, signal: AbortSignal): Promise<Found> {
  for (const [index, pauseMs] of PAUSES_MS.entries()) {
    try {
      if (index > 0) await around.comeBack();
      return await look();
    } catch (thrown) {
      if (!(thrown instanceof AppError) || !thrown.traits.transient || signal.aborted) throw thrown;
      around.progress('progress.retrying', { try: String(index + 2), of: String(PAUSES_MS.length + 1) });
      await pause(pauseMs, signal);
    }
  }
  await around.comeBack();
  return look();
}
