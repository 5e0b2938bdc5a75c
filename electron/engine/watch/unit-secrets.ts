/** What the station keeps of its own for a unit, encrypted beside the unit's secret columns and erased with its batch's key. */
import type { Journal } from '../journal/journal.ts';
import type { UnitSecrets } from '../platforms/station-broker/unit-logins.ts';
import type { Vault } from '../vault/vault.ts';

export function unitSecrets(journal: Pick<Journal, 'read' | 'storeUnitSecret'>, vault: Vault): UnitSecrets {
  return {
    unit: (unitId) => journal.read.unit(unitId)?.unit,
    reveal: ({ batchId, unitId }, name) =>
      journal.read.encryptedSecret(unitId, name) === undefined ? undefined : vault.reveal(batchId, unitId, name),
    keep: ({ batchId, unitId }, name, value) => journal.storeUnitSecret(unitId, name, vault.boxOf(batchId).encrypt(unitId, name, value)),
  };
}
