/** One run on the timeline: when, where, by whom, how it ended, and its steps. */
import { useLanguage, useText } from '../../api/context.tsx';
import { FailureNotice } from '../../ui/FailureNotice.tsx';
import { formatDuration, formatTime } from '../../ui/format.ts';
import { standingOf } from '../../ui/standing.ts';
import { StandingPill } from '../../ui/StandingPill.tsx';
import { StandingSymbol } from '../../ui/StandingSymbol.tsx';
import { StepList } from '../../ui/StepList.tsx';
import type { TimelineRun } from './passport-timeline.ts';
import styles from './Units.module.css';

/** The newest run says its reason in full; older ones keep it with their steps. */
export function RunEntry({ run, isFirst }: { readonly run: TimelineRun; readonly isFirst: boolean }) {
  const t = useText();
  const language = useLanguage();
  const { state } = run;
  const standing = standingOf(state);
  const details = state.run;
  if (details === undefined) return null;
  const duration = details.endedAt === undefined ? undefined : Date.parse(details.endedAt) - Date.parse(details.startedAt);
  return (
    <li className={styles['run']}>
      <span className={styles['mark']} data-standing={standing} aria-hidden>
        <StandingSymbol standing={standing} />
      </span>
      <div className={styles['runBody']}>
        <header className={styles['runHead']}>
          <h3>{t('window.passport.run', { attempt: details.attempt })}</h3>
          <StandingPill standing={standing} />
          {details.training && <span className={styles['training']}>{t('window.training.word')}</span>}
        </header>
        <p className={styles['quiet']}>
          {formatTime(language, details.startedAt)}
          {duration !== undefined && ` · ${formatDuration(language, duration)}`} · {t('window.lane.label', { lane: details.lane })} ·{' '}
          {run.operator} · {run.batchName}
        </p>
        {isFirst && state.failure !== undefined && <FailureNotice failure={state.failure} />}
        {run.answers.map(({ at, by, event }) => (
          <p key={at} className={styles['decision']}>
            <strong>{event.question}</strong>{' '}
            {t('window.passport.answered', { answer: event.answer, operator: by, time: formatTime(language, at) })}
          </p>
        ))}
        {run.decisions.map(({ at, by, second, event }) => (
          <p key={at} className={styles['decision']}>
            <strong>{t(`window.decision.${event.decision}`)}</strong>{' '}
            {t('window.passport.decided', {
              operator: second === undefined ? by : t('window.passport.two-people', { one: by, other: second }),
              time: formatTime(language, at),
              reason: event.reason,
            })}
          </p>
        ))}
        <StepList steps={details.steps} changes={run.changes} />
      </div>
    </li>
  );
}
