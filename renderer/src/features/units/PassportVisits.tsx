/** What people wrote to the device outside runs. */
import type { Passport } from '../../../../shared/contract/units.ts';
import { isTextKey } from '../../../../shared/texts/text.ts';
import { useLanguage, useText } from '../../api/context.tsx';
import { ChangeList } from '../../ui/ChangeList.tsx';
import { FailureNotice } from '../../ui/FailureNotice.tsx';
import { formatTime } from '../../ui/format.ts';
import { standingOf } from '../../ui/standing.ts';
import { StandingPill } from '../../ui/StandingPill.tsx';
import { personName } from './passport-timeline.ts';
import styles from './PassportParts.module.css';

export function PassportVisits({ passport }: { readonly passport: Passport }) {
  const t = useText();
  const language = useLanguage();
  const { visits = [] } = passport;
  if (visits.length === 0) return null;
  return (
    <section className={styles['part']} aria-label={t('window.passport.visits')}>
      <h3>{t('window.passport.visits')}</h3>
      <ul>
        {visits.map(({ writeId, action, at, lane, by, changes, state, outcome, failure }) => {
          const key = `visit.action.${action}`;
          return (
            <li key={writeId}>
              <p className={styles['name']}>
                <strong>{isTextKey(key) ? t(key) : action}</strong>
                <StandingPill
                  standing={state === 'working' ? 'running' : standingOf({ status: 'settled', ...(outcome !== undefined && { outcome }) })}
                />
              </p>
              <p className={styles['quiet']}>
                {t('window.passport.visit.by', {
                  time: formatTime(language, at),
                  lane: t('window.lane.label', { lane }),
                  operator: personName(passport, by),
                })}
              </p>
              {state === 'not-known' && <p>{t('window.passport.visit.not-known')}</p>}
              {failure !== undefined && <FailureNotice failure={failure} />}
              {changes.length > 0 && <ChangeList changes={changes} />}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
