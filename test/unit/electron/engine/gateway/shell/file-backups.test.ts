import { describe, expect, it } from 'vitest';
import { backupPath } from '../../../../../../electron/engine/gateway/shell/file-backups.ts';

const stampOf = (path: string) => path.slice(-14);

describe('backupPath', () => {
  it('names the file and the second in UTC', () => {
    const now = Date.UTC(2126, 2, 4, 5, 6, 7, 890);
    expect(backupPath('/etc/a b.properties', now)).toBe('/etc/a b.properties.lineside-backup-21260304050607');
  });

  it('never gives a name twice, and later ones sort later, even when the clock goes back', () => {
    const now = Date.UTC(2127, 0, 1);
    const stamps = [now, now, now + 999, now - 86_400_000, now + 5000].map((ms) => stampOf(backupPath('/f', ms)));
    expect(new Set(stamps).size).toBe(stamps.length);
    expect(stamps.toSorted()).toEqual(stamps);
    expect(stamps.every((stamp) => /^\d{14}$/.test(stamp))).toBe(true);
  });
});
