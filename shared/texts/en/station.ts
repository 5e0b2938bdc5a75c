/** Recipe and station files. For each error code: what happened, what it means, what to do now. */
export const stationTexts = {
} as const;
