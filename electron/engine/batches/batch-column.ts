/** A column of a batch file as the check sees it, and what is demanded of a header. */
import type { ColumnMapping } from '../../../shared/contract/batch-table.ts';
import type { Profile, Recipe } from '../../../shared/domain/recipe.ts';
import type { CellUse } from './cell-use.ts';
import type { ColumnProfile } from './column-profile.ts';
import type { ColumnRule } from './column-rules.ts';
import type { NamedPattern } from './named-pattern.ts';

export interface BatchColumn {
  /** Place of its cell in a row. */
  readonly index: number;
  /** As the profile spells it; of a further column as in the header, without blanks around it. */
  readonly name: string;
  /** As the file has it, without blanks around it. */
  readonly header: string;
  readonly rule: ColumnRule | undefined;
  readonly use: CellUse;
  readonly secret: boolean;
  /** What an empty cell is. */
  readonly ifEmpty: 'error' | 'warning' | 'fine';
  /** Which the recipe names. */
  readonly pattern?: NamedPattern | undefined;
  /** What its values have in common, where the file was looked at. */
  readonly profile?: ColumnProfile | undefined;
}

export interface HeaderDemands {
  readonly profile: Profile;
  readonly recipe: Recipe | undefined;
  /** Named by the person who imports. */
  readonly secretColumns: readonly string[];
  /** By header the column it is read as; takes the place of what is remembered. */
  readonly mapping?: ColumnMapping | undefined;
  /** The mapping of earlier imports (`rememberedMapping`), used where the headers are the same. */
  readonly remembered?: ColumnMapping | undefined;
}
