/** A file that a person chooses, and which one it is. */
import { FileTrigger } from 'react-aria-components';
import { useText } from '../../api/context.tsx';
import { Button } from '../../ui/Button.tsx';
import styles from './Certificates.module.css';

export interface FileFieldProps {
  readonly label: string;
  readonly endings: readonly string[];
  readonly file: File | undefined;
  readonly onChoose: (file: File) => void;
}

export function FileField({ label, endings, file, onChoose }: FileFieldProps) {
  const t = useText();
  return (
    <div className={styles['file']}>
      <FileTrigger
        acceptedFileTypes={[...endings]}
        onSelect={(files) => {
          const chosen = files?.[0];
          if (chosen !== undefined) onChoose(chosen);
        }}
      >
        <Button>{label}</Button>
      </FileTrigger>
      <span role="status">{file?.name ?? t('window.certificates.file.none')}</span>
    </div>
  );
}

/** As the contract carries bytes. */
export async function toBase64(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}
