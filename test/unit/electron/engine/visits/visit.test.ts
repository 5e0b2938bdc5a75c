import { describe, expect, it } from 'vitest';
import type { Verification } from '../../../../../electron/engine/steps/step.ts';
import type { VisitWrite } from '../../../../../electron/engine/visits/visit.ts';
import { PlanShelf } from '../../../../../electron/engine/visits/plan-shelf.ts';
import type { JournalEvent } from '../../../../../shared/domain/events.ts';
import type { Evidence } from '../../../../../shared/domain/evidence.ts';
import { AppError } from '../../../../../shared/errors/app-error.ts';
import { aVisit, VISITOR } from '../../../../support/a-visit.ts';

function open() {
  const events: JournalEvent[] = [];
  const journal = {
    append: async (added: readonly JournalEvent[]) => {
      events.push(...added);
      return [];
    },
  };
  let released = 0;
  const release = () => {
    released += 1;
  };
  const visit = aVisit({ journal, release });
  return { visit, events, released: () => released };
}

const evidence = (verdict: Evidence['verdict']): Evidence => ({ name: 'pid key', verdict, source: 'rest' });
const passed = (verdict: Evidence['verdict'] = 'proved'): Verification => ({ outcome: 'pass', evidence: [evidence(verdict)] });
const lost = new AppError('rest/connection-lost', { params: { host: 'there' } });
const partly = new AppError('rest/update-partly-failed', { params: { failed: 'snapshot' } });

function deed(part: Partial<VisitWrite>): VisitWrite {
  return { action: 'configuration.update', changes: [], apply: async () => undefined, verify: async () => passed(), ...part };
}

describe('a write of a visit', () => {
  it('is recorded before its first byte, and with what was read back', async () => {
    const { visit, events } = open();
    const end = await visit.write(
      deed({
        apply: async () => {
          expect(events.map(({ type }) => type)).toEqual(['visit.intended']);
        },
      }),
    );
    expect(end.outcome).toBe('pass');
    expect(events).toMatchObject([
      { type: 'visit.intended', by: VISITOR },
      { type: 'visit.settled', outcome: 'pass', evidence: [{ verdict: 'proved' }] },
    ]);
    const [intended, settled] = events as { writeId?: string }[];
    expect(intended?.writeId).toBe(settled?.writeId);
  });

  it.each<{ readonly says: string; readonly part: Partial<VisitWrite>; readonly end: readonly (string | undefined)[] }>([
    {
      says: 'a lost answer is made good by reading everything back',
      part: { apply: () => Promise.reject(lost) },
      end: ['pass', undefined],
    },
    {
      says: 'a lost answer leaves what cannot be read unknown',
      part: { apply: () => Promise.reject(lost), verify: async () => passed('not-proved') },
      end: ['unknown', 'rest/connection-lost'],
    },
    {
      says: 'a lost answer without any reading is unknown',
      part: { apply: () => Promise.reject(lost), verify: () => Promise.reject(lost) },
      end: ['unknown', 'rest/connection-lost'],
    },
    {
      says: 'what the gateway names as failed is no pass, whatever is read',
      part: { apply: () => Promise.reject(partly) },
      end: ['error', 'rest/update-partly-failed'],
    },
    {
      says: 'an answered write that cannot be read back proves nothing',
      part: { verify: () => Promise.reject(lost) },
      end: ['error', 'rest/connection-lost'],
    },
  ])('$says', async ({ part, end: [outcome, code] }) => {
    const { visit, events } = open();
    const end = await visit.write(deed(part));
    expect([end.outcome, end.failure?.code]).toEqual([outcome, code]);
    expect(events.at(-1)).toMatchObject({ type: 'visit.settled', outcome });
  });

  it('is one at a time, and none after the end', async () => {
    const { visit, released } = open();
    const { promise, resolve } = Promise.withResolvers<void>();
    const first = visit.write(deed({ apply: () => promise }));
    await expect(visit.write(deed({}))).rejects.toMatchObject({ code: 'visit/busy' });
    const closing = visit.close();
    expect(released()).toBe(0);
    resolve();
    await first;
    await closing;
    expect(released()).toBe(1);
    await expect(visit.write(deed({}))).rejects.toMatchObject({ code: 'visit/not-open' });
  });

  it('masks its secrets in the record', async () => {
    const { visit, events } = open();
    visit.mask.add('planted-s3cret');
    await visit.write(
      deed({
        changes: [{ target: 'a', to: 'is planted-s3cret', secret: false }],
        verify: async () => ({ outcome: 'fail', evidence: [{ ...evidence('refuted'), observed: 'planted-s3cret' }] }),
      }),
    );
    expect(JSON.stringify(events)).not.toContain('planted-s3cret');
  });
});

describe('a plan', () => {
  const changes = [
    { target: 'a.pid key', to: '1', secret: false },
    { target: 'b.pid key', to: '2', secret: false },
  ];
  const view = { changes, problems: [], missing: [], removed: [], ignored: [], uncompared: [] };
  const write = { action: 'configuration.update', pids: ['a.pid', 'b.pid'], look: async () => changes, apply: async () => undefined };

  it('that the gateway takes in part says which components are as wanted', async () => {
    const { visit } = open();
    const shelf = new PlanShelf(visit);
    const verify = async (): Promise<Verification> => ({
      outcome: 'fail',
      evidence: [
        { name: 'a.pid key', verdict: 'proved', source: 'rest' },
        { name: 'b.pid key', verdict: 'refuted', source: 'rest' },
      ],
    });
    const { planSha256 } = shelf.put({ view, write: { ...write, apply: () => Promise.reject(partly), verify } });
    if (planSha256 === undefined) throw new Error('no plan');
    expect(await shelf.apply(planSha256, VISITOR)).toMatchObject({
      outcome: 'error',
      failure: { code: 'rest/update-partly-failed', params: { failed: 'snapshot' } },
      parts: [
        { pid: 'a.pid', ok: true },
        { pid: 'b.pid', ok: false },
      ],
    });
    await expect(shelf.apply(planSha256, VISITOR)).rejects.toMatchObject({ code: 'visit/no-such-plan' });
  });

  it('that is outdated writes nothing', async () => {
    const { visit, events } = open();
    const shelf = new PlanShelf(visit);
    const look = async () => [{ ...changes[0], from: '7', target: 'a.pid key', secret: false }];
    const { planSha256 } = shelf.put({ view, write: { ...write, look, verify: async () => passed() } });
    if (planSha256 === undefined) throw new Error('no plan');
    await expect(shelf.apply(planSha256, VISITOR)).rejects.toMatchObject({ code: 'visit/plan-outdated', params: { target: 'a.pid key' } });
    expect(events).toEqual([]);
  });
});
