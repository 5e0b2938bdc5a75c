/** The steps of one run in order: how each ended, how long it took, and what it read back, folded away. */
import { ChevronRight } from 'lucide-react';
import { Button, Disclosure, DisclosurePanel } from 'react-aria-components';
import type { Change } from '../../../shared/domain/evidence.ts';
import type { StepState } from '../../../shared/domain/unit-state.ts';
import { errorTexts } from '../../../shared/texts/text.ts';
import { stepTitle } from '../../../shared/texts/step-title.ts';
import { useLanguage, useText } from '../api/context.tsx';
import { ChangeList } from './ChangeList.tsx';
import { classNames } from './class-names.ts';
import { EvidenceTable } from './EvidenceTable.tsx';
import { formatDuration } from './format.ts';
import type { Standing } from './standing.ts';
import { StandingSymbol } from './StandingSymbol.tsx';
import styles from './StepList.module.css';
import { TechnicalDetails } from './TechnicalDetails.tsx';

export interface StepListProps {
  readonly steps: readonly StepState[];
  /** What each step's plan would change, where it is known. */
  readonly changes?: readonly (readonly Change[])[];
}

export function StepList({ steps, changes = [] }: StepListProps) {
  return (
    <ol className={styles['steps']}>
      {steps.map((step, index) => (
        // Steps are fixed when the run starts, so the place is the identity.
        <li key={index}>
          <Step step={step} number={index + 1} changes={changes[index] ?? []} />
        </li>
      ))}
    </ol>
  );
}

/** A step in the words of a unit's standing: both mean the same to the eye. */
export function stepStanding(step: StepState): Standing {
  if (step.phase === 'settled') return step.outcome === 'pass' ? (step.proof ?? 'passed') : (step.outcome ?? 'unknown');
  if (step.phase === 'lost') return 'unknown';
  return step.phase === 'intended' ? 'running' : 'open';
}

function Step({ step, number, changes }: { readonly step: StepState; readonly number: number; readonly changes: readonly Change[] }) {
  const t = useText();
  const language = useLanguage();
  const standing = stepStanding(step);
  const hasMore = step.evidence.length > 0 || changes.length > 0 || step.failure !== undefined;
  const head = (
    <>
      <span className={styles['symbol']} data-standing={standing}>
        <StandingSymbol standing={standing} />
      </span>
      <span className={styles['number']}>{number}</span>
      <span className={styles['name']}>
        {stepTitle(language, step)} <code>{step.step}</code>
      </span>
      <span className={styles['word']}>{t(`window.standing.${standing}`)}</span>
      <span className={styles['time']}>{step.durationMs === undefined ? '' : formatDuration(language, step.durationMs)}</span>
    </>
  );
  if (!hasMore) return <div className={styles['head']}>{head}</div>;
  return (
    <Disclosure className={classNames(styles['disclosure'])}>
      <Button slot="trigger" className={classNames(styles['head'])}>
        {head}
        <ChevronRight aria-hidden size={18} className={styles['chevron']} />
      </Button>
      <DisclosurePanel className={classNames(styles['panel'])}>
        {step.failure !== undefined && <StepFailure failure={step.failure} />}
        {changes.length > 0 && <ChangeList changes={changes} />}
        {step.evidence.length > 0 && <EvidenceTable evidence={step.evidence} />}
      </DisclosurePanel>
    </Disclosure>
  );
}

function StepFailure({ failure }: { readonly failure: NonNullable<StepState['failure']> }) {
  const { title, meaning, action } = errorTexts(useLanguage(), failure.code, failure.params);
  return (
    <div className={styles['failure']}>
      <p>
        <strong>{title}</strong> {meaning}
      </p>
      <p>{action}</p>
      <TechnicalDetails
        lines={[failure.code, ...Object.entries(failure.params).map(([name, value]) => `${name}: ${value}`), ...failure.chain]}
      />
    </div>
  );
}
