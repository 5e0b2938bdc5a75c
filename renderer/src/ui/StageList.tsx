/** The stages of something that is done one thing at a time, and which of them it is at. */
import styles from './StageList.module.css';

export interface StageListProps<Stage extends string> {
  readonly label: string;
  readonly stages: readonly Stage[];
  readonly current: Stage;
  readonly nameOf: (stage: Stage) => string;
}

export function StageList<Stage extends string>({ label, stages, current, nameOf }: StageListProps<Stage>) {
  const at = stages.indexOf(current);
  return (
    <ol className={styles['stages']} aria-label={label}>
      {stages.map((stage, index) => (
        <li key={stage} aria-current={stage === current ? 'step' : undefined} data-done={index < at}>
          <span aria-hidden className={styles['number']}>
            {index + 1}
          </span>
          <span className={styles['name']}>{nameOf(stage)}</span>
        </li>
      ))}
    </ol>
  );
}
