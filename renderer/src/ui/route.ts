/** Which screen is shown, as the part of the address after `#`, so that back and forward work. */
import { useSyncExternalStore } from 'react';
import { batchIdSchema, type BatchId, type UnitId, unitIdSchema } from '../../../shared/domain/ids.ts';

export const screens = ['line', 'batches', 'units', 'station', 'help'] as const;
export type ScreenName = (typeof screens)[number];

export type Route =
  | { readonly screen: 'line' | 'batches' | 'batch-import' | 'station' }
  | { readonly screen: 'batch'; readonly batchId: BatchId }
  | { readonly screen: 'units'; readonly unitId?: UnitId }
  | { readonly screen: 'help'; readonly page?: string };

export function routeToHash(route: Route): string {
  switch (route.screen) {
    case 'batch-import':
      return '#/batches/import';
    case 'batch':
      return `#/batches/of/${encodeURIComponent(route.batchId)}`;
    case 'units':
      return route.unitId === undefined ? '#/units' : `#/units/${encodeURIComponent(route.unitId)}`;
    case 'help':
      return route.page === undefined ? '#/help' : `#/help/${encodeURIComponent(route.page)}`;
    default:
      return `#/${route.screen}`;
  }
}

/** Whatever is no address of ours is the line: the screen one can always start from. */
export function hashToRoute(hash: string): Route {
  const [first = '', second, third] = hash.replace(/^#\//, '').split('/').map(decode);
  if (first === 'batches') return batchesRoute(second, third);
  if (first === 'units') {
    const unitId = unitIdSchema.safeParse(second);
    return unitId.success ? { screen: 'units', unitId: unitId.data } : { screen: 'units' };
  }
  if (first === 'help') return second === undefined || second === '' ? { screen: 'help' } : { screen: 'help', page: second };
  return first === 'station' ? { screen: 'station' } : { screen: 'line' };
}

function batchesRoute(second: string | undefined, third: string | undefined): Route {
  if (second === 'import') return { screen: 'batch-import' };
  const batchId = batchIdSchema.safeParse(third);
  return second === 'of' && batchId.success ? { screen: 'batch', batchId: batchId.data } : { screen: 'batches' };
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** The entry of the rail that a route belongs to. */
export function railEntryOf(route: Route): ScreenName {
  return route.screen === 'batch' || route.screen === 'batch-import' ? 'batches' : route.screen;
}

export function goTo(route: Route): void {
  location.hash = routeToHash(route);
}

export function useRoute(): Route {
  return hashToRoute(useSyncExternalStore(listenToHash, () => location.hash));
}

function listenToHash(listener: () => void): () => void {
  addEventListener('hashchange', listener);
  return () => removeEventListener('hashchange', listener);
}
