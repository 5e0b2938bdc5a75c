/** Facts of one thing, each under its name, as many beside one another as there is room for. */
import type { ReactNode } from 'react';
import styles from './FactList.module.css';

export interface Fact {
  readonly name: string;
  readonly value: ReactNode;
  /** A fingerprint and its like: takes the whole row. */
  readonly isWide?: boolean;
}

export function FactList({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <dl className={styles['facts']}>
      {facts.map(({ name, value, isWide = false }) => (
        <div key={name} {...(isWide ? { className: styles['wide'] } : {})}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
