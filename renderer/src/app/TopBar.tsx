/** The batch and how far it is; who is at the line; whether the station is well. The same on every screen. */
import { BatchPicker } from './BatchPicker.tsx';
import { Counters } from './Counters.tsx';
import { DisplayMenu } from './DisplayMenu.tsx';
import { OperatorBadge } from './OperatorBadge.tsx';
import { StationHealth } from './StationHealth.tsx';
import styles from './TopBar.module.css';

export function TopBar() {
  return (
    <header className={styles['bar']}>
      <div className={styles['batch']}>
        <BatchPicker />
        <Counters />
      </div>
      <div className={styles['station']}>
        <StationHealth />
        <OperatorBadge />
        <DisplayMenu />
      </div>
    </header>
  );
}
