/** What the station keeps of its own for a unit, encrypted beside the unit's secret columns and erased with its batch's key. */
import type { Unit } from '../../../shared/domain/unit.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { Journal } from '../journal/journal.ts';
import type { UnitSecrets } from '../platforms/station-broker/unit-logins.ts';
import type { Vault } from '../vault/vault.ts';

export function unitSecrets(journal: Pick<Journal, 'read' | 'storeUnitSecret'>, vault: Vault): UnitSecrets {
  return {
    unit: (unitId) => journal.read.unit(unitId)?.unit,
    unitsNaming: (clientId) => journal.read.unitsByIdentifier(clientId).map(({ unit }) => unit),
    reveal: (unit, name) => (journal.read.encryptedSecret(unit.unitId, name) === undefined ? undefined : ifNotErased(vault, unit, name)),
    keep: ({ batchId, unitId }, name, value) => journal.storeUnitSecret(unitId, name, vault.boxOf(batchId).encrypt(unitId, name, value)),
  };
}

/** Gateways of a batch whose secrets are gone may still try to come: they are nobody. */
function ifNotErased(vault: Vault, { batchId, unitId }: Unit, name: string): string | undefined {
  try {
    return vault.reveal(batchId, unitId, name);
  } catch (thrown) {
    if (thrown instanceof AppError && thrown.code === 'vault/erased') return undefined;
    throw thrown;
  }
}
