/** A visit of one lane at a gateway that tests give it, with nobody known in it. */
import { Visit } from '../../electron/engine/visits/visit.ts';
import type { LaneId, PersonId, VisitId } from '../../shared/domain/ids.ts';
import { FakeGateway } from './fake-gateway.ts';

type Parts = ConstructorParameters<typeof Visit>[1];

export const VISITOR = 'ada' as PersonId;

export function aVisit(parts: Partial<Parts> = {}): Visit {
  const facts = {
    visitId: 'visit' as VisitId,
    lane: '1' as LaneId,
    laneName: 'Lane 1',
    since: '2026-01-01T00:00:00.000Z',
    by: VISITOR,
    identity: {},
    device: undefined,
    training: false,
    brokers: [],
  };
  return new Visit(facts, { gateway: new FakeGateway(), journal: { append: async () => [] }, release: () => undefined, ...parts });
}
