/**
 * Opens a return: a batch of one unit for the same device, published together with `return.opened` in one commit, so that neither is
 * ever there without the other. Nothing is done to a device here.
 */
import { createHash, randomUUID } from 'node:crypto';
import type { ReturnDecision } from '../../../shared/domain/device-return.ts';
import type { EventOf } from '../../../shared/domain/events.ts';
import type { BatchId, DeviceId, PersonId, ReturnId, Sha256, UnitId } from '../../../shared/domain/ids.ts';
import type { Recipe } from '../../../shared/domain/recipe.ts';
import type { Batch } from '../../../shared/domain/unit.ts';
import type { LoadedRecipe } from '../files/recipe-file.ts';
import { KnownDevices } from '../batches/known-devices.ts';
import { UnitMaker } from '../batches/staged-units.ts';
import type { Journal, StagedUnit, UnitRow } from '../journal/journal.ts';
import { UnitsDigest } from '../journal/units-digest.ts';
import type { Vault } from '../vault/vault.ts';
import type { ReturnRow } from './return-row.ts';

export interface OpeningReturn {
  readonly journal: Journal;
  readonly vault: Vault;
  readonly decision: ReturnDecision;
  /** As it was chosen; undefined for `scrap`. */
  readonly chosen: LoadedRecipe | undefined;
  /** With the return's own steps. */
  readonly composed: Recipe;
  readonly row: ReturnRow;
  /** Undefined for a device that the record does not know yet. */
  readonly deviceId: DeviceId | undefined;
  readonly old: UnitRow | undefined;
  readonly reason: string;
  readonly by: PersonId;
  readonly secondPerson: PersonId | undefined;
}

export interface OpenedReturn {
  readonly returnId: ReturnId;
  readonly batchId: BatchId;
  readonly unitId: UnitId;
}

export async function openReturn(opening: OpeningReturn): Promise<OpenedReturn> {
  const { journal, vault, row } = opening;
  const batchId = randomUUID() as BatchId;
  const returnId = randomUUID() as ReturnId;
  try {
    const { columns } = row.header;
    const source = { batchId, columns, box: await vault.openBatch(batchId), known: new KnownDevices(journal.read, columns) };
    const staged = new UnitMaker(source).makeOne({ row: 1, cells: row.cells.map(({ value }) => value) });
    const { unit, secrets } = ofDevice(staged, opening.deviceId);
    await journal.stageUnits([{ unit, secrets }]);
    const recipe = storedRecipe(opening.composed);
    await journal.storeContent(recipe.sha256, recipe.content);
    const digest = new UnitsDigest();
    digest.add(unit);
    const imported = batchEvent(opening, { batchId, unit, unitsSha256: digest.sha256(), recipeSha256: recipe.sha256 });
    await journal.append([imported, returnEvent(opening, { returnId, batchId, unitId: unit.unitId, deviceId: unit.deviceId })]);
    return { returnId, batchId, unitId: unit.unitId };
  } catch (thrown) {
    // What cannot be removed now is removed at the next opening of the journal.
    await journal.discardStaged(batchId).catch(() => undefined);
    throw thrown;
  }
}

/** Whatever the new identifiers say: it is the device that came back. */
function ofDevice({ unit, secrets }: StagedUnit, deviceId: DeviceId | undefined): StagedUnit {
  return { unit: deviceId === undefined ? unit : { ...unit, deviceId }, secrets };
}

function storedRecipe(recipe: Recipe): { readonly content: string; readonly sha256: Sha256 } {
  const content = `${JSON.stringify(recipe, undefined, 2)}\n`;
  return { content, sha256: createHash('sha256').update(content, 'utf8').digest('hex') as Sha256 };
}

interface StoredBatch {
  readonly batchId: BatchId;
  readonly unit: StagedUnit['unit'];
  readonly unitsSha256: Sha256;
  readonly recipeSha256: Sha256;
}

/** It came from no file: the digest of its open columns stands in a file's place. */
function batchEvent({ composed, row, by, journal, old }: OpeningReturn, stored: StoredBatch): EventOf<'batch.imported'> {
  const { unit } = stored;
  const open = JSON.stringify(unit.columns);
  const name = freeName(unit.identifiers[0]?.text ?? '', journal);
  return {
    type: 'batch.imported',
    version: 3,
    batchId: stored.batchId,
    name,
    profile: composed.profile,
    file: { name, sha256: createHash('sha256').update(open, 'utf8').digest('hex') as Sha256, sizeBytes: Buffer.byteLength(open) },
    recipe: { name: composed.recipe, version: composed.version, sha256: stored.recipeSha256 },
    columns: row.header.columns.map((column) => column.name),
    secretColumns: row.header.columns.filter(({ secret }) => secret).map((column) => column.name),
    unitCount: 1,
    unitsSha256: stored.unitsSha256,
    ...madeBy(old === undefined ? undefined : journal.read.batch(old.unit.batchId)),
    by,
  };
}

/** Whoever made the device still did. */
function madeBy(before: Batch | undefined): Pick<Batch, 'manufacturer' | 'manufacturerId'> {
  const { manufacturer, manufacturerId } = before ?? {};
  return { ...(manufacturer === undefined ? {} : { manufacturer }), ...(manufacturerId === undefined ? {} : { manufacturerId }) };
}

function returnEvent(
  { decision, chosen, old, reason, by, secondPerson }: OpeningReturn,
  ids: OpenedReturn & { readonly deviceId: DeviceId },
): EventOf<'return.opened'> {
  return {
    type: 'return.opened',
    version: 1,
    ...ids,
    ...(old === undefined ? {} : { oldUnitId: old.unit.unitId }),
    decision,
    reason,
    by,
    ...(secondPerson === undefined ? {} : { secondPerson }),
    ...(chosen === undefined ? {} : { recipe: { name: chosen.recipe.recipe, version: chosen.recipe.version, sha256: chosen.sha256 } }),
  };
}

/** Two batches of one name could not be told apart on the command line. */
function freeName(identifier: string, journal: Journal): string {
  const taken = new Set(journal.read.batches().map((batch) => batch.name));
  for (let number = 1; ; number += 1) {
    const name = `Return ${identifier.slice(0, 100)}${number === 1 ? '' : ` (${number})`}`;
    if (!taken.has(name)) return name;
  }
}
