/** Which screen is shown, as the part of the address after `#`, so that back and forward work. */
import { useSyncExternalStore } from 'react';
import { batchIdSchema, type BatchId, type LaneId, laneIdSchema, type UnitId, unitIdSchema } from '../../../shared/domain/ids.ts';

export const screens = ['line', 'batches', 'units', 'gateway', 'returns', 'station', 'help'] as const;
export type ScreenName = (typeof screens)[number];

export type Route =
  | { readonly screen: 'line' | 'batches' | 'batch-import' | 'manufacturers' | 'station' | 'certificates' }
  | { readonly screen: 'batch' | 'batch-requests'; readonly batchId: BatchId }
  | { readonly screen: 'watch'; readonly batchId?: BatchId }
  | { readonly screen: 'gateway'; readonly lane?: LaneId }
  | { readonly screen: 'returns'; readonly identifier?: string }
  | { readonly screen: 'units'; readonly unitId?: UnitId }
  | { readonly screen: 'help'; readonly page?: string };

export function routeToHash(route: Route): string {
  switch (route.screen) {
    case 'batch-import':
      return '#/batches/import';
    case 'manufacturers':
      return '#/batches/manufacturers';
    case 'batch':
      return `#/batches/of/${encodeURIComponent(route.batchId)}`;
    case 'batch-requests':
      return `#/batches/of/${encodeURIComponent(route.batchId)}/requests`;
    case 'watch':
      return `#/station/watch${route.batchId === undefined ? '' : `/${encodeURIComponent(route.batchId)}`}`;
    case 'certificates':
      return '#/station/certificates';
    case 'gateway':
      return route.lane === undefined ? '#/gateway' : `#/gateway/${encodeURIComponent(route.lane)}`;
    case 'returns':
      return route.identifier === undefined ? '#/returns' : `#/returns/${encodeURIComponent(route.identifier)}`;
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
  const [first = '', ...rest] = hash.replace(/^#\//, '').split('/').map(decode);
  const [second, third] = rest;
  if (first === 'batches') return batchesRoute(rest);
  if (first === 'station') return stationRoute(second, third);
  if (first === 'gateway') {
    const lane = laneIdSchema.safeParse(second);
    return lane.success ? { screen: 'gateway', lane: lane.data } : { screen: 'gateway' };
  }
  if (first === 'returns') return second === undefined || second === '' ? { screen: 'returns' } : { screen: 'returns', identifier: second };
  if (first === 'units') {
    const unitId = unitIdSchema.safeParse(second);
    return unitId.success ? { screen: 'units', unitId: unitId.data } : { screen: 'units' };
  }
  if (first === 'help') return second === undefined || second === '' ? { screen: 'help' } : { screen: 'help', page: second };
  return { screen: 'line' };
}

function batchesRoute([first, second, third]: readonly string[]): Route {
  if (first === 'import') return { screen: 'batch-import' };
  if (first === 'manufacturers') return { screen: 'manufacturers' };
  const batchId = batchIdSchema.safeParse(second);
  if (first !== 'of' || !batchId.success) return { screen: 'batches' };
  return { screen: third === 'requests' ? 'batch-requests' : 'batch', batchId: batchId.data };
}

function stationRoute(second: string | undefined, third: string | undefined): Route {
  if (second === 'certificates') return { screen: 'certificates' };
  if (second !== 'watch') return { screen: 'station' };
  const batchId = batchIdSchema.safeParse(third);
  return batchId.success ? { screen: 'watch', batchId: batchId.data } : { screen: 'watch' };
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
  switch (route.screen) {
    case 'batch':
    case 'batch-import':
    case 'batch-requests':
    case 'manufacturers':
      return 'batches';
    case 'certificates':
      return 'station';
    case 'watch':
      return route.batchId === undefined ? 'station' : 'batches';
    default:
      return route.screen;
  }
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
