/** People at one gateway outside a run, from windows and commands. */
import type { visitRequests as contract, VisitView, windowVisitRequests } from '../../../shared/contract/visits.ts';
import type { LaneId } from '../../../shared/domain/ids.ts';
import type { Functions } from '../../../shared/rpc/server.ts';
import type { LoadedStation } from '../files/station-file.ts';
import type { Session } from '../people/session.ts';
import type { Engine } from '../open-engine.ts';
import type { Service } from '../service-shape.ts';
import { VisitDesk } from '../visits/visit-desk.ts';
import { VisitLease } from '../visits/visit-lease.ts';
import type { Visit } from '../visits/visit.ts';
import type { Line } from './line.ts';

export interface OpenOrder {
  readonly station: LoadedStation;
  readonly lane: LaneId;
  readonly unit?: string | undefined;
  readonly operator?: string | undefined;
}

export interface VisitService {
  readonly requests: Functions<typeof contract>;
  /** What `Visits.open` throws; the caller has to hold the visit. */
  open(order: OpenOrder, signal: AbortSignal): Promise<VisitView>;
}

export function visitService(engine: () => Engine, session: Session): VisitService {
  const desks = new WeakMap<Visit, VisitDesk>();
  const lease = new VisitLease();
  const deskOf = (visit: Visit): VisitDesk => {
    const known = desks.get(visit) ?? new VisitDesk(visit, { pki: engine().pki, read: engine().journal.read });
    desks.set(visit, known);
    return known;
  };
  /** Whoever opened it may have signed out since. */
  const at = async (visitId: Parameters<Engine['visits']['find']>[0]): Promise<VisitDesk> => {
    if (!engine().people.isOpen) await session.demand('run');
    return deskOf(engine().visits.find(visitId));
  };
  return {
    open: async ({ station, lane, unit, operator }, signal) => {
      const by = await session.demand('run', operator);
      const visit = await engine().visits.open({ station, lane, unit, by, signal });
      try {
        const view = await deskOf(visit).view();
        // Its time begins when the caller can know of it: a slow gateway must not use it up.
        lease.start(visit);
        return view;
      } catch (thrown) {
        await visit.close();
        throw thrown;
      }
    },
    requests: requestsOf({ engine, session, at, lease }),
  };
}

/** A window opens lanes of the line that it looks at. */
export function windowVisits(line: Line, session: Session): Pick<Service, keyof typeof windowVisitRequests> {
  const { requests, open } = visitService(() => line.engine, session);
  return { ...requests, 'visits.open': (input, signal) => open({ station: line.station(), ...input }, signal) };
}

interface Parts {
  readonly engine: () => Engine;
  readonly session: Session;
  readonly at: (visitId: Parameters<Engine['visits']['find']>[0]) => Promise<VisitDesk>;
  readonly lease: VisitLease;
}

function requestsOf({ engine, session, at, lease }: Parts): VisitService['requests'] {
  return {
    'visits.get': async ({ visitId }) => (await at(visitId)).view(),
    'visits.hold': async ({ visitId }, signal) => {
      await lease.hold(engine().visits.find(visitId), signal);
      return {};
    },
    'visits.close': async ({ visitId }) => {
      await engine().visits.find(visitId).close();
      return {};
    },
    'visits.components': async ({ visitId }) => (await at(visitId)).components(),
    'visits.form': async ({ visitId, pid }) => (await at(visitId)).form(pid),
    'visits.plan': async ({ visitId, components }) => (await at(visitId)).plan(components),
    'visits.apply': async ({ visitId, planSha256, operator }) => {
      const by = await session.demand('station', operator);
      return (await at(visitId)).apply(planSha256, by);
    },
    'visits.snapshots': async ({ visitId }) => (await at(visitId)).snapshots(),
    'visits.compareSnapshots': async ({ visitId, a, b }) => (await at(visitId)).compareSnapshots(a, b),
    'visits.planRollback': async ({ visitId, id }) => (await at(visitId)).planRollback(BigInt(id)),
    'visits.planSnapshotFile': async ({ visitId, text }) => (await at(visitId)).planSnapshotFile(text),
    'visits.downloadSnapshot': async ({ visitId, id, form }) => (await at(visitId)).downloadSnapshot(BigInt(id), form),
    'visits.keystores': async ({ visitId }) => (await at(visitId)).keystores(),
    'visits.planTrust': async ({ visitId, keystore, add, remove }) => (await at(visitId)).planTrust({ keystore, add, remove }),
    'visits.exportRecipe': async ({ visitId, from, pids, name, model }) => (await at(visitId)).exportRecipe({ from, pids, name, model }),
  };
}
