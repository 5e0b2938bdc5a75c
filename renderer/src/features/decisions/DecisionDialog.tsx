/** A person decides what the station could not tell. What was read from the device is shown beside the question. */
import { type FormEvent, type ReactNode, useState } from 'react';
import { Form } from 'react-aria-components';
import type { UnitId } from '../../../../shared/domain/ids.ts';
import { unansweredStep } from '../../../../shared/domain/unit-state.ts';
import { stepTitle } from '../../../../shared/texts/step-title.ts';
import { useLanguage, usePreferences, useText } from '../../api/context.tsx';
import { Button } from '../../ui/Button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { EvidenceTable } from '../../ui/EvidenceTable.tsx';
import { FailureNotice } from '../../ui/FailureNotice.tsx';
import { TextField } from '../../ui/Field.tsx';
import { OperatorDialog } from '../people/OperatorDialog.tsx';
import { DecisionChoice } from './DecisionChoice.tsx';
import styles from './DecisionDialog.module.css';
import { SecondPerson } from './SecondPerson.tsx';
import { useDecision } from './use-decision.ts';

const MAX_REASON_LENGTH = 500;
const FORM = 'decision-form';

export function DecisionDialog({ unitId, onClose }: { readonly unitId: UnitId; readonly onClose: () => void }) {
  const t = useText();
  const language = useLanguage();
  const { unit, record, ...deciding } = useDecision(unitId, onClose);
  const step = unit === undefined ? undefined : unansweredStep(unit.state)?.step;
  return (
    <Dialog
      title={t('window.decision.title', { identifier: unit?.unit.identifiers[0]?.text ?? '' })}
      closeLabel={t('window.close-dialog')}
      width="wide"
      onClose={onClose}
      actions={
        <>
          {!deciding.isAgreed && <p className={styles['missing']}>{t('window.decision.second.missing')}</p>}
          <Button look="primary" type="submit" form={FORM} isDisabled={!deciding.isReady}>
            {t('window.decision.keep')}
          </Button>
        </>
      }
    >
      <p>{t('window.decision.text', { step: step === undefined ? '' : stepTitle(language, step) })}</p>
      {step !== undefined && step.evidence.length > 0 && <EvidenceTable evidence={step.evidence} />}
      <NamedForm onSubmit={(operator) => void record.run(operator)}>
        <DecisionChoice decision={deciding.decision} onChoose={deciding.setDecision} />
        <div className={styles['why']}>
          <TextField
            label={t('window.decision.reason')}
            hint={t('window.decision.reason.hint')}
            value={deciding.reason}
            onChange={deciding.setReason}
            maxLength={MAX_REASON_LENGTH}
            isMultiline
            isRequired
          />
          {deciding.takesTwo && <SecondPerson typed={deciding.second} onChange={deciding.setSecond} />}
        </div>
      </NamedForm>
      {record.failure !== undefined && <FailureNotice failure={record.failure} />}
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
