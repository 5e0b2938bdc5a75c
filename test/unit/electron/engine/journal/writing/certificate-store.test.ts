/** The list of certificates follows from the record and from nothing else; keys lie beside it, in the same commit or not at all. */
import { describe, expect, it } from 'vitest';
import { Checkpoints } from '../../../../../../electron/engine/journal/writing/checkpoints.ts';
import { rebuildProjections } from '../../../../../../electron/engine/journal/writing/projection-rebuild.ts';
import { WriterWork } from '../../../../../../electron/engine/journal/writing/writer-work.ts';
import type { JournalEvent } from '../../../../../../shared/domain/events.ts';
import type { DeviceId, UnitId } from '../../../../../../shared/domain/ids.ts';
import { authorityEvent, issuedEvent, keyRemovedEvent, revokedEvent } from '../../../../../support/pki/certificate-events.ts';
import { appendRequest, aRoom, type TestRoom } from '../../../../../support/writing-room.ts';

const DEVICE = 'device-1' as DeviceId;
const ROOT = authorityEvent('root', 'root');
const ISSUING = authorityEvent('issuing', 'issuing', 'root');
const EVENTS: readonly JournalEvent[] = [
  ROOT,
  ISSUING,
  issuedEvent('one', 'issuing', { deviceId: DEVICE, ofUnit: 'unit-1' as UnitId }),
  issuedEvent('two', 'issuing', { deviceId: DEVICE }),
  issuedEvent('three', 'issuing'),
  revokedEvent('two'),
];

function aRoomWithCertificates(): TestRoom {
  const room = aRoom();
  expect(room.append(...EVENTS.map((event) => [event])).every(({ ok }) => ok)).toBe(true);
  return room;
}

const rowsOf = ({ database }: TestRoom) => database.prepare('SELECT * FROM certificate').all();
const withKey = (event: JournalEvent, encrypted: number[]) => ({
  ...appendRequest([event]),
  keys: [{ entry: 0, encrypted: Uint8Array.from(encrypted) }],
});

describe('the list of certificates', () => {
  it('finds each by what it is found by', () => {
    const { read } = aRoomWithCertificates();
    const [issuing, root] = read.authorities();
    expect([issuing?.event.subject, root?.event.subject]).toEqual(['CN=issuing', 'CN=root']);
    expect(read.certificates({ limit: 10 }).map(({ event }) => event.subject)).toEqual([
      'CN=root',
      'CN=issuing',
      'CN=one',
      'CN=two',
      'CN=three',
    ]);
    expect(read.certificates({ afterSeq: issuing?.seq ?? 0, limit: 1 }).map(({ event }) => event.subject)).toEqual(['CN=one']);
    expect(read.certificates({ deviceId: DEVICE, limit: 10 }).map(({ event, revoked }) => [event.subject, revoked?.event.reason])).toEqual([
      ['CN=one', undefined],
      ['CN=two', 'superseded'],
    ]);
    expect(read.certificates({ unitId: 'unit-1' as UnitId, limit: 10 })).toHaveLength(1);
    const { serialNumber, spkiSha256, certificateSha256 } = issuedEvent('three', 'issuing');
    for (const name of [{ serialNumber }, { spkiSha256 }, { certificateSha256 }])
      expect(read.certificate(name)?.event.subject).toBe('CN=three');
    expect(read.issuedCount(issuing?.seq ?? 0)).toBe(3);
    expect(read.issuedCount(root?.seq ?? 0)).toBe(1);
    const revoked: string[] = [];
    read.eachRevoked(issuing?.seq ?? 0, (entry) => revoked.push(entry.serialNumber));
    expect(revoked).toEqual([revokedEvent('two').serialNumber]);
  });

  it('is made again from the events as it was', () => {
    const room = aRoomWithCertificates();
    const asItWas = rowsOf(room);
    room.database.exec('DELETE FROM certificate');
    rebuildProjections(room.database, new WriterWork(room.database, new Checkpoints(room.database)));
    expect(rowsOf(room)).toEqual(asItWas);
  });

  it.each([
    ['a row is missing', 'DELETE FROM certificate WHERE serial_number = (SELECT max(serial_number) FROM certificate)'],
    ['a row is too many', "INSERT INTO certificate VALUES (1, 'a', 'b', 'c', NULL, 0, NULL, NULL, NULL)"],
    ['a key was put in another’s place', "UPDATE certificate SET spki_sha256 = 'x' WHERE revoked_seq IS NOT NULL"],
    ['a revocation was taken back', 'UPDATE certificate SET revoked_seq = NULL'],
    ['a revocation was invented', 'UPDATE certificate SET revoked_seq = 1 WHERE revoked_seq IS NULL AND is_authority = 0'],
    ['it was given to another device', "UPDATE certificate SET device_id = 'device-2' WHERE device_id IS NOT NULL"],
  ])('is found wrong where %s', async (_, sql) => {
    const room = aRoomWithCertificates();
    expect(await room.read.verifyChain()).toMatchObject({ ok: true });
    room.database.exec(sql);
    expect(await room.read.verifyChain()).toMatchObject({ ok: false, problem: 'projection' });
  });
});

describe('a key that was certified before', () => {
  it('is refused alone: the others of its commit stay', () => {
    const room = aRoomWithCertificates();
    const again = { ...issuedEvent('four', 'issuing'), spkiSha256: issuedEvent('two', 'issuing').spkiSha256 };
    const results = room.append([issuedEvent('five', 'issuing')], [again], [issuedEvent('six', 'issuing')]);
    expect(results.map(({ ok }) => ok)).toEqual([true, false, true]);
    expect(results[1]).toMatchObject({
      failure: { code: 'pki/key-used-before', params: { serialNumber: revokedEvent('two').serialNumber } },
    });
    expect(room.read.certificates({ limit: 20 })).toHaveLength(7);
  });
});

describe('a private key', () => {
  it('comes with its certificate or not at all', () => {
    const room = aRoomWithCertificates();
    const again = { ...issuedEvent('four', 'issuing'), spkiSha256: issuedEvent('two', 'issuing').spkiSha256 };
    const [refused, taken] = room.settle(withKey(again, [1, 2]), withKey(issuedEvent('five', 'issuing'), [3, 4]));
    expect([refused?.ok, taken?.ok]).toEqual([false, true]);
    const keys = room.database.prepare('SELECT encrypted FROM private_key').pluck().all() as Buffer[];
    expect(keys.map((key) => [...key])).toEqual([[3, 4]]);
    const [five] = room.read.certificates({ limit: 20 }).filter(({ hasKey }) => hasKey);
    expect(five?.event.subject).toBe('CN=five');
    expect([...(room.read.privateKey(five?.seq ?? 0) ?? [])]).toEqual([3, 4]);
  });

  it('outlives a rebuild, and goes with the event that says so', () => {
    const room = aRoom();
    expect(room.read.hasPrivateKeys()).toBe(false);
    room.settle(withKey(ROOT, [5, 6]));
    rebuildProjections(room.database, new WriterWork(room.database, new Checkpoints(room.database)));
    expect(room.read.hasPrivateKeys()).toBe(true);
    room.append([keyRemovedEvent('root')]);
    expect(room.read.hasPrivateKeys()).toBe(false);
    expect(room.read.authorities()[0]?.hasKey).toBe(false);
  });
});
