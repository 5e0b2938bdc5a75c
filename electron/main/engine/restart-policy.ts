/** How often a stopped engine is started again before a person has to look. */
export const MAX_RESTARTS = 3;
const WINDOW_MS = 60_000;

/** Answers true where the engine may be started again at `nowMs`, and counts it. */
export function createRestartPolicy(): (nowMs: number) => boolean {
  let restarts: number[] = [];
  return (nowMs) => {
    restarts = restarts.filter((at) => nowMs - at < WINDOW_MS);
    if (restarts.length >= MAX_RESTARTS) return false;
    restarts.push(nowMs);
    return true;
  };
}
