/** The verdict: symbol, word, and what the word rests on. */
import type { CSSProperties } from 'react';
import { useText } from '../../api/context.tsx';
import type { Standing } from '../../ui/standing.ts';
import { StandingSymbol } from '../../ui/StandingSymbol.tsx';
import styles from './LaneVerdict.module.css';

export function LaneVerdict({ standing }: { readonly standing: Standing }) {
  const t = useText();
  return (
    <div className={styles['verdict']}>
      <div className={styles['symbol']}>
        <StandingSymbol standing={standing} size="100%" strokeWidth={2.25} />
      </div>
      <p className={styles['words']}>
        <Fitted as="strong" text={t(`window.verdict.${standing}`)} />
        <Fitted as="span" text={t(`window.verdict.${standing}.proof`)} />
      </p>
    </div>
  );
}

/** Tells the style sheet how many letters have to fit. */
function Fitted({ as: Tag, text }: { readonly as: 'strong' | 'span'; readonly text: string }) {
  const style: CSSProperties & { '--letters': number } = { '--letters': Math.max(4, text.length) };
  return <Tag style={style}>{text}</Tag>;
}
