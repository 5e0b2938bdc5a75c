import { describe, expect, test } from 'vitest';
import { hashToRoute, railEntryOf, type Route, routeToHash } from '../../../../../renderer/src/ui/route.ts';

const routes: Route[] = [
  { screen: 'line' },
  { screen: 'batches' },
  { screen: 'batch-import' },
  { screen: 'batch', batchId: 'a/b?c#d %' as never },
  { screen: 'units' },
  { screen: 'units', unitId: 'ü 1' as never },
  { screen: 'station' },
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

test('the import and a batch belong to the batches', () => {
  expect(routes.map(railEntryOf)).toEqual(['line', 'batches', 'batches', 'batches', 'units', 'units', 'station', 'help', 'help']);
});
