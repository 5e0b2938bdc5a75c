/** The station is killed while it issues: no key is left without its record, no record without its key, and nothing that was handed out is lost. */
import { createPrivateKey, randomBytes, X509Certificate } from 'node:crypto';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { openPrivateKey } from '../../electron/engine/pki/key-box.ts';
import { aFolder, aJournal } from '../support/journal.ts';
import { startProgram } from '../support/journal-programs/start-program.ts';

const KILLS = 6;

function keysIn(file: string): unknown {
  const database = new Database(file, { readonly: true });
  try {
    return database.prepare('SELECT count(*) FROM private_key').pluck().get();
  } finally {
    database.close();
  }
}

it(`holds a key for every certificate and no other, killed ${KILLS} times`, { timeout: 180_000 }, async () => {
  const file = join(aFolder(), 'journal.sqlite');
  const stationKey = randomBytes(32);
  const printed: string[] = [];
  for (let round = 0; round < KILLS; round += 1) {
    const program = startProgram('issue-in-a-loop', file, stationKey.toString('hex'));
    await program.printed(1 + round * 40);
    await program.kill();
    printed.push(...program.lines);
  }
  const { read } = await aJournal(file);
  const recorded = read.certificates({ limit: 100_000 });
  const bySerial = new Map(recorded.map((each) => [each.event.serialNumber, each]));
  const lost = printed.filter((line) => {
    const [what, serialNumber = ''] = line.split(' ');
    const found = bySerial.get(serialNumber);
    return found === undefined || (what === 'revoked' && found.revoked === undefined);
  });
  expect([lost, printed.length > 400]).toEqual([[], true]);
  for (const { seq, event } of recorded) {
    const sealed = read.privateKey(seq);
    if (sealed === undefined) throw new Error(`${event.subject} has no key`);
    const key = openPrivateKey(sealed, event.spkiSha256, stationKey);
    expect(
      new X509Certificate(Buffer.from(event.der, 'base64')).checkPrivateKey(
        createPrivateKey({ key: Buffer.from(key), format: 'der', type: 'pkcs8' }),
      ),
    ).toBe(true);
  }
  expect(keysIn(file)).toBe(recorded.length);
  expect(await read.verifyChain()).toMatchObject({ ok: true });
});
