/** Values that stand more than once in a file, told exactly. */
import { describe, expect, it } from 'vitest';
import { everywareFile } from '../../../../fixtures/batches/everyware-file.ts';
import { checkText, places } from './check-text.ts';

const everyware = { profile: 'everyware' } as const;
const isRepeat = (place: string) => /csv\/(duplicate|value-of-other-column)$/.test(place);

describe('a value that stands twice', () => {
  it('is an error in its column, whatever its capitals and separators', async () => {
    const checked = await checkText(everywareFile({}, {}, { serialNumber: 'sn00001', macAddress: '00-60-0c-00-00-02' }), everyware);
    expect(places(checked).filter(isRepeat)).toEqual(['3:serialNumber:csv/duplicate', '3:macAddress:csv/duplicate']);
    expect(checked.problems.filter(({ code }) => code === 'csv/duplicate').map(({ message }) => message)).toEqual([
      expect.stringContaining('row 1'),
      expect.stringContaining('row 2'),
    ]);
    expect(checked.verdict).toBe('wrong');
  });

  it('is a warning where it is another identifier of another row, and nothing within its own row', async () => {
    // In every row the client id is the MAC address.
    const checked = await checkText(everywareFile({}, { clientId: 'SN00001' }, { serialNumber: '00600C000001' }), everyware);
    expect(places(checked).filter(isRepeat)).toEqual(['2:clientId:csv/value-of-other-column', '3:serialNumber:csv/value-of-other-column']);
    const [first] = checked.problems.filter(({ code }) => code === 'csv/value-of-other-column');
    expect(first?.message).toContain('serialNumber of row 1');
    expect(checked.verdict).toBe('good');
  });

  it('is found as a duplicate although it stood in another column in between', async () => {
    const checked = await checkText(everywareFile({}, { clientId: 'SN00001' }, { clientId: 'SN00001' }), everyware);
    expect(places(checked).filter(isRepeat)).toEqual(['2:clientId:csv/value-of-other-column', '3:clientId:csv/duplicate']);
  });

  it('is found however far apart its rows are', async () => {
    const rows = Array.from({ length: 5000 }, () => ({}));
    const checked = await checkText(everywareFile(...rows, { serialNumber: 'SN00002' }), everyware);
    expect(places(checked).filter(isRepeat)).toEqual(['5001:serialNumber:csv/duplicate']);
  });
});
