/** KuraPayload messages, in files and over the wire. */
export const payloadErrors = {
  'payload/malformed': { blame: 'device', transient: false },
  'payload/gzip-damaged': { blame: 'device', transient: false },
  'payload/gzip-cut': { blame: 'device', transient: false },
  'payload/too-large': { blame: 'device', transient: false },
  'payload/too-many-metrics': { blame: 'device', transient: false },
  'payload/wrong-value': { blame: 'operator', transient: false },
} as const;
