/** Tags of the KuraPayload messages as they stand on the wire, `(field number << 3) | wire type` (kura.md §4.4). */
const VARINT = 0;
const BITS_64 = 1;
const LENGTH_DELIMITED = 2;
const BITS_32 = 5;

export const payloadTag = {
  timestamp: (1 << 3) | VARINT,
  position: (2 << 3) | LENGTH_DELIMITED,
  metric: (5000 << 3) | LENGTH_DELIMITED,
  body: (5001 << 3) | LENGTH_DELIMITED,
} as const;

export const metricTag = {
  name: (1 << 3) | LENGTH_DELIMITED,
  type: (2 << 3) | VARINT,
  double: (3 << 3) | BITS_64,
  float: (4 << 3) | BITS_32,
  int64: (5 << 3) | VARINT,
  int32: (6 << 3) | VARINT,
  bool: (7 << 3) | VARINT,
  string: (8 << 3) | LENGTH_DELIMITED,
  bytes: (9 << 3) | LENGTH_DELIMITED,
} as const;

export const positionTag = {
  latitude: (1 << 3) | BITS_64,
  longitude: (2 << 3) | BITS_64,
  altitude: (3 << 3) | BITS_64,
  precision: (4 << 3) | BITS_64,
  heading: (5 << 3) | BITS_64,
  speed: (6 << 3) | BITS_64,
  timestamp: (7 << 3) | VARINT,
  satellites: (8 << 3) | VARINT,
  status: (9 << 3) | VARINT,
} as const;
