/** A piece of a screen with a heading: one thing one can see or set, and what it is for. */
import { type ReactNode, useId } from 'react';
import styles from './Card.module.css';

export interface CardProps {
  readonly title: string;
  readonly text?: string;
  readonly icon?: ReactNode;
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
}

export function Card({ title, text, icon, children, actions }: CardProps) {
  const heading = useId();
  return (
    <section className={styles['card']} aria-labelledby={heading}>
      <header className={styles['header']}>
        {icon}
        <h2 id={heading}>{title}</h2>
      </header>
      {text !== undefined && <p className={styles['text']}>{text}</p>}
      {children}
      {actions !== undefined && <footer className={styles['actions']}>{actions}</footer>}
    </section>
  );
}
