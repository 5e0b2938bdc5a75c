/** Where a unit's provision request stands, in words that have a symbol of their own. */
import type { RequestRowResult } from '../../../../shared/contract/requests.ts';
import type { Failure } from '../../../../shared/domain/problem.ts';
import type { UnitRow } from '../../api/station-state.ts';

export const requestStandings = ['conflict', 'failed', 'unknown', 'asking', 'there', 'found', 'disabled', 'removed', 'none'] as const;
export type RequestStanding = (typeof requestStandings)[number];

export interface BatchRequest {
  readonly row: UnitRow;
  readonly clientId: string | undefined;
  readonly standing: RequestStanding;
  readonly failure: Failure | undefined;
  /** An activation key came with it and is kept at the station. */
  readonly hasKey: boolean;
}

export interface RequestSight {
  /** Only what the record says of this one. */
  readonly cloud: string;
  /** What the last creation said of the row; it also knows of what never reached the record. */
  readonly problem: RequestRowResult | undefined;
  readonly isRunning: boolean;
}

export function batchRequest(row: UnitRow, { cloud, problem, isRunning }: RequestSight): BatchRequest {
  const { request: known, added } = row.state;
  const request = known?.cloud === cloud ? known : undefined;
  return {
    row,
    clientId: request?.clientId ?? problem?.clientId,
    standing: problem?.result ?? standingOfState(request, isRunning),
    failure: problem?.failure ?? request?.failure,
    hasKey: added?.secretColumns.includes('activationKey') ?? false,
  };
}

function standingOfState(request: UnitRow['state']['request'], isRunning: boolean): RequestStanding {
  if (request === undefined) return 'none';
  if (request.phase === 'intended') return isRunning && request.failure === undefined ? 'asking' : 'unknown';
  if (request.phase !== 'created') return request.phase;
  return request.isOurs ? 'there' : 'found';
}

/** What somebody has to look at. */
export function isUndone(standing: RequestStanding): boolean {
  return standing === 'conflict' || standing === 'failed' || standing === 'unknown';
}
