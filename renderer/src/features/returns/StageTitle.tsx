/** What a stage is about. It takes the keyboard where the control that led here has gone with its stage. */
import { useEffect, useRef } from 'react';
import styles from './Returns.module.css';

export function StageTitle({ children }: { readonly children: string }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (document.activeElement === document.body) heading.current?.focus();
  }, []);
  return (
    <h2 ref={heading} tabIndex={-1} className={styles['title']}>
      {children}
    </h2>
  );
}
