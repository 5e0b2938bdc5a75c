/** Whether a gateway is there, as a symbol and a word; with a number for how many are. */
import { Circle, CircleDashed, CircleDot, TriangleAlert } from 'lucide-react';
import type { WatchedClient } from '../../../../shared/contract/watch.ts';
import { useText } from '../../api/context.tsx';
import styles from './Watch.module.css';

const symbols = { expected: CircleDashed, connected: CircleDot, disconnected: Circle, lost: TriangleAlert } as const;

export interface WatchStateProps {
  readonly state: WatchedClient['state'];
  readonly count?: number;
}

export function WatchState({ state, count }: WatchStateProps) {
  const t = useText();
  const Symbol = symbols[state];
  return (
    <span className={styles['state']} data-state={state}>
      <Symbol aria-hidden size={16} />
      {count !== undefined && `${count} `}
      {t(`window.watch.state.${state}`)}
    </span>
  );
}
