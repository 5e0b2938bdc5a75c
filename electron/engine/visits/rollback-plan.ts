/** Going back to a snapshot: what that would change, done by the gateway itself, and read back (kura.md §2.4). */
import { compareSnapshots, type ComparableComponent } from '../../../shared/formats/kura-snapshot-compare.ts';
import type { Change, Evidence } from '../../../shared/domain/evidence.ts';
import { toFormText } from '../../../shared/domain/component-form-text.ts';
import { holdsSecret } from '../../../shared/domain/component-form.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { CallOptions, Component, Rest } from '../gateway/gateway.ts';
import { kuraOf, kuraSource } from '../gateway/kura-of.ts';
import { callOptions } from '../steps/call-options.ts';
import { pause } from '../steps/pause.ts';
import type { Verification } from '../steps/step.ts';
import type { Planned, PlannedWrite } from './plan-shelf.ts';
import { type Present, readPresent, readSnapshot, shownDifferences } from './snapshot-sides.ts';
import { visitCall } from './visit-survey.ts';
import type { Visit } from './visit.ts';

/** A gateway may answer before it begins (kura.md §0, fact 10), and makes its factory components anew. */
const SETTLE_MS = 60_000;
const LOOK_AGAIN_MS = 1000;

/** `gateway/no-such-snapshot`, `gateway/cannot`. */
export async function planRollback(visit: Visit, id: bigint): Promise<Planned> {
  const call = visitCall(visit);
  const kura = await kuraOf(visit.gateway, call);
  if (!kura.can('rollback')) throw new AppError('gateway/cannot', { params: { call: 'rollback', generation: kura.generation } });
  const target = await readSnapshot(kura, id, call);
  const present = await readPresent(kura, call);
  const planned = whatChanges(present, target);
  const { changes, missing, removed } = planned;
  const view = { ...planned, problems: [], ignored: [] };
  const isNothing = changes.length + missing.length + removed.length === 0;
  return { view, write: isNothing ? undefined : rollbackWrite({ visit, id, target, planned }) };
}

interface RollbackChanges {
  readonly changes: Change[];
  readonly uncompared: string[];
  readonly missing: { pid: string; factoryPid?: string }[];
  readonly removed: string[];
}

function whatChanges(present: Present, target: readonly ComparableComponent[]): RollbackChanges {
  const wanted = new Set(target.map(({ pid }) => pid));
  const differences = compareSnapshots(present.comparable, target);
  const { changes, uncompared } = shownDifferences(differences);
  const gone = present.components.filter(({ pid }) => !wanted.has(pid));
  return {
    // What the snapshot does not name keeps its value: unconfirmed of every version, so nothing is promised of it.
    changes: [
      ...changes.filter(({ to }) => to !== undefined),
      ...gone.filter((each) => factoryOf(each) === undefined).flatMap(backToDefaults),
    ],
    uncompared,
    missing: differences.filter(({ change }) => change === 'added').map(({ pid }) => ({ pid })),
    removed: gone.filter((component) => factoryOf(component) !== undefined).map(({ pid }) => pid),
  };
}

function factoryOf({ factoryPid, properties }: Component): string | undefined {
  const kept = properties['service.factoryPid']?.value;
  return factoryPid ?? (typeof kept === 'string' ? kept : undefined);
}

function backToDefaults({ pid, definition, properties }: Component): readonly Change[] {
  return (definition?.attributes ?? []).flatMap((attribute): Change[] => {
    const text = toFormText(properties[attribute.id]?.value);
    const from = text === undefined ? undefined : [text].flat().join(',');
    const { defaultValue: to } = attribute;
    if (holdsSecret(attribute) || from === to || (from ?? '') === (to ?? '')) return [];
    return [
      { target: `${pid} ${attribute.id}`, ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }), secret: false },
    ];
  });
}

interface Rollback {
  readonly visit: Visit;
  readonly id: bigint;
  readonly target: readonly ComparableComponent[];
  readonly planned: RollbackChanges;
}

