/** Third step: which recipe the units get, under which name, and how many may be made. */
import { useState } from 'react';
import { useSurroundings, useText } from '../../api/context.tsx';
import { type Action, useAction } from '../../api/use-action.ts';
import { useRequest } from '../../api/use-request.ts';
import { Button } from '../../ui/Button.tsx';
import { FailureNotice } from '../../ui/FailureNotice.tsx';
import { NumberField, TextField } from '../../ui/Field.tsx';
import { Notice } from '../../ui/Notice.tsx';
import styles from './Batches.module.css';
import type { CheckOrder, Imported, ImportFlow, ImportStep } from './import-flow.ts';
import { RecipeChoice } from './RecipeChoice.tsx';

const MAX_NAME_LENGTH = 200;
const MAX_QUANTITY = 1_000_000;

export interface RecipeStepProps {
  readonly flow: ImportFlow;
  readonly isChecking: boolean;
  /** Checks the file again with the recipe's own needs; resolves to false where that was not possible. */
  readonly onCheck: (order: CheckOrder) => Promise<boolean>;
  readonly onGo: (step: ImportStep) => void;
  readonly onImported: (batch: Imported) => void;
}

export function RecipeStep({ flow, isChecking, onCheck, onGo, onImported }: RecipeStepProps) {
  const t = useText();
  const recipes = useRequest('recipes.list', {});
  const { check, uploadId, profile, secretColumns } = flow;
  const [recipe, setRecipe] = useState<string>();
  const [order, setOrder] = useState<ImportOrder>({
    name: nameOf(flow.file?.name ?? ''),
    manufacturer: '',
    quantity: check?.summary.rows ?? 1,
  });
  const importing = useImport(order, onImported);
  if (check === undefined || uploadId === undefined) return null;
  const choose = (id: string) => {
    setRecipe(id);
    void onCheck({ uploadId, profile, secretColumns, recipe: id });
  };
  const fits = check.summary.invalidRows === 0;
  return (
    <div className={styles['recipe']}>
      {recipes.failure !== undefined && <FailureNotice failure={recipes.failure} />}
      <RecipeChoice recipes={recipes.value ?? []} profile={profile} chosen={recipe} onChoose={choose} />
      {recipe !== undefined && !fits && (
        <Notice
          kind="attention"
          title={t('window.recipe.does-not-fit', { cells: check.summary.invalidCells })}
          actions={<Button onPress={() => onGo('check')}>{t('window.recipe.show')}</Button>}
        />
      )}
      <OrderFields order={order} rows={check.summary.rows} onChange={setOrder} />
      {importing.failure !== undefined && <FailureNotice failure={importing.failure} />}
      <div className={styles['actions']}>
        <Button onPress={() => onGo('check')}>{t('window.import.back')}</Button>
        <Button
          look="primary"
          isDisabled={recipe === undefined || !fits || isChecking || importing.isPending}
          onPress={() => recipe !== undefined && void importing.run(check.checkId, recipe)}
        >
          {t('window.import.import', { units: check.summary.rows })}
        </Button>
      </div>
    </div>
  );
}

interface ImportOrder {
  readonly name: string;
  readonly manufacturer: string;
  readonly quantity: number;
}

/** Afterwards the new batch is the line's. */
function useImport(
  { name, manufacturer, quantity }: ImportOrder,
  onImported: (batch: Imported) => void,
): Action<[checkId: string, recipe: string]> {
  const { station, preferences } = useSurroundings();
  return useAction(async (checkId: string, recipe: string) => {
    const { operator } = preferences.get();
    const named = {
      ...(operator === '' ? {} : { operator }),
      ...(name.trim() === '' ? {} : { name: name.trim() }),
      ...(manufacturer.trim() === '' ? {} : { manufacturer: manufacturer.trim() }),
    };
    const { batch } = await station.engine.request('batches.import', { checkId, recipe, quantity, ...named });
    await station.refresh();
    station.chooseBatch(batch.id);
    onImported(batch);
  });
}

interface OrderFieldsProps {
  readonly order: ImportOrder;
  readonly rows: number;
  readonly onChange: (order: ImportOrder) => void;
}

function OrderFields({ order, rows, onChange }: OrderFieldsProps) {
  const t = useText();
  return (
    <div className={styles['fields']}>
      <TextField
        label={t('window.recipe.name')}
        value={order.name}
        onChange={(name) => onChange({ ...order, name })}
        maxLength={MAX_NAME_LENGTH}
      />
      <NumberField
        label={t('window.recipe.quantity')}
        hint={t('window.recipe.quantity.hint', { rows })}
        value={order.quantity}
        onChange={(quantity) => onChange({ ...order, quantity })}
        minValue={rows}
        maxValue={MAX_QUANTITY}
      />
      <TextField
        label={t('window.recipe.manufacturer')}
        hint={t('window.optional')}
        value={order.manufacturer}
        onChange={(manufacturer) => onChange({ ...order, manufacturer })}
        maxLength={MAX_NAME_LENGTH}
      />
    </div>
  );
}

/** A file's name without its ending makes a good name for the batch. */
function nameOf(fileName: string): string {
  return fileName.replace(/\.[^.]*$/, '');
}
