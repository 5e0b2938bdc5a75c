/** The header of a batch file: which cell is which column, and what is missing. */
import { closestName } from '../../../shared/domain/closest-name.ts';
import type { Profile, Recipe } from '../../../shared/domain/recipe.ts';
import { unitColumnsUsed } from '../../../shared/domain/recipe-check.ts';
import { type ColumnRule, columnRules } from './column-rules.ts';
import { type Finding, findError, findWarning } from './finding.ts';

export interface BatchColumn {
  /** Place of its cell in a row. */
  readonly index: number;
  /** As the profile spells it; of a further column as in the header, without blanks around it. */
  readonly name: string;
  readonly rule: ColumnRule | undefined;
  readonly secret: boolean;
  /** What an empty cell is. */
  readonly ifEmpty: 'error' | 'warning' | 'fine';
}

export interface HeaderFinding extends Finding {
  /** Empty where the whole header is meant. */
  readonly column: string;
}

export interface BatchHeader {
  readonly columns: readonly BatchColumn[];
  /** Cells of a complete row, those of columns without a name included. */
  readonly cellCount: number;
  readonly findings: readonly HeaderFinding[];
  /** False where nothing in the file can be relied on: then no row is good. */
  readonly usable: boolean;
}

export interface HeaderDemands {
  readonly profile: Profile;
  readonly recipe: Recipe | undefined;
  /** Named by the person who imports. */
  readonly secretColumns: readonly string[];
}

const MAX_NAME_LENGTH = 200;
const LOOKS_SECRET = /pass(word|wort|phrase)|passwd|secret|geheim|token|psk|private.?key|api.?key|activation.?key/i;

/** `cells` is undefined where the file is empty. */
export function readHeader(cells: readonly string[] | undefined, demands: HeaderDemands): BatchHeader {
  if (cells === undefined) return unusable([{ ...findError('csv/empty-file'), column: '' }]);
  const rules = columnRules(demands.profile);
  const names = cells.map((cell) => canonicalName(cell, rules));
  const expected = rules.filter((rule) => rule.expected).map((rule) => rule.name);
  const missing = expected.filter((name) => !names.includes(name));
  if (missing.length === expected.length) return unusable(noHeader(expected));
  const columns = toColumns(names, rules, demands);
  const findings = [
    ...[...missing, ...missingFurther(names, rules, demands)].map((name) => missingColumn(name, furtherNames(names, rules))),
    ...cells.flatMap((cell, index) => nameFindings(cell, names[index] ?? '')),
    ...repeatedFindings(names),
    ...secretFindings(columns, demands),
  ];
  return { columns, cellCount: cells.length, findings, usable: findings.every((finding) => finding.severity === 'warning') };
}

/** The first line may be data: nothing of it is told. */
function noHeader(expected: readonly string[]): HeaderFinding[] {
  const missing = expected.map((column) => ({ ...findError('csv/missing-column'), column }));
  return [{ ...findError('csv/no-header'), column: '' }, ...missing];
}

function unusable(findings: readonly HeaderFinding[]): BatchHeader {
  return { columns: [], cellCount: 0, findings, usable: false };
}

/** Another case and blanks around a known name are overlooked, with a warning. */
function canonicalName(cell: string, rules: readonly ColumnRule[]): string {
  const name = cell.trim();
  return rules.find((rule) => rule.name.toLowerCase() === name.toLowerCase())?.name ?? name;
}

function toColumns(names: readonly string[], rules: readonly ColumnRule[], demands: HeaderDemands): BatchColumn[] {
  const secretNames = new Set([...demands.secretColumns, ...(demands.recipe?.secretColumns ?? [])].map(foldName));
  const used = new Set(demands.recipe === undefined ? [] : unitColumnsUsed(demands.recipe));
  return names.flatMap((name, index) => {
    // A name that stands twice is reported; its first cell counts.
    if (name === '' || names.indexOf(name) !== index) return [];
    const rule = rules.find((candidate) => candidate.name === name);
    const secret = rule?.secret === true || (rule?.kind === undefined && secretNames.has(foldName(name)));
    return [{ index, name, rule, secret, ifEmpty: ifEmpty(rule, used.has(name), demands.recipe !== undefined) }];
  });
}

function foldName(name: string): string {
  return name.trim().toLowerCase();
}

function ifEmpty(rule: ColumnRule | undefined, isUsed: boolean, hasRecipe: boolean): BatchColumn['ifEmpty'] {
  if (rule?.mayBeEmpty === 'never') return 'error';
  if (rule?.mayBeEmpty === 'computed') return 'fine';
  if (rule === undefined) return isUsed ? 'warning' : 'fine';
  if (!hasRecipe) return 'warning';
  return isUsed ? 'error' : 'fine';
}

/** Names of the header that stand for no column of the profile: one of them may be a misspelt one. */
function furtherNames(names: readonly string[], rules: readonly ColumnRule[]): readonly string[] {
  return names.filter((name) => name !== '' && name.length <= MAX_NAME_LENGTH && !rules.some((rule) => rule.name === name));
}

function missingColumn(name: string, found: readonly string[]): HeaderFinding {
  const meant = closestName(name, found);
  const finding = meant === undefined ? findError('csv/missing-column') : findError('csv/misspelt-column', { found: meant });
  return { ...finding, column: name };
}

/** Columns that the recipe needs beside the profile's. */
function missingFurther(names: readonly string[], rules: readonly ColumnRule[], { recipe }: HeaderDemands): string[] {
  if (recipe === undefined) return [];
  const needed = new Set([...(recipe.columns ?? []), ...(recipe.secretColumns ?? []), ...unitColumnsUsed(recipe)]);
  const isExpected = (name: string) => rules.some((rule) => rule.expected && rule.name === name);
  return [...needed].filter((name) => name !== '' && !names.includes(name) && !isExpected(name));
}

function nameFindings(cell: string, name: string): HeaderFinding[] {
  if (name === '') return [{ ...findWarning('csv/unnamed-column'), column: '' }];
  if (name.length > MAX_NAME_LENGTH || /[\u0000-\u001f\u007f-\u009f{}]/.test(name) || name === '__proto__') {
    return [{ ...findError('csv/bad-column-name'), column: name.slice(0, MAX_NAME_LENGTH) }];
  }
  return cell === name ? [] : [{ ...findWarning('csv/column-spelling'), column: name }];
}

function repeatedFindings(names: readonly string[]): HeaderFinding[] {
  const repeated = names.filter((name, index) => name !== '' && names.indexOf(name) !== index);
  return [...new Set(repeated)].map((column) => ({ ...findError('csv/repeated-column'), column: column.slice(0, MAX_NAME_LENGTH) }));
}

function secretFindings(columns: readonly BatchColumn[], demands: HeaderDemands): HeaderFinding[] {
  const demanded = [...new Set([...demands.secretColumns, ...(demands.recipe?.secretColumns ?? [])])];
  const byName = new Map(columns.map((column) => [foldName(column.name), column]));
  const unknown = demands.secretColumns.filter((name) => !byName.has(foldName(name)));
  const identifying = demanded.filter((name) => byName.get(foldName(name))?.rule?.kind !== undefined);
  const undeclared = columns.filter((column) => !column.secret && column.rule === undefined && LOOKS_SECRET.test(column.name));
  return [
    ...unknown.map((column) => ({ ...findError('csv/unknown-secret-column'), column })),
    ...identifying.map((column) => ({ ...findError('csv/identifier-as-secret'), column })),
    ...undeclared.map(({ name }) => ({ ...findWarning('csv/undeclared-secret'), column: name })),
  ];
}
