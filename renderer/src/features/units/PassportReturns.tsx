/** Every return of the device: what was decided and why, and which unit became which. */
import { ArrowRight } from 'lucide-react';
import type { Passport } from '../../../../shared/contract/units.ts';
import type { ReturnView } from '../../../../shared/domain/device-return.ts';
import type { UnitId } from '../../../../shared/domain/ids.ts';
import { useLanguage, useText } from '../../api/context.tsx';
import { formatTime } from '../../ui/format.ts';
import { routeToHash } from '../../ui/route.ts';
import { ReturnStanding } from '../returns/ReturnStanding.tsx';
import { personName } from './passport-timeline.ts';
import styles from './PassportParts.module.css';

export function PassportReturns({ passport }: { readonly passport: Passport }) {
  const t = useText();
  const { returns = [] } = passport;
  if (returns.length === 0) return null;
  return (
    <section className={styles['part']} aria-label={t('window.passport.returns')}>
      <h3>{t('window.passport.returns')}</h3>
      <ul>
        {returns.map((each) => (
          <Return key={each.returnId} entry={each} passport={passport} />
        ))}
      </ul>
    </section>
  );
}

function Return({ entry, passport }: { readonly entry: ReturnView; readonly passport: Passport }) {
  const t = useText();
  const language = useLanguage();
  const { decision, reason, openedAt, by, secondPerson, supersedes, unitId } = entry;
  const one = personName(passport, by);
  const operator = secondPerson === undefined ? one : t('window.passport.two-people', { one, other: personName(passport, secondPerson) });
  return (
    <li>
      <p className={styles['name']}>
        <strong>{t(`returns.decision.${decision}`)}</strong>
        <ReturnStanding entry={entry} />
      </p>
      <p>{reason}</p>
      <p className={styles['quiet']}>{t('window.passport.return.by', { time: formatTime(language, openedAt), operator })}</p>
      <p className={styles['link']}>
        {supersedes !== undefined && (
          <>
            <UnitLink passport={passport} unitId={supersedes} />
            <ArrowRight role="img" aria-label={t('window.passport.superseded-by')} size={18} />
          </>
        )}
        <UnitLink passport={passport} unitId={unitId} />
      </p>
    </li>
  );
}

/** Units of one device may have the same identifier: the batch tells them apart. */
function UnitLink({ passport, unitId }: { readonly passport: Passport; readonly unitId: UnitId }) {
  const held = passport.units.find(({ unit }) => unit.unitId === unitId);
  if (held === undefined) return null;
  return (
    <a href={routeToHash({ screen: 'units', unitId })}>
      <code>{held.unit.identifiers[0]?.text}</code> <small>{held.batchName}</small>
    </a>
  );
}
