/** The way back to where one came from, above a screen's title. */
import { ArrowLeft } from 'lucide-react';
import styles from './BackLink.module.css';
import { type Route, routeToHash } from './route.ts';

export function BackLink({ to, label }: { readonly to: Route; readonly label: string }) {
  return (
    <a className={styles['back']} href={routeToHash(to)}>
      <ArrowLeft aria-hidden size={16} />
      {label}
    </a>
  );
}
