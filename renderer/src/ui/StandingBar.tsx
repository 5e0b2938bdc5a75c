/** A batch as one bar: how many of its units stand where. The legend says it in words and numbers. */
import { useText } from '../api/context.tsx';
import type { StandingCount } from './standing.ts';
import { StandingSymbol } from './StandingSymbol.tsx';
import styles from './StandingBar.module.css';

export interface StandingBarProps {
  readonly counts: readonly StandingCount[];
  readonly label: string;
  readonly hasLegend?: boolean;
}

export function StandingBar({ counts, label, hasLegend = false }: StandingBarProps) {
  const t = useText();
  const words = counts.map(({ standing, count }) => `${count} ${t(`window.standing.${standing}`)}`);
  return (
    <div className={styles['whole']}>
      <div className={styles['bar']} role="img" aria-label={`${label}: ${words.join(', ')}`}>
        {counts.map(({ standing, count }) => (
          <span key={standing} className={styles['part']} data-standing={standing} style={{ flexGrow: count }} />
        ))}
      </div>
      {hasLegend && (
        <ul className={styles['legend']} aria-hidden>
          {counts.map(({ standing, count }) => (
            <li key={standing} data-standing={standing}>
              <StandingSymbol standing={standing} />
              <strong>{count}</strong> {t(`window.standing.${standing}`)}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
