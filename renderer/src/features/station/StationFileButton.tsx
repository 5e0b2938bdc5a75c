/** Reads a station file that a person chooses and hands its text to the engine. */
import { FolderOpen } from 'lucide-react';
import { FileTrigger } from 'react-aria-components';
import { useSurroundings, useText } from '../../api/context.tsx';
import { useAction } from '../../api/use-action.ts';
import { Button } from '../../ui/Button.tsx';
import { FailureNotice } from '../../ui/FailureNotice.tsx';
import styles from './Station.module.css';

export function StationFileButton({ look }: { readonly look: 'primary' | 'secondary' }) {
  const t = useText();
  const { station } = useSurroundings();
  const load = useAction(async (file: File) => {
    await station.engine.request('line.loadStation', { text: await file.text() });
    await station.refresh();
  });
  return (
    <div className={styles['form']}>
      <FileTrigger
        acceptedFileTypes={['.json', 'application/json']}
        onSelect={(files) => {
          const file = files?.[0];
          if (file !== undefined) void load.run(file);
        }}
      >
        <Button look={look} icon={<FolderOpen aria-hidden />} isPending={load.isPending}>
          {t('window.station-file.choose')}
        </Button>
      </FileTrigger>
      {load.failure !== undefined && <FailureNotice failure={load.failure} />}
    </div>
  );
}