function rollbackWrite(rollback: Rollback): PlannedWrite {
  const { visit, id, target, planned } = rollback;
  return {
    action: 'snapshot.rollback',
    pids: [...new Set(planned.changes.map(({ target: name }) => name.split(' ')[0] ?? name))],
    look: async () => {
      const kura = await kuraOf(visit.gateway, visitCall(visit));
      const now = whatChanges(await readPresent(kura, visitCall(visit)), target);
      const other = otherInstance(planned, now);
      if (other !== undefined) throw new AppError('visit/plan-outdated', { params: { target: other } });
      return now.changes;
    },
    apply: async (signal) => {
      const kura = await kuraOf(visit.gateway, callOptions(signal));
      await kura.rollBack(id, callOptions(signal));
    },
    verify: (signal) => proveRollback(rollback, signal),
  };
}

/** One that would be made or deleted, and was not shown as such, or the other way round. */
function otherInstance(planned: RollbackChanges, now: RollbackChanges): string | undefined {
  const namesOf = ({ missing, removed }: RollbackChanges) => [...missing.map(({ pid }) => `+${pid}`), ...removed.map((pid) => `-${pid}`)];
  const [shown, actual] = [namesOf(planned), namesOf(now)];
  const other = actual.find((name) => !shown.includes(name)) ?? shown.find((name) => !actual.includes(name));
  return other?.slice(1);
}

async function proveRollback({ visit, id, target, planned }: Rollback, signal: AbortSignal): Promise<Verification> {
  const source = kuraSource(visit.gateway);
  const left = await untilSettled(visit, target, signal);
  const open = new Map(left.changes.map((change) => [change.target, change]));
  const evidence = planned.changes.map(({ target: name, to, secret }): Evidence => {
    const expected = to === undefined ? {} : { expected: to };
    const still = open.get(name);
    if (left.uncompared.includes(name)) return { name, ...expected, verdict: 'not-proved', source };
    if (still !== undefined)
      return { name, ...expected, ...(still.from === undefined ? {} : { observed: still.from }), verdict: 'refuted', source };
    return { name, ...expected, ...(to === undefined || secret ? {} : { observed: to }), verdict: 'proved', source };
  });
  const isThere = left.changes.length + left.missing.length + left.removed.length === 0;
  const whole: Evidence = { name: 'snapshot', expected: String(id), verdict: isThere ? 'proved' : 'refuted', source };
  const all = [...evidence, whole];
  if (isThere) return { outcome: 'pass', evidence: all };
  const first = left.changes[0]?.target ?? left.missing[0]?.pid ?? left.removed[0] ?? '';
  return {
    outcome: 'fail',
    evidence: all,
    failure: new AppError('snapshot/not-rolled-back', { params: { snapshot: String(id), target: first } }),
  };
}

/** What still differs when nothing does any more, or when the time is up. */
async function untilSettled(visit: Visit, target: readonly ComparableComponent[], signal: AbortSignal): Promise<RollbackChanges> {
  const giveUpAtMs = performance.now() + SETTLE_MS;
  for (;;) {
    try {
      const left = whatChanges(await readAgain(visit, callOptions(signal)), target);
      const isThere = left.changes.length + left.missing.length + left.removed.length === 0;
      if (isThere || performance.now() >= giveUpAtMs) return left;
    } catch (thrown) {
      signal.throwIfAborted();
      const mayComeBack =
        thrown instanceof AppError && (thrown.traits.transient || thrown.code === 'gateway/cannot' || thrown.code === 'rest/refused');
      if (!mayComeBack || performance.now() >= giveUpAtMs) throw thrown;
    }
    await pause(LOOK_AGAIN_MS, signal);
  }
}

async function readAgain(visit: Visit, call: CallOptions): Promise<Present> {
  const kura: Rest = await kuraOf(visit.gateway, call);
  return readPresent(kura, call);
}
