/** Which station file is in use, and another one. */
import { FileJson } from 'lucide-react';
import { useText } from '../../api/context.tsx';
import { Card } from '../../ui/Card.tsx';
import styles from './Station.module.css';
import { StationFileButton } from './StationFileButton.tsx';

/** `file` undefined where the engine was given a text. */
export function StationFileCard({ file }: { readonly file: string | undefined }) {
  const t = useText();
  return (
    <Card icon={<FileJson aria-hidden />} title={t('window.station-file.title')} text={t('window.station-file.text')}>
      {file !== undefined && <code className={styles['path']}>{file}</code>}
      <StationFileButton look="secondary" />
    </Card>
  );
}
