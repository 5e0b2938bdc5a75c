/** The places of the station. */
import { CircleQuestionMark, LayoutGrid, type LucideIcon, Router, Rows3, ScanSearch, Undo2, Wrench } from 'lucide-react';
import { useText } from '../api/context.tsx';
import styles from './Rail.module.css';
import { routeToHash, type ScreenName, screens } from '../ui/route.ts';

const icons: Readonly<Record<ScreenName, LucideIcon>> = {
  line: LayoutGrid,
  batches: Rows3,
  units: ScanSearch,
  gateway: Router,
  returns: Undo2,
  station: Wrench,
  help: CircleQuestionMark,
};

export function Rail({ entry }: { readonly entry: ScreenName }) {
  const t = useText();
  return (
    <nav className={styles['rail']} aria-label={t('window.rail.label')}>
      <ol>
        {screens.map((screen, index) => {
          const Icon = icons[screen];
          return (
            <li key={screen}>
              <a
                className={styles['entry']}
                title={t(`window.rail.${screen}`)}
                href={routeToHash({ screen })}
                aria-current={screen === entry ? 'page' : undefined}
                aria-keyshortcuts={`Alt+${index + 1}`}
              >
                <Icon aria-hidden size="1.5rem" strokeWidth={1.75} />
                <span>{t(`window.rail.${screen}`)}</span>
              </a>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
