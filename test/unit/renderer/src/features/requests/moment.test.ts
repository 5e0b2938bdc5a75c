import { describe, expect, test } from 'vitest';
import { isMoment, isoToLocal, localToIso } from '../../../../../../renderer/src/features/requests/moment.ts';

describe('a moment in a field', () => {
  test.each(['', '2031-05-04 10:30', '2028-02-29 00:00'])('is taken: “%s”', (typed) => {
    expect(isMoment(typed)).toBe(true);
  });

  test.each([
    '2031-05-04',
    '2031-05-04 1',
    '2031-05-04 24:30',
    '2031-04-31 10:30',
    '2027-02-29 10:00',
    '04.05.2031 10:30',
    '2031-13-01 10:30',
  ])('is refused: “%s”', (typed) => {
    expect(isMoment(typed)).toBe(false);
  });

  test('comes back as it was, in UTC for the record', () => {
    const iso = '2031-05-04T08:30:00.000Z';
    expect(localToIso(isoToLocal(iso))).toBe(iso);
    expect(isMoment(isoToLocal(iso))).toBe(true);
  });

  test('is empty where there is none', () => {
    expect(isoToLocal(undefined)).toBe('');
  });
});
