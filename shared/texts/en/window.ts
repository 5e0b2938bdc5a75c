/** What the window says. */
export const windowTexts = {} as const;
