/** A person decides what the station could not tell. What was read from the device is shown beside the question. */
import { type FormEvent, type ReactNode, useState } from 'react';
import { Form, Label, Radio, RadioGroup } from 'react-aria-components';
import type { UnitId } from '../../../../shared/domain/ids.ts';
import { unansweredStep } from '../../../../shared/domain/unit-state.ts';
import { stepTitle } from '../../../../shared/texts/step-title.ts';
import { useLanguage, usePreferences, useSurroundings, useText } from '../../api/context.tsx';
import { useAction } from '../../api/use-action.ts';
import { useRequest } from '../../api/use-request.ts';
import { Button } from '../../ui/Button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { EvidenceTable } from '../../ui/EvidenceTable.tsx';
import { FailureNotice } from '../../ui/FailureNotice.tsx';
import { TextField } from '../../ui/Field.tsx';
import { OperatorDialog } from '../people/OperatorDialog.tsx';
import styles from './DecisionDialog.module.css';

const decisions = ['applied', 'not-applied', 'scrap'] as const;
type Decision = (typeof decisions)[number];
const MIN_REASON_LENGTH = 3;
const MAX_REASON_LENGTH = 500;
const FORM = 'decision-form';

export function DecisionDialog({ unitId, onClose }: { readonly unitId: UnitId; readonly onClose: () => void }) {
  const t = useText();
  const language = useLanguage();
  const { engine } = useSurroundings().station;
  const [decision, setDecision] = useState<Decision>();
  const [reason, setReason] = useState('');
  const passport = useRequest('units.passport', { unitId });
  const unit = passport.value?.units.find((each) => each.unit.unitId === unitId);
  const step = unit === undefined ? undefined : unansweredStep(unit.state)?.step;
  const decide = useAction(async (operator: string) => {
    if (decision === undefined) return;
    await engine.request('runs.decide', { unitId, decision, reason: reason.trim(), operator });
    onClose();
  });
  const isReady = decision !== undefined && reason.trim().length >= MIN_REASON_LENGTH && !decide.isPending;
  return (
    <Dialog
      title={t('window.decision.title', { identifier: unit?.unit.identifiers[0]?.text ?? '' })}
      closeLabel={t('window.close-dialog')}
      onClose={onClose}
      actions={
        <Button look="primary" type="submit" form={FORM} isDisabled={!isReady}>
          {t('window.decision.keep')}
        </Button>
      }
    >
      <p>{t('window.decision.text', { step: step === undefined ? '' : stepTitle(language, step) })}</p>
      {step !== undefined && step.evidence.length > 0 && <EvidenceTable evidence={step.evidence} />}
      <NamedForm onSubmit={(operator) => void decide.run(operator)}>
        <DecisionChoice decision={decision} onChoose={setDecision} />
        <TextField
          label={t('window.decision.reason')}
          hint={t('window.decision.reason.hint')}
          value={reason}
          onChange={setReason}
          maxLength={MAX_REASON_LENGTH}
          isMultiline
          isRequired
        />
      </NamedForm>
      {decide.failure !== undefined && <FailureNotice failure={decide.failure} />}
    </Dialog>
  );
}

/** Asks who decides where nobody said it yet. */
function NamedForm({ onSubmit, children }: { readonly onSubmit: (operator: string) => void; readonly children: ReactNode }) {
  const { operator } = usePreferences();
  const [isAsking, setAsking] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (operator === '') setAsking(true);
    else onSubmit(operator);
  };
  return (
    <>
      <Form id={FORM} onSubmit={submit} className={classNames(styles['form'])}>
        {children}
      </Form>
      {isAsking && <OperatorDialog onClose={() => setAsking(false)} onNamed={onSubmit} />}
    </>
  );
}

interface DecisionChoiceProps {
  readonly decision: Decision | undefined;
  readonly onChoose: (decision: Decision) => void;
}

function DecisionChoice({ decision, onChoose }: DecisionChoiceProps) {
  const t = useText();
  return (
    <RadioGroup
      className={classNames(styles['choices'])}
      value={decision ?? null}
      onChange={(value) => {
        const chosen = decisions.find((each) => each === value);
        if (chosen !== undefined) onChoose(chosen);
      }}
    >
      <Label className={classNames(styles['question'])}>{t('window.decision.question')}</Label>
      {decisions.map((each) => (
        <Radio key={each} value={each} className={classNames(styles['choice'])}>
          <span className={styles['mark']} aria-hidden />
          <span className={styles['words']}>
            <strong>{t(`window.decision.${each}`)}</strong>
            <span>{t(`window.decision.${each}.means`)}</span>
          </span>
        </Radio>
      ))}
    </RadioGroup>
  );
}
