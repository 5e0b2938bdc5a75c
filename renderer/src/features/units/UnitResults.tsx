/** The units that a search found, newest batch first. */
import type { UnitId } from '../../../../shared/domain/ids.ts';
import { useText } from '../../api/context.tsx';
import type { UnitRow } from '../../api/station-state.ts';
import { routeToHash } from '../../ui/route.ts';
import { standingOf } from '../../ui/standing.ts';
import { StandingPill } from '../../ui/StandingPill.tsx';
import styles from './Units.module.css';

export interface UnitResultsProps {
  readonly results: readonly UnitRow[];
  readonly text: string;
  readonly unitId: UnitId | undefined;
}

export function UnitResults({ results, text, unitId }: UnitResultsProps) {
  const t = useText();
  return (
    <nav className={styles['results']} aria-label={t('window.units.results')}>
      <p role="status">{results.length === 0 ? t('window.units.none', { text }) : t('window.units.found', { count: results.length })}</p>
      <ul>
        {results.map(({ unit, state }) => (
          <li key={unit.unitId}>
            <a href={routeToHash({ screen: 'units', unitId: unit.unitId })} aria-current={unit.unitId === unitId ? 'true' : undefined}>
              <code>{unit.identifiers[0]?.text}</code>
              <StandingPill standing={standingOf(state)} />
              <small>
                {unit.identifiers
                  .slice(1, 3)
                  .map((identifier) => identifier.text)
                  .join(' · ')}
              </small>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
