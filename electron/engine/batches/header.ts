/** The header of a batch file: which cell is which column, and what is missing. */
import type { ColumnMapping, MappingOffer } from '../../../shared/contract/batch-table.ts';
import type { Recipe } from '../../../shared/domain/recipe.ts';
import { unitColumnsUsed } from '../../../shared/domain/recipe-check.ts';
import type { BatchColumn, HeaderDemands } from './batch-column.ts';
import type { CellUse } from './cell-use.ts';
import { isAlias } from './column-aliases.ts';
import type { ColumnProfile } from './column-profile.ts';
import { type ColumnRule, columnRules, numberRule } from './column-rules.ts';
import { type Finding, findError } from './finding.ts';
import { type HeaderFinding, headerFindings, noHeader } from './header-findings.ts';
import { isSameName, type NamedCell, nameCells, offersFor } from './header-names.ts';
import { type NamedPattern, patternExpression } from './named-pattern.ts';

export interface BatchHeader {
  readonly columns: readonly BatchColumn[];
  /** Cells of a complete row, those of columns without a name included. */
  readonly cellCount: number;
  /** Places of cells below no name. */
  readonly unnamed: readonly number[];
  readonly findings: readonly HeaderFinding[];
  /** Columns that the profile or the recipe demands and no header names. */
  readonly missing: readonly string[];
  /** Headers that may be one of the missing columns. */
  readonly offers: readonly MappingOffer[];
  /** By header: what is read as a column of another name, chosen or remembered. */
  readonly mapping: ColumnMapping;
  /** False where nothing in the file can be relied on: then no row is good. */
  readonly usable: boolean;
}

/** More are a file that is divided wrongly, or no table of devices. */
const MAX_COLUMNS = 1000;

/** `cells` is undefined where the file is empty. */
export function readHeader(cells: readonly string[] | undefined, demands: HeaderDemands): BatchHeader {
  if (cells === undefined) return unusable([{ ...findError('csv/empty-file'), column: '' }]);
  if (cells.length > MAX_COLUMNS) return unusable([{ ...tooManyColumns(cells.length), column: '' }]);
  const rules = columnRules(demands.profile);
  const named = nameCells(cells, { rules, ...demands });
  const names = new Set(named.map(({ name }) => name));
  const expected = rules.filter((rule) => rule.expected).map((rule) => rule.name);
  const missing = [...expected, ...furtherNeeded(rules, demands)].filter((name) => !names.has(name));
  const offers = offersFor(missing, freeHeaders(named, rules), demands.profile);
  const isForeign = expected.every((name) => !names.has(name)) && offers.length === 0;
  if (isForeign) return { ...unusable(noHeader(expected)), missing };
  const columns = toColumns(named, rules, demands);
  const findings = headerFindings({ cells, named, columns, missing, offers, demands });
  return {
    columns,
    cellCount: cells.length,
    unnamed: named.flatMap(({ name }, index) => (name === '' ? [index] : [])),
    findings,
    missing,
    offers,
    mapping: appliedMapping(named),
    usable: findings.every((finding) => finding.severity === 'warning'),
  };
}

/** The header with what its columns' values have in common, by place in a row. */
export function withProfiles(header: BatchHeader, profiles: ReadonlyMap<number, ColumnProfile>): BatchHeader {
  return { ...header, columns: header.columns.map((column) => ({ ...column, profile: profiles.get(column.index) })) };
}

/** A header of which nothing can be read but what is wrong with it. */
export function unusable(findings: readonly HeaderFinding[]): BatchHeader {
  return { columns: [], cellCount: 0, unnamed: [], findings, missing: [], offers: [], mapping: {}, usable: false };
}

function tooManyColumns(found: number): Finding {
  return findError('csv/too-many-columns', { found: String(found), limit: String(MAX_COLUMNS) });
}

/** Headers that stand for no column of the profile: one of them may be a missing one. */
function freeHeaders(named: readonly NamedCell[], rules: readonly ColumnRule[]): string[] {
  return named
    .filter(({ because, name, header }) => because === 'name' && header !== '' && !rules.some((rule) => rule.name === name))
    .map(({ header }) => header)
    .filter((header) => header.length <= 200);
}

/** Columns that the recipe needs beside the profile's. */
function furtherNeeded(rules: readonly ColumnRule[], { recipe }: HeaderDemands): string[] {
  if (recipe === undefined) return [];
  const needed = new Set([...(recipe.columns ?? []), ...(recipe.secretColumns ?? []), ...unitColumnsUsed(recipe)]);
  const isExpected = (name: string) => rules.some((rule) => rule.expected && rule.name === name);
  return [...needed].filter((name) => name !== '' && !isExpected(name));
}

function appliedMapping(named: readonly NamedCell[]): ColumnMapping {
  return Object.fromEntries(named.filter(({ because }) => because !== 'name').map(({ header, name }) => [header, name]));
}

function toColumns(named: readonly NamedCell[], rules: readonly ColumnRule[], demands: HeaderDemands): BatchColumn[] {
  const secretNames = [...demands.secretColumns, ...(demands.recipe?.secretColumns ?? [])];
  const used = new Set(demands.recipe === undefined ? [] : unitColumnsUsed(demands.recipe));
  const secretRules = rules.filter((rule) => rule.secret);
  const seen = new Set<string>();
  return named.flatMap(({ header, name }, index) => {
    // A name that stands twice is reported; its first cell counts.
    if (name === '' || seen.has(name)) return [];
    seen.add(name);
    const ofProfile = rules.find((candidate) => candidate.name === name);
    const isNamedSecret = secretNames.some((secret) => isSameName(secret, name) || isSameName(secret, header));
    // What may be a secret column under another name is not told before anybody said what it is.
    const maybeSecret = ofProfile?.name !== header && secretRules.some((rule) => isAlias(header, rule.name, demands.profile));
    const secret = ofProfile?.secret === true || isNamedSecret || maybeSecret;
    // What identifies cannot be secret; until that is settled no value of it is compared or told.
    const isSettled = !secret || ofProfile?.kind === undefined;
    const rule = isSettled ? (ofProfile ?? (secret ? undefined : numberRule(name))) : undefined;
    const pattern = patternOf(name, demands.recipe);
    const use = cellUse(rule, ofProfile !== undefined, pattern);
    return [{ index, name, header, rule, use, secret, pattern, ifEmpty: ifEmpty(ofProfile, used.has(name), demands.recipe !== undefined) }];
  });
}

function cellUse(rule: ColumnRule | undefined, isOfProfile: boolean, pattern: NamedPattern | undefined): CellUse {
  if (rule?.kind !== undefined || rule?.digits !== undefined || pattern !== undefined) return 'identifier';
  return isOfProfile ? 'column' : 'further';
}

function patternOf(name: string, recipe: Recipe | undefined): NamedPattern | undefined {
  const patterns = recipe?.identifierPatterns ?? {};
  const pattern = Object.hasOwn(patterns, name) ? patterns[name] : undefined;
  return pattern === undefined ? undefined : { ...pattern, expression: patternExpression(pattern) };
}

function ifEmpty(rule: ColumnRule | undefined, isUsed: boolean, hasRecipe: boolean): BatchColumn['ifEmpty'] {
  if (rule?.mayBeEmpty === 'never') return 'error';
  if (rule?.mayBeEmpty === 'computed') return 'fine';
  if (rule === undefined) return isUsed ? 'warning' : 'fine';
  if (!hasRecipe) return 'warning';
  return isUsed ? 'error' : 'fine';
}
