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

type SnapshotForm = 'xml' | 'json';

export interface SnapshotListProps {
  readonly visit: VisitView;
  readonly snapshots: readonly NamedSnapshot[];
  readonly isPlanning: boolean;
  readonly onCompare: (id: string) => void;
  readonly onRollBack: (id: string) => void;
}

export function SnapshotList({ visit, snapshots, isPlanning, onCompare, onRollBack }: SnapshotListProps) {
  const t = useText();
  const { download, saved } = useDownload(visit);
  return (
    <>
      <ol className={styles['snapshots']} aria-label={t('window.gateway.tab.snapshots')}>
        {snapshots.map((snapshot) => (
          <SnapshotRow
            key={snapshot.id}
            snapshot={snapshot}
            isPlanning={isPlanning}
            isSaving={download.isPending}
            onCompare={onCompare}
            onSave={(id, form) => void download.run(id, form)}
            onRollBack={visit.can.includes('rollback') ? onRollBack : undefined}
          />
        ))}
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

function useDownload({ visitId }: VisitView) {
  const { engine } = useSurroundings().station;
  const saveText = useSaveText();
  const [saved, setSaved] = useState<{ readonly name: string; readonly count: number }>();
  const download = useAction(async (id: string, form: SnapshotForm) => {
    setSaved(undefined);
    const { name, text, withoutSecrets } = await engine.request('visits.downloadSnapshot', { visitId, id, form });
    const savedAs = await saveText(name, text);
    if (savedAs !== undefined) setSaved({ name: savedAs, count: withoutSecrets.length });
  });
  return { download, saved };
}

interface SnapshotRowProps {
  readonly snapshot: NamedSnapshot;
  readonly isPlanning: boolean;
  readonly isSaving: boolean;
  readonly onCompare: (id: string) => void;
  readonly onSave: (id: string, form: SnapshotForm) => void;
  /** Undefined where the gateway cannot be asked for it. */
  readonly onRollBack: ((id: string) => void) | undefined;
}

function SnapshotRow({ snapshot, isPlanning, isSaving, onCompare, onSave, onRollBack }: SnapshotRowProps) {
  const t = useText();
  const { id } = snapshot;
  const name = snapshotName(useLanguage(), t, snapshot);
  return (
    <li>
      <span>
        <strong>{name}</strong> {name !== id && <code>{id}</code>}
      </span>
      <span className={styles['actions']}>
        <Button
          icon={<GitCompareArrows aria-hidden />}
          aria-label={t('window.gateway.snapshots.compare-one', { name })}
          onPress={() => onCompare(id)}
        >
          {t('window.gateway.snapshots.compare')}
        </Button>
        <DownloadMenu name={name} isPending={isSaving} onChoose={(form) => onSave(id, form)} />
        {onRollBack !== undefined && (
          <Button
            icon={<History aria-hidden />}
            aria-label={t('window.gateway.snapshots.rollback-one', { name })}
            isPending={isPlanning}
            onPress={() => onRollBack(id)}
          >
            {t('window.gateway.snapshots.rollback')}
          </Button>
        )}
      </span>
    </li>
  );
}

interface DownloadMenuProps {
  readonly name: string;
  readonly isPending: boolean;
  readonly onChoose: (form: SnapshotForm) => void;
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
