/** Fourth: the recipe, the columns of the new row, and what else the decision needs. */
import { ArrowLeft } from 'lucide-react';
import { useText } from '../../api/context.tsx';
import { useRequest } from '../../api/use-request.ts';
import { Button } from '../../ui/Button.tsx';
import { FailureNotice } from '../../ui/FailureNotice.tsx';
import { TextField } from '../../ui/Field.tsx';
import { Select } from '../../ui/Select.tsx';
import { ColumnFields } from './ColumnFields.tsx';
import styles from './FillStage.module.css';
import { OptionFields } from './OptionFields.tsx';
import type { ChangeFlow, ReturnFlow, ReturnOrder } from './return-flow.ts';
import stageStyles from './Returns.module.css';
import { StageTitle } from './StageTitle.tsx';
import { type Previewed, usePreview } from './use-preview.ts';

const MAX_TARGETS_LENGTH = 4000;

interface FillStageProps {
  readonly flow: ReturnFlow;
  readonly onChange: ChangeFlow;
}

export function FillStage({ flow, onChange }: FillStageProps) {
  const t = useText();
  const { decision, order } = flow;
  const previewed = usePreview(flow);
  const fill = (part: Partial<ReturnOrder>) => onChange({ order: { ...order, ...part } });
  const { preview, refused } = previewed;
  if (decision === undefined) return null;
  return (
    <>
      <StageTitle>{t('window.returns.fill.title')}</StageTitle>
      <div className={styles['head']}>
        {decision !== 'scrap' && <RecipeField recipe={order.recipe} onChoose={(recipe) => fill({ recipe })} />}
        {decision === 'move-account' && (
          <TextField
            label={t('window.returns.targets')}
            hint={t('window.returns.targets.hint')}
            value={order.targets}
            onChange={(targets) => fill({ targets })}
            maxLength={MAX_TARGETS_LENGTH}
            isMultiline
            isCode
          />
        )}
      </div>
      {decision !== 'scrap' && preview !== undefined && (
        <ColumnFields
          preview={preview}
          set={order.set}
          first={decision === 'new-identity' ? ['serialNumber'] : []}
          onChange={(set) => fill({ set })}
        />
      )}
      <OptionFields decision={decision} order={order} onChange={fill} />
      {refused !== undefined && (preview?.missing.length ?? 0) === 0 && <FailureNotice failure={refused} />}
      <div className={stageStyles['actions']}>
        <Button icon={<ArrowLeft aria-hidden />} onPress={() => onChange({ stage: 'decide' })}>
          {t('window.returns.back')}
        </Button>
        <Said previewed={previewed} />
        <Button look="primary" isDisabled={!previewed.isComplete} onPress={() => onChange({ stage: 'check' })}>
          {t('window.returns.go-on')}
        </Button>
      </div>
    </>
  );
}

function RecipeField({ recipe, onChoose }: { readonly recipe: string | undefined; readonly onChoose: (recipe: string) => void }) {
  const t = useText();
  const recipes = useRequest('recipes.list', {});
  if (recipes.failure !== undefined) return <FailureNotice failure={recipes.failure} />;
  return (
    <Select
      label={t('window.returns.recipe')}
      placeholder={t('window.returns.recipe.choose')}
      choices={(recipes.value ?? []).map(({ id, name, description }) => ({ id, label: name, detail: description }))}
      value={recipe ?? null}
      onChange={onChoose}
      hasFocusFirst={recipe === undefined}
    />
  );
}

/** Why one cannot go on yet. */
function Said({ previewed: { preview, isWaiting } }: { readonly previewed: Previewed }) {
  const t = useText();
  const missing = preview?.missing ?? [];
  const words =
    missing.length > 0 ? t('window.returns.missing', { columns: missing.join(', ') }) : isWaiting ? t('window.returns.preparing') : '';
  return (
    <p className={stageStyles['said']} role="status">
      {words}
    </p>
  );
}
