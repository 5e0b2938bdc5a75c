/** Something that was said to the person: what happened, where, and what to do now. */
import { CircleCheck, Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import styles from './Notice.module.css';

const symbols = { info: Info, attention: TriangleAlert, good: CircleCheck } as const;

export interface NoticeProps {
  readonly kind: keyof typeof symbols;
  readonly title: string;
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
}

export function Notice({ kind, title, children, actions }: NoticeProps) {
  const Symbol = symbols[kind];
  return (
    <div className={styles['notice']} data-kind={kind} role={kind === 'attention' ? 'alert' : 'status'}>
      <Symbol aria-hidden size={22} className={styles['symbol']} />
      <div className={styles['words']}>
        <p className={styles['title']}>{title}</p>
        {children}
      </div>
      {actions !== undefined && <div className={styles['actions']}>{actions}</div>}
    </div>
  );
}
