/** Any KuraPayload that the wire can carry, for property tests. */
import fc from 'fast-check';
import type { KuraMetric, KuraPayload, KuraPosition } from '../../shared/formats/kura-payload.ts';

const anyInt64 = fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n });
const anyInt32 = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 });
/** Only what has a UTF-8 form. */
const anyText = fc.string({ unit: 'binary', maxLength: 60 });
const anyBytes = fc.uint8Array({ maxLength: 80 });

const anyMetric: fc.Arbitrary<KuraMetric> = fc.oneof(
  fc.record({ name: anyText, type: fc.constant('DOUBLE' as const), value: fc.double() }),
  fc.record({ name: anyText, type: fc.constant('FLOAT' as const), value: fc.float() }),
  fc.record({ name: anyText, type: fc.constant('INT64' as const), value: anyInt64 }),
  fc.record({ name: anyText, type: fc.constant('INT32' as const), value: anyInt32 }),
  fc.record({ name: anyText, type: fc.constant('BOOL' as const), value: fc.boolean() }),
  fc.record({ name: anyText, type: fc.constant('STRING' as const), value: anyText }),
  fc.record({ name: anyText, type: fc.constant('BYTES' as const), value: anyBytes }),
);

const anyPosition: fc.Arbitrary<KuraPosition> = fc.record(
  {
    latitude: fc.double(),
    longitude: fc.double(),
    altitude: fc.double(),
    precision: fc.double(),
    heading: fc.double(),
    speed: fc.double(),
    timestamp: anyInt64,
    satellites: anyInt32,
    status: anyInt32,
  },
  { requiredKeys: ['latitude', 'longitude'] },
);

export const anyPayload: fc.Arbitrary<KuraPayload> = fc.record(
  { timestamp: anyInt64, position: anyPosition, metrics: fc.array(anyMetric, { maxLength: 8 }), body: anyBytes },
  { requiredKeys: ['metrics'] },
);
