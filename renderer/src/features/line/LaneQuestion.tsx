/** What a step asks the person at the lane: said on the lane itself, answered in front of it. */
import { Hand } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { LaneView } from '../../../../shared/domain/lane-view.ts';
import { useSurroundings, useText } from '../../api/context.tsx';
import { useStore } from '../../api/store.ts';
import { Button } from '../../ui/Button.tsx';
import { isKeyboardFree, type KeyboardPlace } from './keyboard-place.ts';
import { LaneQuestionDialog } from './LaneQuestionDialog.tsx';
import styles from './LaneQuestion.module.css';

/** In the middle of the lane: as large as there is room for. */
export function QuestionText({ question }: Pick<LaneQuestionProps, 'question'>) {
  return (
    <p className={styles['text']} role="status">
      <Hand aria-hidden className={styles['symbol']} />
      <span>{question.text}</span>
    </p>
  );
}

export interface LaneQuestionProps {
  readonly lane: LaneView;
  readonly question: NonNullable<LaneView['question']>;
}

/** Stands where the lane says what to do next: while it asks, answering is that. One for each question (`key`). */
export function LaneQuestion({ lane, question }: LaneQuestionProps) {
  const t = useText();
  const { scannedAnswer } = useSurroundings();
  const scanned = useStore(scannedAnswer, (answer) => (answer?.questionId === question.id ? answer.text : undefined));
  const [isOpen, setOpen] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  const close = () => {
    setOpen(false);
    scannedAnswer.set(() => undefined);
  };

  // The keyboard goes to what waits for a person, unless somebody is using it for something else.
  useEffect(() => {
    if (isKeyboardFree()) place.current?.querySelector('button')?.focus();
  }, []);

  return (
    <div className={styles['place']} ref={place}>
      <Button
        look="primary"
        data-keyboard={'asks' satisfies KeyboardPlace}
        onPress={() => setOpen(true)}
        aria-label={`${t('window.question.answer')}: ${question.text}`}
      >
        {t('window.question.answer')}
      </Button>
      {(isOpen || scanned !== undefined) && (
        <LaneQuestionDialog lane={lane.lane} identifier={lane.identifier} question={question} scanned={scanned} onClose={close} />
      )}
    </div>
  );
}
