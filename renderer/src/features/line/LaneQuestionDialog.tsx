/** The question of one lane with its answers; closing it answers nothing. */
import { type FormEvent, type ReactNode, useEffect, useEffectEvent, useState } from 'react';
import { Form } from 'react-aria-components';
import type { LaneId } from '../../../../shared/domain/ids.ts';
import type { LaneView } from '../../../../shared/domain/lane-view.ts';
import { usePreferences, useSurroundings, useText } from '../../api/context.tsx';
import { useAction } from '../../api/use-action.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { FailureNotice } from '../../ui/FailureNotice.tsx';
import { TextField } from '../../ui/Field.tsx';
import { OperatorDialog } from '../people/OperatorDialog.tsx';
import styles from './LaneQuestion.module.css';

type Question = NonNullable<LaneView['question']>;

export interface LaneQuestionDialogProps {
  readonly lane: LaneId;
  readonly identifier: string | undefined;
  readonly question: Question;
  /** An answer that a scan gave already. */
  readonly scanned: string | undefined;
  readonly onClose: () => void;
}

const FORM = 'lane-question-form';

export function LaneQuestionDialog({ lane, identifier, question, scanned, onClose }: LaneQuestionDialogProps) {
  const t = useText();
  const { operator } = usePreferences();
  const { engine } = useSurroundings().station;
  const [waiting, setWaiting] = useState<string>();
  const send = useAction(async (answer: string, by: string) => {
    await engine.request('runs.answer', { lane, questionId: question.id, answer, operator: by });
    onClose();
  });
  const answer = (given: string) => (operator === '' ? setWaiting(given) : void send.run(given, operator));
  const giveScanned = useEffectEvent(answer);
  useEffect(() => {
    if (scanned !== undefined) giveScanned(scanned);
  }, [scanned]);
  return (
    <AskDialog lane={lane} question={question} given={scanned ?? ''} isPending={send.isPending} onAnswer={answer} onClose={onClose}>
      {identifier !== undefined && <p className={styles['identifier']}>{identifier}</p>}
      {question.again !== undefined && <p className={styles['again']}>{t('prompt.again', question.again)}</p>}
      <p className={styles['question']}>{question.text}</p>
      {send.failure !== undefined && <FailureNotice failure={send.failure} />}
      {waiting !== undefined && <OperatorDialog onClose={() => setWaiting(undefined)} onNamed={(name) => void send.run(waiting, name)} />}
    </AskDialog>
  );
}

interface AskDialogProps {
  readonly lane: LaneId;
  readonly question: Question;
  /** What stands in the field to begin with. */
  readonly given: string;
  readonly isPending: boolean;
  readonly onAnswer: (answer: string) => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

function AskDialog({ lane, question, given, isPending, onAnswer, onClose, children }: AskDialogProps) {
  const t = useText();
  const [typed, setTyped] = useState(given);
  const { kind, choices = [] } = question;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (kind === 'confirm' || typed !== '') onAnswer(typed);
  };
  return (
    <Dialog
      title={t('window.question.title', { lane })}
      closeLabel={t('window.close-dialog')}
      onClose={onClose}
      actions={
        kind === 'choice' ? undefined : (
          <Button
            look="primary"
            size="operator"
            type="submit"
            form={FORM}
            autoFocus={kind === 'confirm'}
            isDisabled={isPending || (kind === 'text' && typed === '')}
          >
            {t(kind === 'confirm' ? 'window.question.confirm' : 'window.question.keep')}
          </Button>
        )
      }
    >
      {children}
      {kind === 'choice' && (
        <div className={styles['choices']}>
          {choices.map((choice, index) => (
            <Button key={choice} size="operator" autoFocus={index === 0} isDisabled={isPending} onPress={() => onAnswer(choice)}>
              {choice}
            </Button>
          ))}
        </div>
      )}
      <Form id={FORM} onSubmit={submit}>
        {kind === 'text' && (
          <TextField label={t('window.question.your-answer')} value={typed} onChange={setTyped} maxLength={1024} hasFocusFirst />
        )}
      </Form>
    </Dialog>
  );
}
