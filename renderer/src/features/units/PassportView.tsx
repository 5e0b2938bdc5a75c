/** All that is known of one device: its identifiers, where it stands, and every run it ever had. */
import { useState } from 'react';
import type { Passport } from '../../../../shared/contract/units.ts';
import type { UnitId } from '../../../../shared/domain/ids.ts';
import { useStation, useText } from '../../api/context.tsx';
import { useRequest } from '../../api/use-request.ts';
import { Button } from '../../ui/Button.tsx';
import { FailureNotice } from '../../ui/FailureNotice.tsx';
import { standingOf } from '../../ui/standing.ts';
import { StandingPill } from '../../ui/StandingPill.tsx';
import { DecisionDialog } from '../decisions/DecisionDialog.tsx';
import { needsDecision } from '../decisions/needs-decision.ts';
import { timelineOf } from './passport-timeline.ts';
import { PassportCertificates } from './PassportCertificates.tsx';
import { PassportReturns } from './PassportReturns.tsx';
import { PassportVisits } from './PassportVisits.tsx';
import { RunEntry } from './RunEntry.tsx';
import styles from './Units.module.css';

export function PassportView({ unitId }: { readonly unitId: UnitId }) {
  const t = useText();
  // Asked again when an event of this unit was folded in: the record is what counts.
  const version = useStation((state) => state.units?.rows.get(unitId)?.state.seq ?? 0);
  const passport = useRequest('units.passport', { unitId }, version);
  if (passport.failure !== undefined) return <FailureNotice failure={passport.failure} />;
  if (passport.value === undefined) return <p className={styles['waiting']}>{t('window.reading')}</p>;
  const runs = timelineOf(passport.value);
  return (
    // The passport scrolls on its own, so it must be reachable by keyboard.
    <article className={styles['passport']} tabIndex={0} aria-label={t('window.passport.label')}>
      <PassportHead passport={passport.value} unitId={unitId} />
      <PassportReturns passport={passport.value} />
      <PassportCertificates certificates={passport.value.certificates} />
      {runs.length === 0 && <p className={styles['quiet']}>{t('window.passport.no-runs')}</p>}
      <ol className={styles['timeline']}>
        {runs.map((run, index) => (
          <RunEntry key={run.runId} run={run} isFirst={index === 0} />
        ))}
      </ol>
      <PassportVisits passport={passport.value} />
    </article>
  );
}

function PassportHead({ passport, unitId }: { readonly passport: Passport; readonly unitId: UnitId }) {
  const t = useText();
  const [isDeciding, setDeciding] = useState(false);
  const chosen = passport.units.find(({ unit }) => unit.unitId === unitId) ?? passport.units[0];
  if (chosen === undefined) return null;
  const { unit, state } = chosen;
  return (
    <header className={styles['head']}>
      <div className={styles['name']}>
        <h2>{unit.identifiers[0]?.text}</h2>
        <StandingPill standing={standingOf(state)} />
        {needsDecision(state) && (
          <Button look="primary" onPress={() => setDeciding(true)}>
            {t('window.decide')}
          </Button>
        )}
      </div>
      <dl className={styles['facts']}>
        {unit.identifiers.map(({ kind, text }) => (
          <div key={kind}>
            <dt>{t(`window.identifier.${kind}`)}</dt>
            <dd>
              <code>{text}</code>
            </dd>
          </div>
        ))}
        {passport.facts.map(({ fact, fingerprint }) => (
          <div key={fact}>
            <dt>{fact === 'tls-certificate' ? t('window.fact.tls-certificate') : t('window.fact.ssh-host-key')}</dt>
            <dd>
              <code>{fingerprint}</code>
            </dd>
          </div>
        ))}
        {passport.units.map((each) => (
          <div key={each.unit.unitId}>
            <dt>{t('window.batch.label')}</dt>
            <dd>{t('window.passport.batch-row', { batch: each.batchName, row: each.unit.row })}</dd>
          </div>
        ))}
      </dl>
      {isDeciding && <DecisionDialog unitId={unit.unitId} onClose={() => setDeciding(false)} />}
    </header>
  );
}
