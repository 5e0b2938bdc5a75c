/** The kinds of files that can be decoded (CLI.md, `inspect`). */
export const inspectKinds = ['kura-properties', 'kura-snapshot', 'kura-payload', 'x509', 'csr', 'pkcs12', 'station', 'recipe'] as const;
export type InspectKind = (typeof inspectKinds)[number];
