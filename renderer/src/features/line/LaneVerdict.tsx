/** The verdict: symbol, word, and what the word rests on. */
import { useText } from '../../api/context.tsx';
import type { Standing } from '../../ui/standing.ts';
import { StandingSymbol } from '../../ui/StandingSymbol.tsx';
import styles from './Lane.module.css';

export function LaneVerdict({ standing }: { readonly standing: Standing }) {
  const t = useText();
  return (
    <div className={styles['verdict']}>
      <div className={styles['symbol']}>
        <StandingSymbol standing={standing} size="100%" strokeWidth={2.25} />
      </div>
      <p className={styles['words']}>
        <strong>{t(`window.verdict.${standing}`)}</strong>
        <span>{t(`window.verdict.${standing}.proof`)}</span>
      </p>
    </div>
  );
}
