/** What the command line prints besides errors. */
export const commandTexts = {} as const;
