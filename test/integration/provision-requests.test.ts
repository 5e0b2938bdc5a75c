/** Provision requests for a batch against the simulated cloud over real HTTPS: each made once, whatever happens on the way. */
import { describe, expect, it } from 'vitest';
import type { CloudBench } from '../support/simulated-cloud.ts';
import { ACCOUNT_ID, aCloudBench } from '../support/simulated-cloud.ts';

const never = () => new AbortController().signal;
const create = (bench: CloudBench, wish: object = {}, signal = never()) =>
  bench.orders().create(bench.batch.id, 'plant', { wish: { overwrite: false, ...wish }, by: bench.by, signal });
const rowsOf = ({ journal, batch }: CloudBench) => journal.read.units({ batchId: batch.id, limit: 500 });
const eventsOf = ({ journal, batch }: CloudBench, type: string) =>
  journal.read.events({ batchId: batch.id, limit: 10_000 }).filter(({ event }) => event.type === type);
const none = { failed: 0, conflict: 0, unknown: 0, remaining: 0, found: 0 };

describe('a batch', () => {
  it('gets one request per unit with the very login its recipe will write, and the keys come back encrypted', async () => {
    const bench = await aCloudBench({ units: 7 });
    const summary = await create(bench, { generateActivationKey: true });
    expect(summary).toMatchObject({ ...none, rows: 7, created: 7, present: 0, activationKeys: 7, interrupted: false });
    for (const { clientId, username, password } of bench.accounts) expect(bench.book.find(clientId)).toMatchObject({ username, password });
    for (const { unit, state } of rowsOf(bench)) {
      const { clientId } = bench.accounts[unit.row - 1] ?? { clientId: '' };
      const key = bench.book.find(clientId)?.activationKey ?? '';
      expect(key).toHaveLength(32);
      expect(unit.secretColumns).toContain('activationKey');
      expect(unit.columns).not.toHaveProperty('activationKey');
      expect(bench.vault.reveal(unit.batchId, unit.unitId, 'activationKey')).toBe(key);
      expect(state).toMatchObject({ status: 'open', request: { phase: 'created', clientId, isOurs: true } });
      expect(JSON.stringify(bench.journal.read.events({ limit: 1000 }))).not.toContain(key);
    }
    expect(bench.journal.read.batchIsIntact(bench.batch.id)).toBe(true);
    expect(await bench.journal.read.verifyChain()).toMatchObject({ ok: true });
  });

  it('may be ordered again: all is there, nothing is sent but looks', async () => {
    const bench = await aCloudBench({ units: 60 });
    await create(bench);
    const before = eventsOf(bench, 'request.intended').length;
    expect(await create(bench)).toMatchObject({ ...none, created: 0, present: 60 });
    expect(eventsOf(bench, 'request.intended')).toHaveLength(before);
    expect(bench.book.count).toBe(60);
  });

  it('gets each request once from a cloud that loses answers, drops connections, fails and is busy', async () => {
    const faults = { loseAnswerEvery: 4, dropEvery: 5, failEvery: 7, busyEvery: 9, retryAfterSeconds: 0, slowMs: 2 };
    const bench = await aCloudBench({ units: 40, faults });
    const summary = await create(bench, { generateActivationKey: true });
    expect(summary).toMatchObject({ ...none, created: 40, activationKeys: 40 });
    const ids = bench.accounts.map(({ clientId }) => bench.book.find(clientId)?.id).toSorted((a = 0, b = 0) => a - b);
    expect(ids).toEqual(Array.from({ length: 40 }, (_item, index) => index + 1));
    expect(eventsOf(bench, 'request.created')).toHaveLength(40);
  }, 60_000);

  it('stops between two rows and goes on later', async () => {
    const bench = await aCloudBench({ units: 30, settings: { requestsPerSecond: 40 } });
    const stop = new AbortController();
    const stopListening = bench.journal.onAppended((events) => {
      if (events.some(({ event }) => event.type === 'request.created') && eventsOf(bench, 'request.created').length >= 5) stop.abort();
    });
    const summary = await create(bench, {}, stop.signal);
    stopListening();
    expect(summary.interrupted).toBe(true);
    expect(summary.created + summary.unknown).toBeLessThan(12);
    expect(await create(bench)).toMatchObject({ remaining: 0, conflict: 0, failed: 0, unknown: 0 });
    expect(bench.book.count).toBe(30);
    expect(rowsOf(bench).every(({ state }) => state.request?.phase === 'created')).toBe(true);
  });
});

