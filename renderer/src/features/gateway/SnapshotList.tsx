/** Snapshots, newest first, each with what can be done with it. */
import { Download, GitCompareArrows, History } from 'lucide-react';
import { useState } from 'react';
import { Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import type { VisitView } from '../../../../shared/contract/visits.ts';
import { useLanguage, useSurroundings, useText } from '../../api/context.tsx';
import { useAction } from '../../api/use-action.ts';
import { Button } from '../../ui/Button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { FailureNotice } from '../../ui/FailureNotice.tsx';
import { Notice } from '../../ui/Notice.tsx';
import selectStyles from '../../ui/Select.module.css';
import styles from './Gateway.module.css';
import { useSaveText } from './use-save-text.ts';
import { type NamedSnapshot, snapshotName } from './snapshot-name.ts';

export interface SnapshotListProps {
  readonly visit: VisitView;
  readonly snapshots: readonly NamedSnapshot[];
  readonly isPlanning: boolean;
  readonly onCompare: (id: string) => void;
  readonly onRollBack: (id: string) => void;
}

export function SnapshotList({ visit, snapshots, isPlanning, onCompare, onRollBack }: SnapshotListProps) {
  const t = useText();
  const language = useLanguage();
  const { engine } = useSurroundings().station;
  const saveText = useSaveText();
  const [saved, setSaved] = useState<{ readonly name: string; readonly count: number }>();
  const download = useAction(async (id: string, form: 'xml' | 'json') => {
    setSaved(undefined);
    const { name, text, withoutSecrets } = await engine.request('visits.downloadSnapshot', { visitId: visit.visitId, id, form });
    const savedAs = await saveText(name, text);
    if (savedAs !== undefined) setSaved({ name: savedAs, count: withoutSecrets.length });
  });
  const canRollBack = visit.can.includes('rollback');
  return (
    <>
      <ol className={styles['snapshots']} aria-label={t('window.gateway.tab.snapshots')}>
        {snapshots.map((snapshot) => {
          const name = snapshotName(language, t, snapshot);
          return (
            <li key={snapshot.id}>
              <span>
                <strong>{name}</strong> {name !== snapshot.id && <code>{snapshot.id}</code>}
              </span>
              <span className={styles['actions']}>
                <Button
                  icon={<GitCompareArrows aria-hidden />}
                  aria-label={t('window.gateway.snapshots.compare-one', { name })}
                  onPress={() => onCompare(snapshot.id)}
                >
                  {t('window.gateway.snapshots.compare')}
                </Button>
                <DownloadMenu name={name} isPending={download.isPending} onChoose={(form) => void download.run(snapshot.id, form)} />
                {canRollBack && (
                  <Button
                    icon={<History aria-hidden />}
                    aria-label={t('window.gateway.snapshots.rollback-one', { name })}
                    isPending={isPlanning}
                    onPress={() => onRollBack(snapshot.id)}
                  >
                    {t('window.gateway.snapshots.rollback')}
                  </Button>
                )}
              </span>
            </li>
          );
        })}
      </ol>
      {download.failure !== undefined && <FailureNotice failure={download.failure} />}
      {saved !== undefined && (
        <Notice kind="good" title={t('window.gateway.saved', { name: saved.name })}>
          {saved.count > 0 && <p>{t('window.gateway.snapshots.without-secrets', { count: saved.count })}</p>}
        </Notice>
      )}
    </>
  );
}

interface DownloadMenuProps {
  readonly name: string;
  readonly isPending: boolean;
  readonly onChoose: (form: 'xml' | 'json') => void;
}

function DownloadMenu({ name, isPending, onChoose }: DownloadMenuProps) {
  const t = useText();
  return (
    <MenuTrigger>
      <Button icon={<Download aria-hidden />} aria-label={t('window.gateway.snapshots.save-one', { name })} isPending={isPending}>
        {t('window.gateway.snapshots.save')}
      </Button>
      <Popover className={classNames(selectStyles['popover'])}>
        <Menu className={classNames(selectStyles['list'])} onAction={(form) => onChoose(form === 'json' ? 'json' : 'xml')}>
          {(['xml', 'json'] as const).map((form) => (
            <MenuItem key={form} id={form} className={classNames(selectStyles['item'])}>
              {t(`window.gateway.snapshots.save.${form}`)}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
