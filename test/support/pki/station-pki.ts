/** A station's authority over a real journal, and what a person would put beside it: openssl's own files. */
import { execFileSync, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Journal } from '../../../electron/engine/journal/journal.ts';
import { StationPki } from '../../../electron/engine/pki/station-pki.ts';
import type { PersonId } from '../../../shared/domain/ids.ts';
import { aFolder, aJournal } from '../journal.ts';
import { tokensIn } from './tokens.ts';

export const ADA = 'person-ada' as PersonId;
export const YEAR = 365;

export interface TestPki {
  readonly pki: StationPki;
  readonly journal: Journal;
  readonly folder: string;
  /** Writes a file into the test's folder and gives its path. */
  file(name: string, content: string | Uint8Array): string;
}

export interface PkiOptions {
  readonly now?: () => Date;
  readonly stationKey?: Uint8Array;
  readonly journalFile?: string;
}

export async function aPki({ now, stationKey = randomBytes(32), journalFile }: PkiOptions = {}): Promise<TestPki> {
  const folder = aFolder();
  const journal = await aJournal(journalFile ?? join(folder, 'journal.sqlite'));
  const file = (name: string, content: string | Uint8Array) => {
    const path = join(folder, name);
    writeFileSync(path, content, { mode: 0o600 });
    return path;
  };
  return { pki: new StationPki({ journal, stationKey, tokens: tokensIn(folder, stationKey), now }), journal, folder, file };
}

/** With a root of 20 and an issuing authority of 5 years. */
export async function anAuthority(
  options: PkiOptions & { readonly quota?: number; readonly keyType?: 'p-256' | 'rsa-2048' | 'ed25519' } = {},
) {
  const test = await aPki(options);
  const { keyType = 'p-256', quota } = options;
  const view = await test.pki.authorities.init({ name: 'Acme Line', keyType, rootDays: 20 * YEAR, days: 5 * YEAR, quota, by: ADA });
  return { ...test, view };
}

/** Standard output of openssl, which must find nothing wrong. */
export function openssl(...words: readonly string[]): string {
  return execFileSync('openssl', words, { encoding: 'utf8', stdio: ['pipe', 'pipe', 'pipe'] });
}

export function opensslStatus(...words: readonly string[]): { readonly status: number | null; readonly said: string } {
  const { status, stdout, stderr } = spawnSync('openssl', words, { encoding: 'utf8' });
  return { status, said: `${stdout}${stderr}` };
}

/** A request as a device would make it: `newkey` as in `openssl req -newkey`. */
export function aRequest(folder: string, newkey: readonly string[] = ['-newkey', 'rsa:2048'], subject = '/CN=gw-1/O=Acme'): string {
  const key = join(folder, `device-${randomBytes(4).toString('hex')}.key`);
  return openssl('req', '-new', ...newkey, '-nodes', '-keyout', key, '-subj', subject);
}