describe('what others have made', () => {
  const foreign = (bench: CloudBench, at: number, more: object = {}) => {
    const { clientId, username } = bench.accounts[at] ?? { clientId: '', username: '' };
    return bench.book.create({
      accountId: ACCOUNT_ID,
      clientId,
      provisionUserUsername: username,
      provisionUserPassword: 'some-other-password',
      generateActivationKey: false,
      retryMaxAttempts: 5,
      overwriteIfDuplicate: false,
      provisionSecureURL: true,
      ...more,
    });
  };

  it('is taken where it looks the same, with a word that its password is not known', async () => {
    const bench = await aCloudBench({ units: 3 });
    foreign(bench, 1);
    expect(await create(bench)).toMatchObject({ ...none, created: 2, found: 1 });
    expect(eventsOf(bench, 'request.created').map(({ event }) => 'found' in event && event.found)).toContain(true);
  });

  it('is a conflict where it differs, and is overwritten on demand only', async () => {
    const bench = await aCloudBench({ units: 3 });
    const other = foreign(bench, 1, { retryMaxAttempts: 9 });
    const first = await create(bench);
    expect(first).toMatchObject({ created: 2, conflict: 1 });
    expect(first.problems).toMatchObject([
      { row: 2, result: 'conflict', failure: { code: 'requests/conflict', params: { different: 'retryMaxAttempts' } } },
    ]);
    expect(bench.book.find(other.clientId)?.password).toBe('some-other-password');
    expect(await create(bench, { overwrite: true })).toMatchObject({ ...none, created: 1, present: 2 });
    expect(bench.book.find(other.clientId)?.password).toBe(bench.accounts[1]?.password);
  });

  it('is not taken for the station’s own where the station died before it overwrote it', async () => {
    const bench = await aCloudBench({ units: 1 });
    const other = foreign(bench, 0);
    const [row] = rowsOf(bench);
    if (row === undefined) throw new Error('no unit');
    const { unitId, batchId } = row.unit;
    const intent = { type: 'request.intended', version: 1, cloud: 'plant', clientId: other.clientId, action: 'create' } as const;
    await bench.journal.append([{ ...intent, batchId, unitId, overwrites: String(other.id), by: bench.by }]);
    expect(await create(bench)).toMatchObject({ ...none, found: 1 });
    expect(await create(bench, { overwrite: true })).toMatchObject({ ...none, created: 1 });
  });
});

describe('a cloud that refuses', () => {
  it.each([
    ['every login alike, after one row', { password: 'wrong' }, 'requests/wrong-login'],
    ['the account', { accountId: 1 }, 'requests/not-allowed'],
    ['a trust that is not given', { caFile: undefined }, 'requests/unreachable'],
  ])(
    '%s: the order ends there',
    async (_what, settings, code) => {
      const bench = await aCloudBench({ units: 12, settings: { ...settings, timeoutSeconds: 3 } });
      const summary = await create(bench);
      expect(summary.ended?.code).toBe(code);
      expect(summary).toMatchObject({ created: 0 });
      expect(summary.remaining).toBeGreaterThan(0);
      expect(bench.book.count).toBe(0);
    },
    60_000,
  );

  it('ends at the plan limit, and what was made is kept', async () => {
    const bench = await aCloudBench({ units: 12, faults: { planLimit: 5 } });
    const summary = await create(bench);
    expect(summary).toMatchObject({ created: 5, ended: { code: 'requests/plan-limit' } });
    expect(rowsOf(bench).filter(({ state }) => state.request?.phase === 'created')).toHaveLength(5);
  });

  it('is not asked without an account, a login, or a place for the keys', async () => {
    const without = async (settings: object, wish: object = {}) => create(await aCloudBench({ units: 1, settings }), wish);
    await expect(without({ accountId: undefined })).rejects.toMatchObject({ code: 'requests/no-account' });
    await expect(without({ user: undefined })).rejects.toMatchObject({ code: 'requests/no-login' });
    await expect(without({ kind: 'everyware-ec5' })).rejects.toMatchObject({ code: 'requests/path-unconfirmed' });
    await expect(without({}, { expiresOn: '2020-01-01T00:00:00Z' })).rejects.toMatchObject({ code: 'requests/date-range' });
  });
});

describe('one request', () => {
  it('is shown without its key, edited in the four fields, switched off, and removed, all on record', async () => {
    const bench = await aCloudBench({ units: 2 });
    await create(bench, { generateActivationKey: true });
    const orders = bench.orders();
    const { clientId } = bench.accounts[0] ?? { clientId: '' };
    const serial = rowsOf(bench)[0]?.unit.identifiers[0]?.text ?? '';
    const shown = await orders.show('plant', serial, never());
    expect(shown).toMatchObject({
      clientId,
      accountId: String(ACCOUNT_ID),
      status: 'ENABLED',
      hasActivationKey: true,
      job: { status: 'CREATED' },
    });
    expect(JSON.stringify(shown)).not.toContain(bench.book.find(clientId)?.activationKey);
    const edit = { expiresOn: Date.parse('2099-01-01T00:00:00Z'), retryMaxAttempts: 8 };
    const edited = await orders.edit('plant', clientId, { edit, by: bench.by, signal: never() });
    expect(edited).toMatchObject({ expiresOn: '2099-01-01T00:00:00.000Z', job: { retryMaxAttempts: 8 } });
    const off = await orders.edit('plant', clientId, { edit: { status: 'DISABLED', expiresOn: null }, by: bench.by, signal: never() });
    expect(off.status).toBe('DISABLED');
    expect(off).not.toHaveProperty('expiresOn');
    expect(await orders.count('plant', never())).toBe(2);
    expect(await orders.executions('plant', clientId, never())).toEqual([]);
    await orders.remove('plant', clientId, { by: bench.by, signal: never() });
    expect(bench.book.find(clientId)).toBeUndefined();
    expect(rowsOf(bench)[0]?.state.request).toMatchObject({ phase: 'removed', isOurs: false });
    expect(eventsOf(bench, 'request.changed').map(({ event }) => 'action' in event && event.action)).toEqual(['edit', 'disable']);
    await expect(orders.show('plant', clientId, never())).rejects.toMatchObject({ code: 'requests/missing' });
    await expect(orders.remove('plant', 'nobody', { by: bench.by, signal: never() })).rejects.toMatchObject({ code: 'requests/no-unit' });
  });
});
