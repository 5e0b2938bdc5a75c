/** First step: a file, dropped or chosen. */
import { FileSpreadsheet } from 'lucide-react';
import { DropZone, FileTrigger, Text } from 'react-aria-components';
import { profileColumns } from '../../../../shared/domain/profile-columns.ts';
import type { Profile } from '../../../../shared/domain/recipe.ts';
import { useText } from '../../api/context.tsx';
import type { ChosenFile } from '../../api/upload-file.ts';
import { Button } from '../../ui/Button.tsx';
import { classNames } from '../../ui/class-names.ts';
import styles from './Batches.module.css';

export interface FileStepProps {
  readonly isReading: boolean;
  readonly onFile: (file: ChosenFile) => void;
}

export function FileStep({ isReading, onFile }: FileStepProps) {
  const t = useText();
  return (
    <>
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
    </>
  );
}
