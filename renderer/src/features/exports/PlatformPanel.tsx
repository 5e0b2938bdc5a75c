/** A Cervello batch on its way into the platform: exported, then confirmed imported; before that no request is made for its units. */
import { CircleCheck, CircleDashed } from 'lucide-react';
import { useState } from 'react';
import type { BatchPlatform } from '../../../../shared/contract/manufacturers.ts';
import type { Batch } from '../../../../shared/domain/unit.ts';
import { useLanguage, useStation, useText } from '../../api/context.tsx';
import { useRequest } from '../../api/use-request.ts';
import { Button } from '../../ui/Button.tsx';
import { FailureNotice } from '../../ui/FailureNotice.tsx';
import { formatNumber, formatTime } from '../../ui/format.ts';
import { Notice } from '../../ui/Notice.tsx';
import { ConfirmImportedDialog } from './ConfirmImportedDialog.tsx';
import styles from './Exports.module.css';

export interface PlatformPanelProps {
  readonly batch: Batch;
  readonly onExport: () => void;
}

export function PlatformPanel({ batch, onExport }: PlatformPanelProps) {
  const t = useText();
  const seq = useStation((state) => state.seq);
  const { value, failure, ask } = useRequest('batches.platform', { batchId: batch.batchId }, seq);
  const [isConfirming, setConfirming] = useState(false);
  if (failure !== undefined) return <FailureNotice failure={failure} />;
  if (value === undefined) return null;
  const exported = value.exported.find(({ dialect }) => dialect === 'cervello-csv');
  return (
    <section className={styles['platform']} aria-label={t('window.platform.title')}>
      <ol className={styles['way']}>
        <ExportedStage exported={exported} />
        <ConfirmedStage confirmed={value.confirmed} />
      </ol>
      {value.warnings.map((warning) => (
        <Notice key={warning} kind="info" title={t(`platform.warning.${warning}`)} />
      ))}
      {exported === undefined && value.confirmed === undefined && (
        <Button look="primary" onPress={onExport}>
          {t('window.platform.export')}
        </Button>
      )}
      {exported !== undefined && value.confirmed === undefined && (
        <Button look="primary" onPress={() => setConfirming(true)}>
          {t('window.platform.confirm')}
        </Button>
      )}
      {isConfirming && (
        <ConfirmImportedDialog
          batch={batch}
          onClose={() => setConfirming(false)}
          onConfirmed={() => {
            setConfirming(false);
            ask();
          }}
        />
      )}
    </section>
  );
}

function ExportedStage({ exported }: { readonly exported: BatchPlatform['exported'][number] | undefined }) {
  const t = useText();
  const language = useLanguage();
  if (exported === undefined)
    return <Stage isDone={false} title={t('window.platform.exported')} text={t('window.platform.not-exported')} />;
  const { at, by, rows } = exported;
  return (
    <Stage isDone title={t('window.platform.exported')} text={t('window.platform.by', { who: by, time: formatTime(language, at) })}>
      {t('window.platform.rows', { rows: formatNumber(language, rows) })}
    </Stage>
  );
}

function ConfirmedStage({ confirmed }: { readonly confirmed: BatchPlatform['confirmed'] }) {
  const t = useText();
  const language = useLanguage();
  if (confirmed === undefined)
    return <Stage isDone={false} title={t('window.platform.confirmed')} text={t('window.platform.not-confirmed')} />;
  const { at, by, note } = confirmed;
  return (
    <Stage isDone title={t('window.platform.confirmed')} text={t('window.platform.by', { who: by, time: formatTime(language, at) })}>
      {note}
    </Stage>
  );
}

interface StageProps {
  readonly isDone: boolean;
  readonly title: string;
  readonly text: string;
  readonly children?: React.ReactNode;
}

function Stage({ isDone, title, text, children }: StageProps) {
  const Symbol = isDone ? CircleCheck : CircleDashed;
  return (
    <li data-done={isDone}>
      <Symbol aria-hidden size={22} />
      <span>
        <strong>{title}</strong> {text}
        {children !== undefined && <small>{children}</small>}
      </span>
    </li>
  );
}
