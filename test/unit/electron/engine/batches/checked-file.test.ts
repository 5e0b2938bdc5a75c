import { describe, expect, it } from 'vitest';
import { openCheckedFile } from '../../../../../electron/engine/batches/checked-file.ts';
import { everywareFile } from '../../../../fixtures/batches/everyware-file.ts';
import { checkText, withFile } from './check-text.ts';

const signal = new AbortController().signal;
/** Several pieces long; every 7th row is bad, every 50th repeats the row before it. */
const rows = Array.from({ length: 3000 }, (_item, index) => ({
  ...(index % 7 === 6 ? { macAddress: 'bad' } : {}),
  ...(index % 50 === 49 ? { serialNumber: `SN${String(index).padStart(5, '0')}` } : {}),
}));
const content = everywareFile(...rows);

describe('looking through a checked file', () => {
  it('shows any page with the same problems as the check', async () => {
    const checked = await checkText(content, { profile: 'everyware' });
    await withFile(content, async (path) => {
      const file = await openCheckedFile({ path, profile: 'everyware', signal });
      expect(file.summary).toEqual(checked.summary);
      for (const offset of [0, 1, 700, 1499, 2990]) {
        const page = await file.rows({ offset, limit: 100, onlyInvalid: false });
        expect(page.total).toBe(3000);
        expect(page.rows.map((row) => row.row)).toEqual(
          Array.from({ length: Math.min(100, 3000 - offset) }, (_item, index) => offset + 1 + index),
        );
        const wanted = checked.problems.filter(({ row }) => row > offset && row <= offset + 100);
        expect(page.rows.flatMap((row) => row.problems)).toEqual(wanted);
      }
    });
  });

  it('counts through the invalid rows alone', async () => {
    const checked = await checkText(content, { profile: 'everyware' });
    const invalid = [...new Set(checked.problems.filter(({ severity }) => severity === 'error').map(({ row }) => row))];
    await withFile(content, async (path) => {
      const file = await openCheckedFile({ path, profile: 'everyware', signal });
      const page = await file.rows({ offset: 100, limit: 250, onlyInvalid: true });
      expect(page.total).toBe(invalid.length);
      expect(page.rows.map((row) => row.row)).toEqual(invalid.slice(100, 350));
      expect(page.rows.every((row) => row.problems.some((problem) => problem.severity === 'error'))).toBe(true);
      expect(await file.rows({ offset: 5000, limit: 10, onlyInvalid: true })).toMatchObject({ rows: [] });
    });
  });

  it('masks secrets, shows the rest verbatim, and leaves empty cells empty', async () => {
    await withFile(everywareFile({ serialNumber: ' SN 1', activationKey: '' }), async (path) => {
      const file = await openCheckedFile({ path, profile: 'everyware', signal });
      const { rows: shown } = await file.rows({ offset: 0, limit: 1, onlyInvalid: false });
      expect(shown[0]?.cells).toEqual([
        ' SN 1',
        '00:60:0C:00:00:01',
        'acme',
        '00600C000001',
        '',
        '••••••',
        '',
        'mqtts://broker.example.com:8883',
      ]);
    });
  });
});
