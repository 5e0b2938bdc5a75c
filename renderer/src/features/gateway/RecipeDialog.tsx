/** What a gateway has as a recipe for others: which components, what it is called, for which model. */
import { Check } from 'lucide-react';
import { useState } from 'react';
import { Checkbox, CheckboxGroup, Label } from 'react-aria-components';
import type { RequestOutput } from '../../../../shared/contract/contract.ts';
import type { VisitView } from '../../../../shared/contract/visits.ts';
import { useLanguage, useSurroundings, useText } from '../../api/context.tsx';
import { useAction } from '../../api/use-action.ts';
import { useRequest } from '../../api/use-request.ts';
import { Button } from '../../ui/Button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { FailureNotice } from '../../ui/FailureNotice.tsx';
import { TextField } from '../../ui/Field.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { Select } from '../../ui/Select.tsx';
import { Names } from './PlanView.tsx';
import styles from './Recipe.module.css';
import { type NamedSnapshot, snapshotName } from './snapshot-name.ts';
import { useSaveText } from './use-save-text.ts';

export interface RecipeDialogProps {
  readonly visit: VisitView;
  readonly snapshots: readonly NamedSnapshot[];
  readonly onClose: () => void;
}

export function RecipeDialog({ visit, snapshots, onClose }: RecipeDialogProps) {
  const t = useText();
  const language = useLanguage();
  const [from, setFrom] = useState('present');
  const [name, setName] = useState('');
  const [model, setModel] = useState(visit.identity.model ?? '');
  const [pids, setPids] = useState<readonly string[]>([]);
  const { exportAs, made } = useRecipeExport(visit);
  const isReady = name.trim() !== '';
  return (
    <Dialog
      title={t('window.gateway.recipe.title')}
      closeLabel={t('window.close-dialog')}
      onClose={onClose}
      width="wide"
      actions={
        <>
          <Button onPress={onClose}>{t('window.gateway.recipe.close')}</Button>
          <Button
            look="primary"
            isDisabled={!isReady}
            isPending={exportAs.isPending}
            onPress={() => void exportAs.run({ from, name: name.trim(), model, pids })}
          >
            {t('window.gateway.recipe.save')}
          </Button>
        </>
      }
    >
      <p>{t('window.gateway.recipe.text')}</p>
      <div className={styles['fields']}>
        <TextField label={t('window.gateway.recipe.name')} value={name} onChange={setName} maxLength={200} hasFocusFirst />
        <TextField label={t('window.gateway.recipe.model')} value={model} onChange={setModel} maxLength={200} />
        <Select
          label={t('window.gateway.recipe.from')}
          placeholder=""
          value={from}
          onChange={setFrom}
          choices={[
            { id: 'present', label: t('window.gateway.compare.present') },
            ...snapshots.map((snapshot) => ({ id: snapshot.id, label: snapshotName(language, t, snapshot) })),
          ]}
        />
      </div>
      <ComponentChoice visit={visit} pids={pids} onChange={setPids} />
      {exportAs.failure !== undefined && <FailureNotice failure={exportAs.failure} />}
      {made !== undefined && <RecipeMade made={made} />}
    </Dialog>
  );
}

interface RecipeWish {
  readonly from: string;
  readonly name: string;
  readonly model: string;
  /** None: every component that differs from its defaults. */
  readonly pids: readonly string[];
}

interface RecipeMade extends Omit<RequestOutput<'visits.exportRecipe'>, 'text'> {
  readonly savedAs: string;
}

function useRecipeExport({ visitId }: VisitView) {
  const { engine } = useSurroundings().station;
  const saveText = useSaveText();
  const [made, setMade] = useState<RecipeMade>();
  const exportAs = useAction(async ({ from, name, model, pids }: RecipeWish) => {
    setMade(undefined);
    const only = pids.length === 0 ? {} : { pids: [...pids] };
    const { text, secrets, left } = await engine.request('visits.exportRecipe', { visitId, from, name, model, ...only });
    const savedAs = await saveText(`${name}.json`, text);
    if (savedAs !== undefined) setMade({ savedAs, secrets, left });
  });
  return { exportAs, made };
}

interface ComponentChoiceProps {
  readonly visit: VisitView;
  readonly pids: readonly string[];
  readonly onChange: (pids: readonly string[]) => void;
}

function ComponentChoice({ visit, pids, onChange }: ComponentChoiceProps) {
  const t = useText();
  const components = useRequest('visits.components', { visitId: visit.visitId });
  return (
    <CheckboxGroup className={classNames(styles['choice'])} value={[...pids]} onChange={onChange}>
      <Label className={classNames(styles['label'])}>{t('window.gateway.recipe.components')}</Label>
      <p>{t(pids.length === 0 ? 'window.gateway.recipe.all' : 'window.gateway.recipe.only', { count: pids.length })}</p>
      {components.failure !== undefined && <FailureNotice failure={components.failure} />}
      <div className={styles['components']} role="presentation">
        {(components.value ?? []).map(({ pid, name }) => (
          <Checkbox key={pid} value={pid} className={classNames(styles['checkbox'])}>
            <span className={styles['box']} aria-hidden>
              <Check size={16} />
            </span>
            <span>
              {name}
              {name !== pid && <code>{pid}</code>}
            </span>
          </Checkbox>
        ))}
      </div>
    </CheckboxGroup>
  );
}

function RecipeMade({ made }: { readonly made: RecipeMade }) {
  const t = useText();
  return (
    <>
      <Notice kind="good" title={t('window.gateway.saved', { name: made.savedAs })} />
      <Names title={t('window.gateway.recipe.secrets')} names={made.secrets} />
      <Names title={t('window.gateway.recipe.left')} names={made.left} />
    </>
  );
}
