/** Rows may take a recipe of their own by what stands in a column: a gateway's, a sensor's. */
import { Plus, X } from 'lucide-react';
import type { RecipeSummary } from '../../../../shared/contract/batches.ts';
import type { Profile } from '../../../../shared/domain/recipe.ts';
import { useText } from '../../api/context.tsx';
import { Button } from '../../ui/Button.tsx';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { TextField } from '../../ui/Field.tsx';
import { Select } from '../../ui/Select.tsx';
import styles from './Batches.module.css';
import { emptyRecipesBy, type RecipesBy } from './recipes-by.ts';

export interface RecipesByValueProps {
  readonly profile: Profile;
  readonly columns: readonly string[];
  readonly recipes: readonly RecipeSummary[];
  readonly chosen: RecipesBy | undefined;
  readonly onChange: (chosen: RecipesBy | undefined) => void;
}

export function RecipesByValue({ profile, columns, recipes, chosen, onChange }: RecipesByValueProps) {
  const t = useText();
  return (
    <section className={styles['byValue']}>
      <Checkbox
        label={t('window.recipe.by-value')}
        hint={t('window.recipe.by-value.hint')}
        isSelected={chosen !== undefined}
        onChange={(isOn) => onChange(isOn ? emptyRecipesBy(profile, columns) : undefined)}
      />
      {chosen !== undefined && (
        <>
          <Select
            label={t('window.recipe.by-column')}
            placeholder={t('window.recipe.by-column')}
            value={chosen.column}
            onChange={(column) => onChange({ ...chosen, column })}
            choices={columns.map((column) => ({ id: column, label: column }))}
          />
          {chosen.entries.map((entry, index) => (
            <ValueRow
              // Values are typed: their place is what stays.
              key={index}
              entry={entry}
              recipes={recipes.filter((recipe) => recipe.profile === profile)}
              onChange={(changed) => onChange({ ...chosen, entries: chosen.entries.with(index, changed) })}
              onRemove={() => onChange({ ...chosen, entries: chosen.entries.toSpliced(index, 1) })}
            />
          ))}
          <div>
            <Button
              icon={<Plus aria-hidden />}
              onPress={() => onChange({ ...chosen, entries: [...chosen.entries, { value: '', recipe: '' }] })}
            >
              {t('window.recipe.value-add')}
            </Button>
          </div>
        </>
      )}
    </section>
  );
}

interface ValueRowProps {
  readonly entry: RecipesBy['entries'][number];
  readonly recipes: readonly RecipeSummary[];
  readonly onChange: (entry: RecipesBy['entries'][number]) => void;
  readonly onRemove: () => void;
}

function ValueRow({ entry, recipes, onChange, onRemove }: ValueRowProps) {
  const t = useText();
  return (
    <div className={styles['valueRow']}>
      <TextField
        isCode
        label={t('window.recipe.value')}
        value={entry.value}
        maxLength={200}
        onChange={(value) => onChange({ ...entry, value })}
      />
      <Select
        label={t('window.recipe.label')}
        placeholder={t('window.recipe.of-batch')}
        value={entry.recipe}
        onChange={(recipe) => onChange({ ...entry, recipe })}
        choices={[{ id: '', label: t('window.recipe.of-batch') }, ...recipes.map(({ id, name }) => ({ id, label: name }))]}
      />
      <Button icon={<X aria-hidden />} aria-label={t('window.recipe.value-remove', { value: entry.value })} onPress={onRemove} />
    </div>
  );
}
