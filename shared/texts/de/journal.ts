/** The record and the vault. For each error code: what happened, what it means, what to do now. */
export const journalTexts = {
} as const;
