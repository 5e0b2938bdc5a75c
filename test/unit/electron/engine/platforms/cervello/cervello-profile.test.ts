import { expect, test } from 'vitest';
import { cervelloProfileSchema } from '../../../../../../electron/engine/platforms/cervello/cervello-profile.ts';
import { shippedProfile } from '../../../../../../electron/engine/platforms/cervello/read-profile.ts';

const shipped = shippedProfile();

test.each([
  ['request.body.a.0.token', { request: { ...shipped.request, body: { a: [{ token: '{nope}' }] } } }],
  ['request.headers.a b', { request: { ...shipped.request, headers: { 'a b': 'x' } } }],
  ['telemetry.url', { telemetry: { ...shipped.telemetry, url: 'http://broker.example' } }],
  ['telemetry.url', { telemetry: { ...shipped.telemetry, url: 'https://user:password@broker.example' } }],
  ['telemetry.url', { telemetry: { ...shipped.telemetry, url: 'nonsense' } }],
  ['codes.2xx', { codes: { '2xx': 'success' } }],
  ['codes.1', { codes: { 1: 'maybe' } }],
  ['reply.code', { reply: {} }],
])('a profile with nonsense is refused, and %s is named', (place, nonsense) => {
  const { error } = cervelloProfileSchema.safeParse({ ...shipped, ...nonsense });
  expect(error?.issues[0]?.path.join('.')).toBe(place);
});
