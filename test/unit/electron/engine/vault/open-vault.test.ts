import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { openVault, type VaultJournal } from '../../../../../electron/engine/vault/open-vault.ts';
import type { StationKey } from '../../../../../electron/engine/vault/vault.ts';
import type { BatchId, UnitId } from '../../../../../shared/domain/ids.ts';

const BATCH = 'batch-1' as BatchId;
const UNIT = 'unit-1' as UnitId;
const aKey = (): StationKey => ({ provider: 'environment', key: randomBytes(32) });
const withCode = (code: string) => expect.objectContaining({ code });

/** What the journal keeps for the vault. */
function aStore() {
  const keys = new Map<BatchId, Uint8Array>();
  const secrets = new Map<string, Uint8Array>();
  const journal: VaultJournal = {
    storeBatchKey: async (batchId, wrappedKey) => void keys.set(batchId, wrappedKey),
    deleteBatchKey: async (batchId) => void keys.delete(batchId),
    read: {
      wrappedBatchKey: (batchId) => keys.get(batchId),
      encryptedSecret: (unitId, column) => secrets.get(`${unitId} ${column}`),
    },
  };
  return { journal, keys, secrets };
}

async function vaultWithSecret(value = 'pl4nted', stationKey = aKey()) {
  const store = aStore();
  const vault = openVault(store.journal, stationKey);
  const box = await vault.openBatch(BATCH);
  store.secrets.set(`${UNIT} password`, box.encrypt(UNIT, 'password', value));
  return { ...store, vault, box, stationKey };
}

describe('the vault', () => {
  it.each(['pl4nted', '', 'größer 🔑', ' spaces and\nlines '])('gives back what was put in: %j', async (value) => {
    const { vault, journal, stationKey } = await vaultWithSecret(value);
    expect(vault.reveal(BATCH, UNIT, 'password')).toBe(value);
    expect(openVault(journal, stationKey).reveal(BATCH, UNIT, 'password')).toBe(value);
  });

  it('keeps the key of a batch wrapped, another one for each batch', async () => {
    const { vault, keys } = await vaultWithSecret();
    await vault.openBatch('batch-2' as BatchId);
    const [one, two] = [...keys.values()];
    expect(one).toHaveLength(1 + 12 + 32 + 16);
    expect(two).not.toEqual(one);
  });

  it('has nothing where nothing was put in', async () => {
    const { vault } = await vaultWithSecret();
    expect(() => vault.reveal(BATCH, UNIT, 'activationKey')).toThrow(withCode('vault/not-found'));
    expect(() => vault.reveal(BATCH, 'unit-2' as UnitId, 'password')).toThrow(withCode('vault/not-found'));
  });

  it('cannot give a secret of an erased batch', async () => {
    const { vault } = await vaultWithSecret();
    await vault.erase(BATCH);
    expect(() => vault.reveal(BATCH, UNIT, 'password')).toThrow(withCode('vault/erased'));
  });

  it('says so where the station key is another one', async () => {
    const { journal } = await vaultWithSecret();
    expect(() => openVault(journal, aKey()).reveal(BATCH, UNIT, 'password')).toThrow(withCode('vault/wrong-key'));
  });

  it('does not give a secret in the place of another', async () => {
    const { vault, secrets } = await vaultWithSecret();
    secrets.set('unit-2 password', secrets.get(`${UNIT} password`) ?? new Uint8Array());
    secrets.set(`${UNIT} activationKey`, secrets.get(`${UNIT} password`) ?? new Uint8Array());
    expect(() => vault.reveal(BATCH, 'unit-2' as UnitId, 'password')).toThrow(withCode('vault/damaged'));
    expect(() => vault.reveal(BATCH, UNIT, 'activationKey')).toThrow(withCode('vault/damaged'));
  });

  it('says nothing of a secret in its errors', async () => {
    const { vault, secrets } = await vaultWithSecret();
    (secrets.get(`${UNIT} password`) ?? new Uint8Array())[20] = 0;
    let thrown: unknown;
    try {
      vault.reveal(BATCH, UNIT, 'password');
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toEqual(withCode('vault/damaged'));
    expect(JSON.stringify(thrown)).not.toContain('pl4nted');
  });
});
