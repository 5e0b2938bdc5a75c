/** A request's standing as a symbol and a word. */
import { Ban, Check, Circle, CircleHelp, Clock, GitCompareArrows, Trash2, UserRoundCheck, X } from 'lucide-react';
import { useText } from '../../api/context.tsx';
import styles from './Requests.module.css';
import type { RequestStanding } from './request-standing.ts';

const symbols = {
  none: Circle,
  asking: Clock,
  there: Check,
  found: UserRoundCheck,
  disabled: Ban,
  removed: Trash2,
  failed: X,
  conflict: GitCompareArrows,
  unknown: CircleHelp,
} as const;

export function RequestStandingMark({ standing }: { readonly standing: RequestStanding }) {
  const t = useText();
  const Symbol = symbols[standing];
  return (
    <span className={styles['standing']} data-request={standing}>
      <Symbol aria-hidden size={16} />
      {t(`window.requests.standing.${standing}`)}
    </span>
  );
}
