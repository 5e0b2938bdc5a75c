/** The ways in which the station of a training line can reach its gateways. */

export const transports = ['ssh', 'rest', 'console'] as const;
export type Transport = (typeof transports)[number];
