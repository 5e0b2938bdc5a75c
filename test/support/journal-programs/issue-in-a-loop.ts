/**
 * Issues certificates for somebody who kills it: `node issue-in-a-loop.ts FILE STATION_KEY`. Several at once, with keys made here and for
 * requests of its own; writes the serial number of each when it is in hand, and some of them again when they are revoked.
 */
import { writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { openJournal } from '../../../electron/engine/journal/open-journal.ts';
import { StationPki } from '../../../electron/engine/pki/station-pki.ts';
import { tokensIn } from '../pki/tokens.ts';
import type { PersonId } from '../../../shared/domain/ids.ts';

const AT_ONCE = 4;
const by = 'person-1' as PersonId;
const [file = '', stationKey = ''] = process.argv.slice(2);

const journal = await openJournal({ file, linesideVersion: '0.1.0' });
const sealKey = Buffer.from(stationKey, 'hex');
const pki = new StationPki({ journal, stationKey: sealKey, tokens: tokensIn(dirname(file), sealKey) });
if (pki.authorities.view().issuing === undefined) {
  await pki.authorities.init({ name: 'Killed', keyType: 'p-256', rootDays: 7300, days: 1825, by });
}

async function issueForEver(number: number): Promise<never> {
  for (let count = 1; ; count += 1) {
    const { certificate } = await pki.issueWithKey({ subject: `CN=gw-${number}-${count}`, purpose: 'client', days: 365, by });
    writeSync(1, `issued ${certificate.serialNumber}\n`);
    if (count % 5 !== 0) continue;
    await pki.revoke({ certificate, reason: 'superseded', by });
    writeSync(1, `revoked ${certificate.serialNumber}\n`);
    await pki.crl({ by });
  }
}

await Promise.all(Array.from({ length: AT_ONCE }, (_, number) => issueForEver(number)));
