/** Says the end of a check to those who listen instead of look. */
import { useEffect, useRef } from 'react';
import type { TableState } from '../../../../../shared/contract/batch-table.ts';
import { useLanguage, useText } from '../../../api/context.tsx';
import { formatNumber } from '../../../ui/format.ts';

/** A check that is over sooner interrupts what is being said about the edit. */
const LONG_MS = 1000;

export function useCheckNews({ phase, summary }: TableState, say: (sentence: string) => void): void {
  const t = useText();
  const language = useLanguage();
  const beganAt = useRef<number>(undefined);
  const sentence = t('window.table.said', {
    what: t('window.table.checked'),
    rows: formatNumber(language, summary.rows),
    cells: formatNumber(language, summary.invalidCells),
  });
  useEffect(() => {
    if (phase === 'checking') {
      beganAt.current ??= performance.now();
      return;
    }
    const isLong = beganAt.current !== undefined && performance.now() - beganAt.current > LONG_MS;
    beganAt.current = undefined;
    if (isLong && phase === 'checked') say(sentence);
  }, [phase, sentence, say]);
}
