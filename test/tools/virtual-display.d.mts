/** As in virtual-display.mjs, for tests and benches in TypeScript. */
export function startVirtualDisplay(options?: { readonly size?: string }): Promise<{ readonly display: string; stop(): Promise<void> }>;
