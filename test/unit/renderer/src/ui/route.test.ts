import { describe, expect, test } from 'vitest';
import { hashToRoute, railEntryOf, type Route, routeToHash } from '../../../../../renderer/src/ui/route.ts';

const routes: Route[] = [
  { screen: 'line' },
  { screen: 'batches' },
  { screen: 'batch-import' },
  { screen: 'batch', batchId: 'a/b?c#d %' as never },
  { screen: 'batch-requests', batchId: 'a/b?c#d %' as never },
  { screen: 'units' },
  { screen: 'units', unitId: 'ü 1' as never },
  { screen: 'gateway' },
  { screen: 'gateway', lane: '12' as never },
  { screen: 'returns' },
  { screen: 'returns', identifier: 'SN 1/ü' },
  { screen: 'station' },
  { screen: 'certificates' },
  { screen: 'watch' },
  { screen: 'watch', batchId: 'a/b' as never },
  { screen: 'help' },
  { screen: 'help', page: 'run/needs-decision' },
];

describe('an address', () => {
  test.each(routes)('of $screen leads back to it', (route) => {
    expect(hashToRoute(routeToHash(route))).toEqual(route);
  });

  test.each(['', '#', '#/', '#/nowhere', '#/%E0%A4%A', 'x'])('that is none of ours (%s) is the line', (hash) => {
    expect(hashToRoute(hash)).toEqual({ screen: 'line' });
  });

  test('of a batch without an id is the list', () => {
    expect(hashToRoute('#/batches/of/')).toEqual({ screen: 'batches' });
  });
});

test('what belongs to batches and to the station is under their entry of the rail', () => {
  const entries = routes.map((route) => `${route.screen} ${railEntryOf(route)}`);
  expect([...new Set(entries)]).toEqual([
    'line line',
    'batches batches',
    'batch-import batches',
    'batch batches',
    'batch-requests batches',
    'units units',
    'gateway gateway',
    'returns returns',
    'station station',
    'certificates station',
    'watch station',
    'watch batches',
    'help help',
  ]);
});
