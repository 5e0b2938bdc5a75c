/** A unit's standing in one word, with the colour, symbol and form that mean it everywhere. */
import { useText } from '../api/context.tsx';
import type { Standing } from './standing.ts';
import { StandingSymbol } from './StandingSymbol.tsx';
import styles from './StandingPill.module.css';

export function StandingPill({ standing }: { readonly standing: Standing }) {
  const t = useText();
  return (
    <span className={styles['pill']} data-standing={standing}>
      <StandingSymbol standing={standing} />
      {t(`window.standing.${standing}`)}
    </span>
  );
}
