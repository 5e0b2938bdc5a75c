/** A piece of a screen with a heading: one thing one can see or set, and what it is for. */
import type { ReactNode } from 'react';
import styles from './Card.module.css';

export interface CardProps {
  readonly title: string;
  readonly text?: string;
  readonly icon?: ReactNode;
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
}

export function Card({ title, text, icon, children, actions }: CardProps) {
  return (
    <section className={styles['card']}>
      <header className={styles['header']}>
        {icon}
        <h2>{title}</h2>
      </header>
      {text !== undefined && <p className={styles['text']}>{text}</p>}
      {children}
      {actions !== undefined && <footer className={styles['actions']}>{actions}</footer>}
    </section>
  );
}
