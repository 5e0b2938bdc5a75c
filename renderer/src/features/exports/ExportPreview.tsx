/** The first lines of the file as it would be written now. */
import type { RequestInput } from '../../../../shared/contract/contract.ts';
import { useText } from '../../api/context.tsx';
import { useRequest } from '../../api/use-request.ts';
import { FailureNotice } from '../../ui/FailureNotice.tsx';
import styles from './Exports.module.css';

export function ExportPreview({ order }: { readonly order: RequestInput<'exports.preview'> }) {
  const t = useText();
  const { value, failure } = useRequest('exports.preview', order);
  if (failure !== undefined) return <FailureNotice failure={failure} />;
  if (value === undefined) return <p>{t('window.reading')}</p>;
  return (
    <figure className={styles['preview']}>
      <figcaption>{t(value.isWhole ? 'window.exports.preview.whole' : 'window.exports.preview')}</figcaption>
      {/* A text that scrolls must be reachable by keyboard. */}
      <pre tabIndex={0} role="region" aria-label={t('window.exports.preview')}>
        {value.text}
        {!value.isWhole && '…'}
      </pre>
    </figure>
  );
}
