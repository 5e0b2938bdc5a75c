/** The verdict: symbol, word, and what the word rests on. */
import type { CSSProperties } from 'react';
import type { Standing } from '../../ui/standing.ts';
import { StandingSymbol } from '../../ui/StandingSymbol.tsx';
import styles from './LaneVerdict.module.css';

/** What stands under the word and has to fit the smallest lane, too: `PROVISIONED`, `VORBEREITET`. */
const LONGEST_PROOF = 13;

export interface LaneVerdictProps {
  readonly standing: Standing;
  readonly word: string;
  /** Empty where the word says all. */
  readonly proof: string;
}

export function LaneVerdict({ standing, word, proof }: LaneVerdictProps) {
  return (
    <div className={styles['verdict']}>
      <div className={styles['symbol']}>
        <StandingSymbol standing={standing} size="100%" strokeWidth={2.25} />
      </div>
      <p className={styles['words']}>
        <strong style={letters(word)}>{word}</strong>
        {proof !== '' && (
          <span style={letters(proof)} data-long={proof.length > LONGEST_PROOF ? true : undefined}>
            {proof}
          </span>
        )}
      </p>
    </div>
  );
}

/** Tells the style sheet how many letters have to fit. */
function letters(text: string): CSSProperties & { readonly '--letters': number } {
  return { '--letters': Math.max(4, text.length) };
}
