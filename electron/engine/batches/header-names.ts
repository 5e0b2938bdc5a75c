/** Which column each cell of a header is: by its own name, by a mapping that a person gave, or by one that an earlier import had. */
import type { ColumnMapping, MappingOffer } from '../../../shared/contract/batch-table.ts';
import { closestName } from '../../../shared/domain/closest-name.ts';
import type { Profile } from '../../../shared/domain/recipe.ts';
import { aliasAmong } from './column-aliases.ts';
import type { ColumnRule } from './column-rules.ts';

export interface NamedCell {
  /** As in the file, without blanks around it. */
  readonly header: string;
  /** As rules and recipes call it. */
  readonly name: string;
  readonly because: 'name' | 'mapping' | 'remembered';
}

export interface NameSources {
  readonly rules: readonly ColumnRule[];
  /** By header; takes the place of what is remembered. */
  readonly mapping?: ColumnMapping | undefined;
  readonly remembered?: ColumnMapping | undefined;
}

/** What is remembered counts only for columns that the file does not name itself. */
export function nameCells(cells: readonly string[], { rules, mapping, remembered = {} }: NameSources): NamedCell[] {
  const byName = cells.map((cell) => canonicalName(cell, rules));
  return cells.map((cell, index) => {
    const header = cell.trim();
    const own = byName[index] ?? '';
    const chosen = mapped(header, mapping ?? {});
    if (chosen !== undefined) return { header, name: canonicalName(chosen, rules), because: 'mapping' };
    const before = mapping === undefined ? mapped(header, remembered) : undefined;
    if (before === undefined || byName.includes(before)) return { header, name: own, because: 'name' };
    return { header, name: before, because: 'remembered' };
  });
}

/** Headers of the mapping that the file does not have. */
export function unknownHeaders(cells: readonly NamedCell[], mapping: ColumnMapping): [header: string, column: string][] {
  return Object.entries(mapping).filter(([header]) => !cells.some((cell) => isSameName(cell.header, header)));
}

/** For each missing column the header that it may be; each header once. `free` are those that stand for no column of the profile. */
export function offersFor(missing: readonly string[], free: readonly string[], profile: Profile): MappingOffer[] {
  const offers: MappingOffer[] = [];
  const left = new Set(free);
  const offer = (column: string, header: string | undefined, because: MappingOffer['because']) => {
    if (header === undefined || offers.some((each) => each.column === column)) return;
    left.delete(header);
    offers.push({ header, column, because });
  };
  for (const column of missing) offer(column, aliasAmong([...left], column, profile), 'alias');
  for (const column of missing) {
    if (offers.every((each) => each.column !== column)) offer(column, closestName(column, left), 'spelling');
  }
  return offers;
}

/** Another case and blanks around do not make another name. */
export function isSameName(one: string, other: string): boolean {
  return one.trim().toLowerCase() === other.trim().toLowerCase();
}

/** Another case and blanks around a known name are overlooked, with a warning. */
function canonicalName(cell: string, rules: readonly ColumnRule[]): string {
  return rules.find((rule) => isSameName(rule.name, cell))?.name ?? cell.trim();
}

function mapped(header: string, mapping: ColumnMapping): string | undefined {
  if (header === '') return undefined;
  return Object.entries(mapping)
    .find(([each]) => isSameName(each, header))?.[1]
    .trim();
}
