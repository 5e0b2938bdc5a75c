/** The station key must be the one that the journal's secrets were wrapped with; that is found out when the engine opens. */
import { existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type Engine, openEngine } from '../../electron/engine/open-engine.ts';
import type { BatchId } from '../../shared/domain/ids.ts';
import { aFolder, importUnits } from '../support/journal.ts';
import { unitsOf } from '../support/journal-events.ts';

const BATCH = 'batch-1' as BatchId;
const withCode = (code: string, params = {}) => expect.objectContaining({ code, params: expect.objectContaining(params) });

async function open(folder: string, environment = {}): Promise<Engine> {
  const journalFile = join(folder, 'journal.sqlite');
  const engine = await openEngine({ journalFile, keyFolder: folder, environment, linesideVersion: '0.1.0' });
  onTestFinished(() => engine.close());
  return engine;
}

async function stationWithSecrets(): Promise<{ folder: string; keyFile: string }> {
  const folder = aFolder();
  const engine = await open(folder);
  await engine.vault.openBatch(BATCH);
  await importUnits(engine.journal, unitsOf(BATCH, 1));
  await engine.close();
  return { folder, keyFile: join(folder, 'station.key') };
}

describe('an engine with a journal that holds secrets', () => {
  it('refuses to open without its key, makes none, and opens when the key is back', async () => {
    const { folder, keyFile } = await stationWithSecrets();
    renameSync(keyFile, `${keyFile}.away`);
    await expect(open(folder)).rejects.toEqual(withCode('vault/no-key', { file: keyFile }));
    expect(existsSync(keyFile)).toBe(false);
    renameSync(`${keyFile}.away`, keyFile);
    await (await open(folder)).close();
  });

  it('refuses to open with another key, and leaves the journal to the next one', async () => {
    const { folder } = await stationWithSecrets();
    const environment = { LINESIDE_STATION_KEY: 'ab'.repeat(32) };
    await expect(open(folder, environment)).rejects.toEqual(withCode('vault/wrong-key', { batch: BATCH }));
    await (await open(folder)).close();
  });

  it('makes a new key once all secrets are erased', async () => {
    const { folder, keyFile } = await stationWithSecrets();
    const engine = await open(folder);
    await engine.vault.erase(BATCH);
    await engine.close();
    rmSync(keyFile);
    await (await open(folder)).close();
    expect(existsSync(keyFile)).toBe(true);
  });
});
