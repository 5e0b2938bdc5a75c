/** What is wrong with a header, all at once. */
import type { MappingOffer } from '../../../shared/contract/batch-table.ts';
import { type Finding, findError, findWarning } from './finding.ts';
import type { BatchColumn, HeaderDemands } from './batch-column.ts';
import { columnRules } from './column-rules.ts';
import { isSameName, type NamedCell, unknownHeaders } from './header-names.ts';

export interface HeaderFinding extends Finding {
  /** Empty where the whole header is meant. */
  readonly column: string;
}

export interface ReadNames {
  readonly cells: readonly string[];
  readonly named: readonly NamedCell[];
  readonly columns: readonly BatchColumn[];
  readonly missing: readonly string[];
  readonly offers: readonly MappingOffer[];
  readonly demands: HeaderDemands;
}

const MAX_NAME_LENGTH = 200;
const LOOKS_SECRET = /pass(word|wort|phrase)|passwd|secret|geheim|token|psk|private.?key|api.?key|activation.?key/i;

/** The first line may be data: nothing of it is told. */
export function noHeader(expected: readonly string[]): HeaderFinding[] {
  const missing = expected.map((column) => ({ ...findError('csv/missing-column'), column }));
  return [{ ...findError('csv/no-header'), column: '' }, ...missing];
}

export function headerFindings({ cells, named, columns, missing, offers, demands }: ReadNames): HeaderFinding[] {
  return [
    ...missing.map((name) => missingColumn(name, offers)),
    ...unknownHeaders(named, demands.mapping ?? {}).map(mappedHeaderMissing),
    ...cells.flatMap((cell, index) => nameFindings(cell, named[index])),
    ...repeatedFindings(named),
    ...secretFindings(columns, demands),
  ];
}

function missingColumn(column: string, offers: readonly MappingOffer[]): HeaderFinding {
  const offer = offers.find((each) => each.column === column);
  if (offer === undefined) return { ...findError('csv/missing-column'), column };
  const code = offer.because === 'spelling' ? 'csv/misspelt-column' : 'csv/column-alias';
  return { ...findError(code, { found: offer.header }), column };
}

function mappedHeaderMissing([header, column]: [string, string]): HeaderFinding {
  return { ...findError('csv/mapped-header-missing', { found: header.slice(0, MAX_NAME_LENGTH) }), column };
}

function nameFindings(cell: string, named: NamedCell | undefined): HeaderFinding[] {
  const { name, header, because } = named ?? { name: '', header: '', because: 'name' };
  if (name === '') return [{ ...findWarning('csv/unnamed-column'), column: '' }];
  if (isBadName(name) || isBadName(header)) return [{ ...findError('csv/bad-column-name'), column: name.slice(0, MAX_NAME_LENGTH) }];
  if (because === 'remembered') return [{ ...findWarning('csv/column-remembered', { found: header }), column: name }];
  return cell === name || because === 'mapping' ? [] : [{ ...findWarning('csv/column-spelling'), column: name }];
}

function isBadName(name: string): boolean {
  return name.length > MAX_NAME_LENGTH || /[\u0000-\u001f\u007f-\u009f{}]/.test(name) || name === '__proto__';
}

function repeatedFindings(named: readonly NamedCell[]): HeaderFinding[] {
  const seen = new Set<string>();
  const repeated = new Set<string>();
  for (const { name } of named) {
    if (name !== '' && seen.has(name)) repeated.add(name);
    seen.add(name);
  }
  return [...repeated].map((column) => ({ ...findError('csv/repeated-column'), column: column.slice(0, MAX_NAME_LENGTH) }));
}

function secretFindings(columns: readonly BatchColumn[], demands: HeaderDemands): HeaderFinding[] {
  const kinds = new Map(columnRules(demands.profile).map(({ name, kind }) => [name, kind]));
  const columnOf = (secret: string) => columns.find(({ name, header }) => isSameName(secret, name) || isSameName(secret, header));
  const unknown = demands.secretColumns.filter((name) => columnOf(name) === undefined);
  const identifying = columns.filter(({ name, secret }) => secret && kinds.get(name) !== undefined);
  const undeclared = columns.filter((column) => !column.secret && column.rule === undefined && LOOKS_SECRET.test(column.name));
  return [
    ...unknown.map((column) => ({ ...findError('csv/unknown-secret-column'), column })),
    ...identifying.map(({ name }) => ({ ...findError('csv/identifier-as-secret'), column: name })),
    ...undeclared.map(({ name }) => ({ ...findWarning('csv/undeclared-secret'), column: name })),
  ];
}
