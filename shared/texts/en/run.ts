/** Runs and lanes. For each error code: what happened, what it means, what to do now. */
export const runTexts = {
} as const;
