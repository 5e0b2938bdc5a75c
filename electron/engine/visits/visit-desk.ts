/** What can be asked in one visit: components as forms, plans and their deeds, snapshots. */
import type { VisitApplied, VisitPlan, VisitView } from '../../../shared/contract/visits.ts';
import { type ComponentForm, componentForm } from '../../../shared/domain/component-form.ts';
import type { Change } from '../../../shared/domain/evidence.ts';
import type { PersonId, Sha256 } from '../../../shared/domain/ids.ts';
import type { KeystoreReview } from '../../../shared/domain/keystore-review.ts';
import { kuraCalls } from '../../../shared/domain/kura-call.ts';
import { compareSnapshots } from '../../../shared/formats/kura-snapshot-compare.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { Rest } from '../gateway/gateway.ts';
import { hasKura, kuraOf } from '../gateway/kura-of.ts';
import { readComponents } from '../platforms/kura/component-calls.ts';
import type { WantedComponents } from '../steps/kura-component-survey.ts';
import type { TrustWish } from '../steps/kura-trust-plan.ts';
import { planConfiguration } from './configuration-plan.ts';
import { planTrustedCertificates } from './keystore-plan.ts';
import { type KeyRecords, reviewKeystores } from './keystore-review.ts';
import { PlanShelf } from './plan-shelf.ts';
import { planRollback } from './rollback-plan.ts';
import { downloadSnapshot, exportRecipe, type RecipeExport, type RecipeFile, type SnapshotFile } from './snapshot-export.ts';
import { planSnapshotFile } from './snapshot-file-plan.ts';
import { readSide, shownDifferences } from './snapshot-sides.ts';
import { visitCall } from './visit-survey.ts';
import type { Visit } from './visit.ts';

export class VisitDesk {
  readonly visit: Visit;
  readonly #plans: PlanShelf;
  readonly #records: KeyRecords;

  constructor(visit: Visit, records: KeyRecords) {
    this.visit = visit;
    this.#records = records;
    this.#plans = new PlanShelf(visit);
  }

  /** A gateway without Kura in reach has no generation, and can nothing of what Kura can. */
  async view(): Promise<VisitView> {
    const { visitId, lane, laneName, since, by, identity, device } = this.visit.facts;
    const kura = hasKura(this.visit.gateway) ? await this.#kura() : undefined;
    const { serialNumber, macAddress, model, imei } = identity;
    const facts = Object.entries({ serialNumber, macAddress, model, imei }).filter(([, value]) => value !== undefined);
    return {
      visitId,
      lane,
      laneName,
      since,
      by,
      identity: Object.fromEntries(facts),
      ...(device === undefined ? {} : { device: { ...device } }),
      ...this.visit.gateway.software(),
      can: kura === undefined ? [] : kuraCalls.filter((call) => kura.can(call)),
    };
  }

  async components(): Promise<{ pid: string; name: string; factoryPid?: string }[]> {
    const all = await (await this.#kura()).components(visitCall(this.visit));
    return all
      .map(({ pid, factoryPid, definition }) => ({
        pid,
        name: definition?.name ?? pid,
        ...(factoryPid === undefined ? {} : { factoryPid }),
      }))
      .toSorted((one, other) => (one.pid < other.pid ? -1 : 1));
  }

  /** `component/unknown-pid`, `component/is-a-factory`, `component/not-described`. */
  async form(pid: string): Promise<ComponentForm> {
    const [component] = await readComponents(await this.#kura(), [pid], visitCall(this.visit));
    if (component === undefined) throw new AppError('component/unknown-pid', { params: { pid, suggestion: '–' } });
    return this.visit.mask.maskAll(componentForm(component));
  }

  async plan(typed: WantedComponents): Promise<VisitPlan> {
    return this.#plans.put(await planConfiguration(this.visit, typed));
  }

  async planRollback(id: bigint): Promise<VisitPlan> {
    return this.#plans.put(await planRollback(this.visit, id));
  }

  async planSnapshotFile(text: string): Promise<VisitPlan> {
    return this.#plans.put(await planSnapshotFile(this.visit, text));
  }

  keystores(): Promise<KeystoreReview> {
    return reviewKeystores(this.visit, this.#records);
  }

  async planTrust(wish: TrustWish): Promise<VisitPlan> {
    return this.#plans.put(await planTrustedCertificates(this.visit, wish));
  }

  apply(planSha256: Sha256, by: PersonId): Promise<VisitApplied> {
    return this.#plans.apply(planSha256, by);
  }

  async snapshots(): Promise<{ id: string; takenAt?: string }[]> {
    const ids = await (await this.#kura()).snapshotIds(visitCall(this.visit));
    return ids.map((id) => ({ id: String(id), ...takenAt(id) }));
  }

  async compareSnapshots(a: string, b: string): Promise<{ changes: Change[]; onlyInA: string[]; onlyInB: string[]; uncompared: string[] }> {
    const kura = await this.#kura();
    const call = visitCall(this.visit);
    const differences = compareSnapshots(await readSide(kura, a, call), await readSide(kura, b, call));
    const pidsOf = (wanted: 'added' | 'removed') => differences.filter(({ change }) => change === wanted).map(({ pid }) => pid);
    return this.visit.mask.maskAll({ ...shownDifferences(differences), onlyInA: pidsOf('removed'), onlyInB: pidsOf('added') });
  }

  downloadSnapshot(id: bigint, form: 'xml' | 'json'): Promise<SnapshotFile> {
    return downloadSnapshot(this.visit, id, form);
  }

  exportRecipe(wish: RecipeExport): Promise<RecipeFile> {
    return exportRecipe(this.visit, wish);
  }

  #kura(): Promise<Rest> {
    return kuraOf(this.visit.gateway, visitCall(this.visit));
  }
}

/** Milliseconds since 1970; 0 is what the installation began with, and a clock that stood still says nothing either. */
function takenAt(id: bigint): { takenAt?: string } {
  const ms = Number(id);
  return ms > 0 && ms <= 8.64e15 ? { takenAt: new Date(ms).toISOString() } : {};
}
