import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DiskReserve, isReserveKept, RESERVE_BYTES } from '../../../../../../electron/engine/journal/files/disk-reserve.ts';
import { aFolder } from '../../../../../support/journal.ts';

const aReserve = () => join(aFolder(), 'journal.reserve');

describe('DiskReserve', () => {
  it('takes room of the disk, not a promise of it, in a file of its owner', () => {
    const file = aReserve();
    const reserve = new DiskReserve({ reserve: file });
    expect([reserve.isKept, existsSync(file)]).toEqual([false, false]);
    expect(reserve.keep()).toBe(true);
    const { size, blocks, mode } = statSync(file);
    expect(size).toBe(RESERVE_BYTES);
    expect(process.platform === 'win32' ? RESERVE_BYTES : blocks * 512).toBeGreaterThanOrEqual(RESERVE_BYTES);
    expect(process.platform === 'win32' ? 0o600 : mode & 0o777).toBe(0o600);
  });

  it('gives the room up once, and takes it again', () => {
    const file = aReserve();
    const reserve = new DiskReserve({ reserve: file });
    reserve.keep();
    expect([reserve.release(), reserve.release(), statSync(file).size]).toEqual([true, false, 0]);
    expect([isReserveKept(file), reserve.keep(), isReserveKept(file)]).toEqual([false, true, true]);
  });

  it('is the one that an earlier engine kept, whole or given up', () => {
    const file = aReserve();
    new DiskReserve({ reserve: file }).keep();
    expect(new DiskReserve({ reserve: file }).isKept).toBe(true);
    new DiskReserve({ reserve: file }).release();
    expect(new DiskReserve({ reserve: file }).isKept).toBe(false);
  });

  it('is not kept where it cannot be written', () => {
    const reserve = new DiskReserve({ reserve: aFolder() });
    expect([reserve.keep(), reserve.isKept]).toEqual([false, false]);
  });
});
