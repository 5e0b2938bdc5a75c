/** The token that holds the issuing authority's key: there, and not about to lock itself. Looks without a login: no PIN is tried. */
import { existsSync } from 'node:fs';
import { AppError, toAppError } from '../../../shared/errors/app-error.ts';
import type { VaultSecrets } from '../files/station-secret.ts';
import type { AuthorityToken } from '../pki/token/token-signer.ts';
import type { Finding } from './finding.ts';

export interface TokenCheckOptions {
  readonly journalFile: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly vault: VaultSecrets;
}

/** A driver that hangs is given up before the whole check is. */
const TIMEOUT_MS = 4000;

/** Nothing where no authority's key is in a token, or the journal cannot be read, which is another check's business. */
export async function checkTokens({ journalFile, environment, vault }: TokenCheckOptions): Promise<readonly Finding[]> {
  const token = existsSync(journalFile) ? await tokenOf(journalFile) : undefined;
  if (token === undefined) return [];
  const { listTokens } = await import('../pki/token/token-program.ts');
  try {
    const seen = (await listTokens(token, { environment, timeoutMs: TIMEOUT_MS })).find(({ label }) => label === token.token);
    if (seen === undefined) return [found(false, { error: new AppError('pki/token-absent', { params: { token: token.token } }) })];
    return [standing(token, seen.flags, vault)];
  } catch (thrown) {
    return [found(false, { error: toAppError(thrown) })];
  }
}

function standing({ token, key, pinSecret: name }: AuthorityToken, flags: readonly string[], vault: VaultSecrets): Finding {
  const params = { token, key, name };
  if (flags.includes('user PIN locked')) return found(false, { key: 'doctor.token.locked', params });
  if (flags.includes('final user PIN try')) return found(false, { key: 'doctor.token.last-try', params });
  if (!vault.has(name)) return found(false, { key: 'doctor.token.no-pin', params });
  return found(true, { key: 'doctor.token.ok', params });
}

async function tokenOf(journalFile: string): Promise<AuthorityToken | undefined> {
  const { openJournalReader } = await import('../journal/open-journal-reader.ts');
  const { canIssue, toAuthority } = await import('../pki/authority.ts');
  try {
    const reader = openJournalReader(journalFile);
    try {
      return reader.authorities().map(toAuthority).find(canIssue)?.record.event.token;
    } finally {
      reader.close();
    }
  } catch {
    return undefined;
  }
}

/** The station works without it, but signs nothing. */
function found(ok: boolean, said: Finding['said']): Finding {
  return { name: 'token', ok, required: false, said };
}
