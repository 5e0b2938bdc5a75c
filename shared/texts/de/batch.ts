/** Batches and their files. For each error code: what happened, what it means, what to do now. */
export const batchTexts = {
} as const;
