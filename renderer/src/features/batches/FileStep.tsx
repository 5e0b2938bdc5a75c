/** First step: who made the devices, and their file, dropped or chosen. */
import { FileSpreadsheet } from 'lucide-react';
import { DropZone, FileTrigger, Text } from 'react-aria-components';
import { MAX_UPLOAD_BYTES } from '../../../../shared/contract/batches.ts';
import { profileColumns } from '../../../../shared/domain/profile-columns.ts';
import type { Profile } from '../../../../shared/domain/recipe.ts';
import { useLanguage, useText } from '../../api/context.tsx';
import type { ChosenFile, UploadProgress } from '../../api/upload-file.ts';
import { Button } from '../../ui/Button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { formatNumber } from '../../ui/format.ts';
import { Notice } from '../../ui/Notice.tsx';
import styles from './Batches.module.css';
import type { ImportParties } from './import-flow.ts';
import { PartiesFields } from './PartiesFields.tsx';

const MEGABYTE = 1024 * 1024;

export interface FileStepProps {
  readonly parties: ImportParties;
  readonly isReading: boolean;
  readonly progress: UploadProgress | undefined;
  readonly tooLarge: ChosenFile | undefined;
  readonly onParties: (parties: ImportParties) => void;
  readonly onFile: (file: ChosenFile) => void;
}

export function FileStep({ parties, isReading, progress, tooLarge, onParties, onFile }: FileStepProps) {
  const t = useText();
  const language = useLanguage();
  const megabytes = (bytes: number) => formatNumber(language, Math.ceil(bytes / MEGABYTE));
  return (
    <>
      <div className={styles['fields']}>
        <PartiesFields parties={parties} profile={undefined} onChange={onParties} />
      </div>
      {tooLarge !== undefined && (
        <Notice kind="attention" title={t('window.import.too-large', { file: tooLarge.name, megabytes: megabytes(MAX_UPLOAD_BYTES) })}>
          <p>{t('window.import.too-large.action')}</p>
          <code>{`lineside import "${tooLarge.name}"`}</code>
        </Notice>
      )}
      <DropZone
        className={classNames(styles['drop'])}
        onDrop={(event) => {
          const dropped = event.items.find((item) => item.kind === 'file');
          if (dropped !== undefined) void dropped.getFile().then((file) => onFile({ name: file.name, content: file }));
        }}
      >
        <FileSpreadsheet aria-hidden size={40} strokeWidth={1.5} />
        <Text slot="label" className={classNames(styles['dropLabel'])}>
          {t(isReading ? 'window.import.reading' : 'window.import.drop')}
        </Text>
        {progress !== undefined && progress.sizeBytes > MEGABYTE && (
          <div className={styles['progress']}>
            <progress max={progress.sizeBytes} value={progress.sentBytes} aria-label={t('window.import.reading')} />
            {t('window.import.read-of', { read: megabytes(progress.sentBytes), size: megabytes(progress.sizeBytes) })}
          </div>
        )}
        <FileTrigger
          acceptedFileTypes={['.csv', '.txt', '.tsv', 'text/csv']}
          onSelect={(files) => {
            const file = files?.[0];
            if (file !== undefined) onFile({ name: file.name, content: file });
          }}
        >
          <Button look="primary" isDisabled={isReading}>
            {t('window.import.choose')}
          </Button>
        </FileTrigger>
      </DropZone>
      <ExpectedColumns />
    </>
  );
}

function ExpectedColumns() {
  const t = useText();
  return (
    <section className={styles['expected']}>
      <h2>{t('window.import.expected')}</h2>
      <dl>
        {(Object.keys(profileColumns) as Profile[]).map((profile) => (
          <div key={profile}>
            <dt>{t(`window.profile.${profile}`)}</dt>
            <dd>
              <code>{profileColumns[profile].join(', ')}</code>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
