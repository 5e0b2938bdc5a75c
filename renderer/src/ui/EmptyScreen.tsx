/** A screen with nothing on it yet: what this is, and the one thing to do first. */
import type { ReactNode } from 'react';
import styles from './EmptyScreen.module.css';

export interface EmptyScreenProps {
  readonly icon: ReactNode;
  readonly title: string;
  readonly text: string;
  readonly action?: ReactNode;
}

export function EmptyScreen({ icon, title, text, action }: EmptyScreenProps) {
  return (
    <section className={styles['empty']}>
      <div className={styles['icon']}>{icon}</div>
      <h2>{title}</h2>
      <p>{text}</p>
      {action}
    </section>
  );
}
