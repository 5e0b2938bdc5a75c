/** Fifth: what will be done, step by step, why, and who else agrees. Opening it starts it. */
import { ArrowLeft, Play } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { Form } from 'react-aria-components';
import type { ReturnPreview } from '../../../../shared/contract/returns.ts';
import type { LaneId } from '../../../../shared/domain/ids.ts';
import { stepTitle } from '../../../../shared/texts/step-title.ts';
import { useLanguage, useStation, useText } from '../../api/context.tsx';
import { Button } from '../../ui/Button.tsx';
import { ChangeList } from '../../ui/ChangeList.tsx';
import { classNames } from '../../ui/class-names.ts';
import { FailureNotice } from '../../ui/FailureNotice.tsx';
import { TextField } from '../../ui/Field.tsx';
import { Select } from '../../ui/Select.tsx';
import { SecondPerson } from '../decisions/SecondPerson.tsx';
import { useNamed } from '../people/use-named.tsx';
import { nobody } from '../people/WhoAndPin.tsx';
import styles from './CheckStage.module.css';
import { type ChangeFlow, identifierOf, type ReturnFlow } from './return-flow.ts';
import stageStyles from './Returns.module.css';
import { StageTitle } from './StageTitle.tsx';
import { useOpenReturn } from './use-carry-out.ts';
import { usePreview } from './use-preview.ts';

const MIN_REASON_LENGTH = 3;
const MAX_REASON_LENGTH = 500;
const FORM = 'return-form';

interface CheckStageProps {
  readonly flow: ReturnFlow;
  readonly onChange: ChangeFlow;
}

export function CheckStage({ flow, onChange }: CheckStageProps) {
  const t = useText();
  const { order, decision, lane } = flow;
  const { preview, refused, isComplete } = usePreview(flow);
  const [second, setSecond] = useState(nobody);
  const named = useNamed();
  // What was typed, secrets among it, is with the engine from then on.
  const opening = useOpenReturn(flow, (opened) => onChange({ stage: 'run', opened, starts: true, order: { ...order, set: {} } }));
  if (decision === undefined || preview === undefined) return <p className={stageStyles['quiet']}>{t('window.returns.preparing')}</p>;
  const { needsSecondPerson } = preview;
  const isAgreed = !needsSecondPerson || (second.name !== '' && second.pin !== '');
  const isReady = isComplete && isAgreed && lane !== undefined && order.reason.trim().length >= MIN_REASON_LENGTH;
  const failure = opening.failure ?? refused;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isReady || opening.isPending) return;
    const secondPerson = needsSecondPerson ? second : undefined;
    named.order((operator) => void opening.run({ decision, operator, secondPerson }));
  };
  return (
    <>
      <StageTitle>
        {t('window.returns.run.title', { decision: t(`returns.decision.${decision}`), identifier: identifierOf(flow) })}
      </StageTitle>
      <div className={styles['columns']}>
        <PlannedSteps preview={preview} />
        <Form id={FORM} onSubmit={submit} className={classNames(styles['why'])}>
          <h3>{t('window.returns.check.why')}</h3>
          <ReasonField flow={flow} onChange={onChange} />
          <LaneSelect flow={flow} onChange={onChange} />
          {needsSecondPerson && <SecondPerson typed={second} onChange={setSecond} />}
          <RowChanges preview={preview} />
        </Form>
      </div>
      {failure !== undefined && <FailureNotice failure={failure} />}
      <CheckActions isReady={isReady} isPending={opening.isPending} lane={lane} onBack={() => onChange({ stage: 'fill' })} />
      {named.question}
    </>
  );
}

function ReasonField({ flow: { order }, onChange }: CheckStageProps) {
  const t = useText();
  return (
    <TextField
      label={t('window.returns.reason')}
      hint={t('window.returns.reason.hint')}
      value={order.reason}
      onChange={(reason) => onChange({ order: { ...order, reason } })}
      maxLength={MAX_REASON_LENGTH}
      isMultiline
      isRequired
      hasFocusFirst
    />
  );
}

interface CheckActionsProps {
  readonly isReady: boolean;
  readonly isPending: boolean;
  readonly lane: LaneId | undefined;
  readonly onBack: () => void;
}

function CheckActions({ isReady, isPending, lane, onBack }: CheckActionsProps) {
  const t = useText();
  return (
    <div className={stageStyles['actions']}>
      <Button icon={<ArrowLeft aria-hidden />} onPress={onBack}>
        {t('window.returns.back')}
      </Button>
      <p className={stageStyles['said']} role="status">
        {t(isPending ? 'window.returns.opening' : 'window.returns.irreversible')}
      </p>
      <Button look="primary" type="submit" form={FORM} icon={<Play aria-hidden />} isDisabled={!isReady} isPending={isPending}>
        {t('window.returns.open', { lane: lane ?? '–' })}
      </Button>
    </div>
  );
}

/** Asked only where no lane was asked before. */
function LaneSelect({ flow: { lane }, onChange }: CheckStageProps) {
  const t = useText();
  const lanes = useStation(({ line }) => line?.lanes);
  return (
    <Select
      label={t('window.returns.lane')}
      placeholder={t('window.returns.lane.choose')}
      choices={(lanes ?? []).map((each) => ({ id: each.lane, label: t('window.lane.label', { lane: each.lane }), detail: each.name }))}
      value={lane ?? null}
      onChange={(id) => {
        const chosen = lanes?.find((each) => each.lane === id);
        if (chosen !== undefined) onChange({ lane: chosen.lane });
      }}
    />
  );
}

function PlannedSteps({ preview: { recipe } }: { readonly preview: ReturnPreview }) {
  const t = useText();
  const language = useLanguage();
  return (
    <section className={styles['steps']}>
      <h3>{t('window.returns.check.steps')}</h3>
      <ol>
        {recipe.steps.map((step, index) => (
          // A recipe's steps are a fixed order, so the place is the identity.
          <li key={index}>
            <span aria-hidden>{index + 1}</span>
            {stepTitle(language, step)} <code>{step.step}</code>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** What a person set; the rest is as in the old row. */
function RowChanges({ preview: { columns } }: { readonly preview: ReturnPreview }) {
  const t = useText();
  const set = columns.filter(({ source }) => source === 'set');
  return (
    <section className={styles['row']}>
      <h3>{t('window.returns.check.row')}</h3>
      {set.length === 0 ? (
        <p className={stageStyles['quiet']}>{t('window.returns.check.row.none')}</p>
      ) : (
        <ChangeList changes={set.map(({ name, value, secret }) => ({ target: name, to: value, secret }))} />
      )}
    </section>
  );
}
