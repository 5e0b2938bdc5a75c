/** Where a return stands. A unit that was scrapped as decided is no failure. */
import { Trash2 } from 'lucide-react';
import type { ReturnView } from '../../../../shared/domain/device-return.ts';
import { useText } from '../../api/context.tsx';
import { standingOf } from '../../ui/standing.ts';
import { StandingPill } from '../../ui/StandingPill.tsx';
import styles from './Returns.module.css';

type Standing = Pick<ReturnView, 'status' | 'outcome' | 'proof' | 'scrapped'>;

export function ReturnStanding({ entry: { status, outcome, proof, scrapped } }: { readonly entry: Standing }) {
  const t = useText();
  if (!scrapped) return <StandingPill standing={standingOf({ status, ...(outcome && { outcome }), ...(proof && { proof }) })} />;
  return (
    <span className={styles['scrapped']}>
      <Trash2 aria-hidden size={16} />
      {t('window.returns.scrapped')}
    </span>
  );
}
