/** Certificates of a unit: found by the unit, by its device through another batch, and in the passport, whatever became of them. */
import { expect, it } from 'vitest';
import { readPassport } from '../../electron/engine/passport.ts';
import { passportSchema } from '../../shared/contract/units.ts';
import type { BatchId } from '../../shared/domain/ids.ts';
import { importUnits } from '../support/journal.ts';
import { unitsOf } from '../support/journal-events.ts';
import { ADA, anAuthority, YEAR } from '../support/pki/station-pki.ts';

it('the passport shows all of a device, newest first', async () => {
  const { pki, journal } = await anAuthority();
  const first = unitsOf('batch-1' as BatchId, 2);
  const second = unitsOf('batch-2' as BatchId, 2);
  await importUnits(journal, first);
  await importUnits(journal, second);
  const [unit, other] = first;
  const [again] = second;
  if (unit === undefined || other === undefined || again === undefined) throw new Error('units');
  const order = { purpose: 'client', days: YEAR, by: ADA } as const;
  const old = await pki.issueWithKey({ subject: 'CN=old', ...order, unit });
  await pki.issueWithKey({ subject: 'CN=other', ...order, unit: other });
  await pki.revoke({ certificate: old.certificate, reason: 'superseded', note: 'returned', by: ADA });
  await pki.issueWithKey({ subject: 'CN=new', ...order, unit: again });
  expect(pki.certificatesOf({ unitId: unit.unitId }).map(({ subject }) => subject)).toEqual(['CN=old']);
  const row = journal.read.unit(unit.unitId);
  if (row === undefined) throw new Error('a row');
  const { certificates } = passportSchema.parse(readPassport(journal.read, row));
  expect(certificates?.map(({ subject, unitId, revoked }) => [subject, unitId, revoked?.note])).toEqual([
    ['CN=new', again.unitId, undefined],
    ['CN=old', unit.unitId, 'returned'],
  ]);
  // Where the unit stands is nothing that a certificate changes.
  expect(journal.read.unit(unit.unitId)?.state.status).toBe('open');
  expect(await journal.read.verifyChain()).toMatchObject({ ok: true });
});
