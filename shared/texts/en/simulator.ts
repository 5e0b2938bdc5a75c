/** The training line. For each error code: what happened, what it means, what to do now. */
export const simulatorTexts = {
} as const;
