/** What a step asks the person at the lane: said on the lane itself, answered in front of it. */
import { Hand } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { LaneView } from '../../../../shared/domain/lane-view.ts';
import { useText } from '../../api/context.tsx';
import { Button } from '../../ui/Button.tsx';
import { LaneQuestionDialog } from './LaneQuestionDialog.tsx';
import styles from './LaneQuestion.module.css';

export interface LaneQuestionProps {
  readonly lane: LaneView;
  readonly question: NonNullable<LaneView['question']>;
}

/** Stands where the lane says what to do next: while it asks, answering is that. One for each question (`key`). */
export function LaneQuestion({ lane, question }: LaneQuestionProps) {
  const t = useText();
  const [isOpen, setOpen] = useState(false);
  const place = useRef<HTMLDivElement>(null);

  // The keyboard goes to what waits for a person, unless somebody is using it for something else.
  useEffect(() => {
    const isFree = document.activeElement === null || document.activeElement === document.body;
    if (isFree) place.current?.querySelector('button')?.focus();
  }, []);

  return (
    <div className={styles['place']} ref={place}>
      <p className={styles['text']} role="status">
        <Hand aria-hidden className={styles['symbol']} />
        <span>{question.text}</span>
      </p>
      <Button look="primary" onPress={() => setOpen(true)} aria-label={`${t('window.question.answer')}: ${question.text}`}>
        {t('window.question.answer')}
      </Button>
      {isOpen && <LaneQuestionDialog lane={lane.lane} identifier={lane.identifier} question={question} onClose={() => setOpen(false)} />}
    </div>
  );
}
