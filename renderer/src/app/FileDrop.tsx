/** A file dragged onto any screen begins an import with it. */
import { FileSpreadsheet } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useSurroundings, useText } from '../api/context.tsx';
import { goTo, type Route } from '../ui/route.ts';
import styles from './FileDrop.module.css';

export function FileDrop({ route }: { readonly route: Route }) {
  const t = useText();
  const { fileToImport } = useSurroundings();
  // The import has a place of its own for files, and keeps the one it has.
  const isOff = route.screen === 'batch-import';
  const isOver = useFileDrag(isOff, (file) => {
    fileToImport.set(() => ({ name: file.name, content: file }));
    goTo({ screen: 'batch-import' });
  });
  if (!isOver) return null;
  return (
    <div className={styles['veil']}>
      <p className={styles['target']}>
        <FileSpreadsheet aria-hidden size={40} strokeWidth={1.5} />
        {t('window.drop')}
      </p>
    </div>
  );
}

/** True while a file is held over the window. */
function useFileDrag(isOff: boolean, onFile: (file: File) => void): boolean {
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    if (isOff) return undefined;
    const listening = new AbortController();
    const { signal } = listening;
    const hasFile = (event: DragEvent) => event.dataTransfer?.types.includes('Files') === true;
    addEventListener(
      'dragover',
      (event) => {
        if (!hasFile(event)) return;
        event.preventDefault();
        setOver(true);
      },
      { signal },
    );
    // Without a related target the drag has left the window.
    addEventListener('dragleave', (event) => event.relatedTarget === null && setOver(false), { signal });
    addEventListener(
      'drop',
      (event) => {
        setOver(false);
        const file = event.dataTransfer?.files[0];
        if (file === undefined) return;
        event.preventDefault();
        onFile(file);
      },
      { signal },
    );
    return () => listening.abort();
  });
  return isOver && !isOff;
}
