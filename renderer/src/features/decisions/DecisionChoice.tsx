/** What may have become of the step, each with what follows from it. */
import { Label, Radio, RadioGroup } from 'react-aria-components';
import type { DecisionKind } from '../../../../shared/domain/people.ts';
import { useText } from '../../api/context.tsx';
import { classNames } from '../../ui/class-names.ts';
import styles from './DecisionDialog.module.css';

const decisions = ['applied', 'not-applied', 'scrap'] as const satisfies readonly DecisionKind[];

interface DecisionChoiceProps {
  readonly decision: DecisionKind | undefined;
  readonly onChoose: (decision: DecisionKind) => void;
}

export function DecisionChoice({ decision, onChoose }: DecisionChoiceProps) {
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
