/**
 * The row of the unit that a device becomes: the old unit's columns, without what belongs to the identity or the account that is left
 * behind, overridden by what a person sets. Checked as a row of a batch file is (ARCHITECTURE, idea 2).
 */
import type { CellProblem } from '../../../shared/domain/csv-report.ts';
import type { ReturnDecision } from '../../../shared/domain/device-return.ts';
import { profileColumns } from '../../../shared/domain/profile-columns.ts';
import type { Recipe } from '../../../shared/domain/recipe.ts';
import { unitColumnsUsed } from '../../../shared/domain/recipe-check.ts';
import { withAddedColumns } from '../../../shared/domain/request-state.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { Language } from '../../../shared/texts/text.ts';
import { type BatchHeader, readHeader } from '../batches/header.ts';
import { toProblem } from '../batches/finding.ts';
import { RowCheck } from '../batches/row-check.ts';
import type { UnitRow } from '../journal/journal.ts';
import type { Vault } from '../vault/vault.ts';

export interface ReturnCell {
  readonly name: string;
  /** Plain, also where it is secret: for memory only. */
  readonly value: string;
  readonly secret: boolean;
  /** `lost`: the old unit had a secret there that the vault cannot give any more. */
  readonly source: 'old-unit' | 'set' | 'empty' | 'lost';
}

export interface ReturnRow {
  readonly header: BatchHeader;
  /** In the order of the header's columns. */
  readonly cells: readonly ReturnCell[];
  /** Columns that need a value before the return can be opened. */
  readonly missing: readonly string[];
  /** What else is wrong with it, warnings among them. */
  readonly problems: readonly CellProblem[];
}

export interface RowSource {
  readonly decision: ReturnDecision;
  /** The composed one. */
  readonly recipe: Recipe;
  readonly old: UnitRow | undefined;
  readonly vault: Pick<Vault, 'reveal'>;
  readonly set: Readonly<Record<string, string>>;
  readonly language: Language;
}

/** Belongs to the identity that ends: the new one brings its own. */
const OF_IDENTITY: readonly string[] = ['clientId', 'username', 'password', 'activationKey'];
/** Belongs to the account that is left: what a provision request there was made with. */
const OF_ACCOUNT: readonly string[] = ['accountName', 'password', 'activationKey'];

const LEFT_BEHIND: Readonly<Record<ReturnDecision, readonly string[]>> = {
  'same-identity': [],
  'new-identity': OF_IDENTITY,
  'move-account': OF_ACCOUNT,
  scrap: OF_IDENTITY,
};

export function returnRow(source: RowSource): ReturnRow {
  const { recipe, decision, language } = source;
  const old = source.old === undefined ? undefined : withAddedColumns(source.old.unit, source.old.state.added);
  const names = columnNames(source, [...Object.keys(old?.columns ?? {}), ...(old?.secretColumns ?? [])]);
  // Nothing is written to a device that is scrapped, so its row is kept only to find it again.
  const demanding = decision === 'scrap' ? undefined : recipe;
  const header = readHeader(names, { profile: recipe.profile, recipe: demanding, secretColumns: secretsAmong(names, old?.secretColumns) });
  const cells = header.columns.map(({ name, secret }) => cellOf(name, secret, source));
  const found = [
    ...header.findings.map((finding) => toProblem(finding, { row: 0, column: finding.column, value: '' }, language)),
    ...new RowCheck(header, language).check({ cells: cells.map(({ value }) => value) }, 1),
  ];
  const isMissing = ({ code, severity }: CellProblem) =>
    severity === 'error' && (code === 'csv/empty-cell' || code === 'csv/missing-column');
  return {
    header,
    cells,
    missing: [...new Set(found.filter(isMissing).map(({ column }) => column))],
    problems: found.filter((problem) => !isMissing(problem)),
  };
}

/** The profile's own first, as on export. */
function columnNames({ recipe, set }: RowSource, ofOld: readonly string[]): readonly string[] {
  const further = [...(recipe.columns ?? []), ...(recipe.secretColumns ?? []), ...unitColumnsUsed(recipe)];
  return [...new Set([...profileColumns[recipe.profile], ...ofOld, ...further, ...Object.keys(set)])];
}

/** A column that was secret stays so, unless the profile knows it as an identifier. */
function secretsAmong(names: readonly string[], ofOld: readonly string[] = []): readonly string[] {
  return ofOld.filter((name) => names.includes(name));
}

function cellOf(name: string, secret: boolean, source: RowSource): ReturnCell {
  const set = Object.hasOwn(source.set, name) ? source.set[name] : undefined;
  if (set !== undefined) return { name, value: set, secret, source: 'set' };
  const empty = { name, value: '', secret, source: 'empty' } as const;
  const { old, decision } = source;
  if (old === undefined || LEFT_BEHIND[decision].includes(name)) return empty;
  const unit = withAddedColumns(old.unit, old.state.added);
  if (unit.secretColumns.includes(name)) return decision === 'scrap' ? empty : secretCell(empty, source, old);
  const value = unit.columns[name];
  return value === undefined || value === '' ? empty : { name, value, secret, source: 'old-unit' };
}

/** Secrets of a batch whose key was erased are gone for good: they have to be set anew. */
function secretCell(empty: ReturnCell, { vault }: RowSource, { unit }: UnitRow): ReturnCell {
  try {
    return { ...empty, value: vault.reveal(unit.batchId, unit.unitId, empty.name), source: 'old-unit' };
  } catch (thrown) {
    if (thrown instanceof AppError && thrown.code.startsWith('vault/')) return { ...empty, source: 'lost' };
    throw thrown;
  }
}
