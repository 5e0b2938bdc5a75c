/** The programs. For each error code: what happened, what it means, what to do now. */
export const programTexts = {
} as const;
