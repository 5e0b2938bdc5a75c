/** How long an engine may take to end, so that whoever ends it waits longer than the engine itself does. */

/** For the step in work to reach its boundary. One that takes longer is journaled as intended and inspected at the next start. */
export const STEP_PATIENCE_MS = 10_000;
/** For the training line to end by itself before it is killed; the journals close meanwhile. */
export const TRAINING_END_MS = 5_000;
/** For what is left: the last commit, the anchors, the end of the process. */
const REST_MS = 5_000;

/** Longer than everything that the engine waits for, one after the other. Only then is it killed. */
export const ENGINE_CLOSE_MS = STEP_PATIENCE_MS + TRAINING_END_MS + REST_MS;
