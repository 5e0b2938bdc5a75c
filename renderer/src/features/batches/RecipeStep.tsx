/** Third step: which recipe the units get, under which name, and how many may be made. */
import { useState } from 'react';
import { useLanguage, useSurroundings, useText } from '../../api/context.tsx';
import { type Action, useAction } from '../../api/use-action.ts';
import { useRequest } from '../../api/use-request.ts';
import { Button } from '../../ui/Button.tsx';
import { FailureNotice } from '../../ui/FailureNotice.tsx';
import { NumberField, TextField } from '../../ui/Field.tsx';
import { formatNumber } from '../../ui/format.ts';
import { Notice } from '../../ui/Notice.tsx';
import styles from './Batches.module.css';
import type { CheckAgain, Imported, ImportFlow, ImportParties, ImportStep } from './import-flow.ts';
import { needsListedManufacturer, PartiesFields } from './PartiesFields.tsx';
import { RecipeChoice } from './RecipeChoice.tsx';
import { RecipesByValue } from './RecipesByValue.tsx';
import { type RecipesBy, recipesByOrder } from './recipes-by.ts';

const MAX_NAME_LENGTH = 200;
const MAX_QUANTITY = 1_000_000;

export interface RecipeStepProps {
  readonly flow: ImportFlow;
  readonly isChecking: boolean;
  /** Checks the file again with the recipe's own needs; resolves to false where that was not possible. */
  readonly onCheckAgain: (order: CheckAgain) => Promise<boolean>;
  readonly onParties: (parties: ImportParties) => void;
  readonly onGo: (step: ImportStep) => void;
  readonly onImported: (batch: Imported) => void;
}

export function RecipeStep({ flow, isChecking, onCheckAgain, onParties, onGo, onImported }: RecipeStepProps) {
  const t = useText();
  const recipes = useRequest('recipes.list', {});
  const { check, profile, secretColumns, parties } = flow;
  const rows = check?.summary.rows ?? 1;
  const known = recipes.value ?? [];
  const [order, setOrder] = useState<ImportOrder>({
    recipe: undefined,
    recipesBy: undefined,
    name: nameOf(flow.file?.name ?? ''),
    quantity: rows,
  });
  const importing = useImport(flow, order, onImported);
  if (check === undefined) return null;
  const choose = (next: Pick<ImportOrder, 'recipe' | 'recipesBy'>) => {
    setOrder({ ...order, ...next });
    if (next.recipe !== undefined) void onCheckAgain({ secretColumns: [...secretColumns], recipe: next.recipe, ...byValue(next) });
  };
  const isReady = order.recipe !== undefined && check.isGood && !isChecking && !needsListedManufacturer(profile, parties);
  return (
    <div className={styles['recipe']}>
      {recipes.failure !== undefined && <FailureNotice failure={recipes.failure} />}
      <RecipeChoice
        recipes={known}
        profile={profile}
        chosen={order.recipe}
        onChoose={(recipe) => choose({ recipe, recipesBy: order.recipesBy })}
      />
      <RecipesByValue
        profile={profile}
        columns={check.columns.map(({ name }) => name)}
        recipes={known}
        chosen={order.recipesBy}
        onChange={(recipesBy) => choose({ recipe: order.recipe, recipesBy })}
      />
      {order.recipe !== undefined && !isChecking && <Fit flow={flow} onShow={() => onGo('check')} />}
      <div className={styles['fields']}>
        <OrderFields order={order} rows={rows} onChange={setOrder} />
        <PartiesFields parties={parties} profile={profile} onChange={onParties} />
      </div>
      {importing.failure !== undefined && <FailureNotice failure={importing.failure} />}
      <div className={styles['actions']}>
        <Button onPress={() => onGo('check')}>{t('window.import.back')}</Button>
        <Button look="primary" isDisabled={!isReady || importing.isPending} onPress={() => void importing.run(check.checkId)}>
          {t('window.import.import', { units: rows })}
        </Button>
      </div>
    </div>
  );
}

/** What still stands between the file and the import. */
function Fit({ flow: { check, profile, parties }, onShow }: { readonly flow: ImportFlow; readonly onShow: () => void }) {
  const t = useText();
  const language = useLanguage();
  if (check === undefined) return null;
  const number = (value: number) => formatNumber(language, value);
  const { phase, checkedRows, summary, isGood } = check;
  if (phase === 'checking')
    return (
      <Notice
        kind="info"
        title={
          checkedRows < summary.rows
            ? t('window.table.checking-of', { checked: number(checkedRows), rows: number(summary.rows) })
            : t('window.table.checking', { checked: number(checkedRows) })
        }
      />
    );
  if (!isGood)
    return (
      <Notice
        kind="attention"
        title={t('window.recipe.does-not-fit', { cells: number(summary.invalidCells) })}
        actions={<Button onPress={onShow}>{t('window.recipe.show')}</Button>}
      />
    );
  return needsListedManufacturer(profile, parties) ? <Notice kind="info" title={t('window.manufacturer.choose')} /> : null;
}

interface ImportOrder {
  readonly recipe: string | undefined;
  readonly recipesBy: RecipesBy | undefined;
  readonly name: string;
  readonly quantity: number;
}

/** Afterwards the new batch is the line's. */
function useImport(
  { parties }: ImportFlow,
  { recipe, recipesBy, name, quantity }: ImportOrder,
  onImported: (batch: Imported) => void,
): Action<[checkId: string]> {
  const { station, preferences } = useSurroundings();
  return useAction(async (checkId: string) => {
    if (recipe === undefined) return;
    const { batch } = await station.engine.request('batches.import', {
      checkId,
      recipe,
      quantity,
      ...whereGiven({ operator: preferences.get().operator, name, customer: parties.customer }),
      ...(parties.manufacturer.id === undefined
        ? whereGiven({ manufacturer: parties.manufacturer.name })
        : { manufacturerId: parties.manufacturer.id }),
      ...byValue({ recipesBy }),
    });
    await station.refresh();
    station.chooseBatch(batch.id);
    onImported(batch);
  });
}

function byValue({ recipesBy }: Pick<ImportOrder, 'recipesBy'>) {
  const order = recipesByOrder(recipesBy);
  return order === undefined ? {} : { recipesBy: order };
}

/** Fields that stayed empty are not said. */
function whereGiven<Name extends string>(texts: Readonly<Record<Name, string>>): Partial<Record<Name, string>> {
  const given = Object.entries<string>(texts).flatMap(([name, text]) => (text.trim() === '' ? [] : [[name, text.trim()]]));
  return Object.fromEntries(given) as Partial<Record<Name, string>>;
}

interface OrderFieldsProps {
  readonly order: ImportOrder;
  readonly rows: number;
  readonly onChange: (order: ImportOrder) => void;
}

function OrderFields({ order, rows, onChange }: OrderFieldsProps) {
  const t = useText();
  return (
    <>
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
    </>
  );
}

/** A file's name without its ending makes a good name for the batch. */
function nameOf(fileName: string): string {
  return fileName.replace(/\.[^.]*$/, '');
}
