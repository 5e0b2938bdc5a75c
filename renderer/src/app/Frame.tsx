/** Rail, top bar, content. The training line has a striped frame and the word (DESIGN, screens). */
import type { ReactNode } from 'react';
import { useStation, useText } from '../api/context.tsx';
import styles from './Frame.module.css';
import { LaneSounds } from './LaneSounds.tsx';
import { Rail } from './Rail.tsx';
import type { ScreenName } from '../ui/route.ts';
import { TopBar } from './TopBar.tsx';

export function Frame({ entry, children }: { readonly entry: ScreenName; readonly children: ReactNode }) {
  const t = useText();
  const isTraining = useStation((state) => state.line?.training ?? false);
  const isRestarting = useStation((state) => state.connection === 'restarting');
  return (
    <div className={styles['frame']} data-training={isTraining}>
      <LaneSounds />
      <Rail entry={entry} />
      <TopBar />
      <main className={styles['content']}>
        {isTraining && (
          <p className={styles['training']}>
            <span>{t('window.training.word')}</span>
          </p>
        )}
        {isRestarting && (
          <p className={styles['restarting']} role="alert">
            {t('window.restarting')}
          </p>
        )}
        {children}
      </main>
    </div>
  );
}
