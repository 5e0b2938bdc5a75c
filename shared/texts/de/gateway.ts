/** The connected device. For each error code: what happened, what it means, what to do now. */
export const gatewayTexts = {
} as const;
