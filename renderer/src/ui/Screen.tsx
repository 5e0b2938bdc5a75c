/** A screen: its heading, which takes the focus when the screen opens, its actions and its content. */
import { type ReactNode, useEffect, useRef } from 'react';
import { classNames } from './class-names.ts';
import styles from './Screen.module.css';

export interface ScreenProps {
  readonly title: string;
  /** Small words above the title: where one came from. */
  readonly before?: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
  /** `fill` takes the whole height and scrolls inside; `scroll` grows. */
  readonly body?: 'fill' | 'scroll';
}

export function Screen({ title, before, actions, children, body = 'scroll' }: ScreenProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (document.activeElement === document.body) heading.current?.focus();
  }, []);
  return (
    <div className={styles['screen']}>
      <header className={styles['header']}>
        <div className={styles['titles']}>
          {before}
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
        </div>
        {actions !== undefined && <div className={styles['actions']}>{actions}</div>}
      </header>
      <div className={classNames(styles['body'], styles[body])}>{children}</div>
    </div>
  );
}
