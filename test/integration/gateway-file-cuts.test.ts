/** Replacing a file over a connection that breaks at any moment: what is there afterwards is the old content or the new, never a mixture. */
import { createHash, randomBytes } from 'node:crypto';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toAppError } from '../../shared/errors/app-error.ts';
import { openGateway } from '../../electron/engine/gateway/connected-gateway.ts';
import type { Gateway } from '../../electron/engine/gateway/gateway.ts';
import { canRunSshd, type Sshd, startSshd } from '../support/sshd.ts';

const options = { signal: new AbortController().signal, timeoutMs: 20_000 };
const contentBytes = 1024 * 1024;
const cuts = 30;
const digest = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** The same moments in every run: an even spread over the duration of a write, shuffled so that neighbours differ. */
const moments = Array.from({ length: cuts }, (_, index) => ((index * 7) % cuts) / (cuts - 1));

describe.runIf(canRunSshd)('a write that is cut (needs root)', () => {
  let sshd: Sshd;
  let gateway: Gateway;
  let path: string;
  /** Everything that was ever sent. */
  const known = new Set<string>();
  beforeAll(async () => {
    sshd = await startSshd();
    gateway = openGateway({
      ssh: { host: sshd.host, port: sshd.port, user: 'root', privateKey: sshd.privateKey },
      judgeFingerprint: () => undefined,
    });
    path = join(sshd.folder, 'kura_custom.properties');
  });
  afterAll(async () => {
    await gateway.close();
    await sshd.stop();
  });

  const write = async (bytes: Uint8Array) => {
    known.add(digest(bytes));
    return (await gateway.shell(options)).writeFileAtomic(path, bytes, options);
  };
  const leftovers = () => readdirSync(sshd.folder).filter((entry) => entry.startsWith('.'));
  const backups = () => readdirSync(sshd.folder).filter((entry) => entry.includes('.lineside-backup-'));

  /** Until nothing of a cut session is left that could still change the file. */
  async function settled(): Promise<void> {
    for (let round = 0; round < 200 && sshd.sessionProcesses().length > 0; round += 1) await delay(10);
    let before = '';
    for (let round = 0; round < 50; round += 1) {
      const now = JSON.stringify([...leftovers(), ...backups()].map((entry) => [entry, sizeOf(join(sshd.folder, entry))]));
      if (now === before) return;
      before = now;
      await delay(20);
    }
  }

  it.each([
    ['with all its commands', () => sshd.cutSessionsWithCommands()],
    ['while its commands go on', () => sshd.cutSessions()],
  ])('leaves old or new whole, cut %s', { timeout: 120_000 }, async (_name, cut) => {
    let present: Uint8Array = randomBytes(contentBytes);
    await write(present);
    const from = performance.now();
    await write(present);
    const durationMs = performance.now() - from;
    const seen = { old: 0, new: 0, lost: 0 };
    for (const moment of moments) {
      const next = randomBytes(contentBytes);
      await gateway.shell(options);
      const writing = write(next).then(
        () => 'written' as const,
        (error: unknown) => toAppError(error).code,
      );
      await delay(moment * durationMs * 1.2);
      cut();
      const outcome = await writing;
      await settled();
      const found = digest(readFileSync(path));
      expect([digest(present), digest(next)]).toContain(found);
      expect(['written', 'ssh/connection-lost']).toContain(outcome);
      expect(outcome === 'written' && found !== digest(next)).toBe(false);
      seen[found === digest(next) ? 'new' : 'old'] += 1;
      if (outcome !== 'written') seen.lost += 1;
      expect(statSync(path).mode & 0o7777).toBe(0o644);
      if (found === digest(next)) present = next;
      for (const backup of backups()) expect(known).toContain(digest(readFileSync(join(sshd.folder, backup))));
    }
    // The spread must have hit writes before and after their rename, or it proved nothing.
    expect(seen.old).toBeGreaterThan(0);
    expect(seen.lost).toBeGreaterThanOrEqual(5);
    const last = randomBytes(contentBytes);
    await write(last);
    expect(digest(readFileSync(path))).toBe(digest(last));
    expect(leftovers()).toEqual([]);
    expect(backups().length).toBeLessThanOrEqual(3);
  });

  it('is abandoned cleanly when the caller aborts', async () => {
    writeFileSync(path, 'old');
    const abort = new AbortController();
    const shell = await gateway.shell(options);
    const writing = shell.writeFileAtomic(path, randomBytes(8 * contentBytes), { ...options, signal: abort.signal });
    setTimeout(() => abort.abort(), 10);
    await expect(writing).rejects.toMatchObject({ code: 'run/aborted' });
    expect(readFileSync(path, 'utf8')).toBe('old');
    await write(Buffer.from('new'));
    expect(leftovers()).toEqual([]);
  });
});

function sizeOf(path: string): number {
  try {
    return statSync(path).size;
  } catch {
    return -1;
  }
}
