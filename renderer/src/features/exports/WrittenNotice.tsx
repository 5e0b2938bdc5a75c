/** What was written, and by what the receiver can tell that it is the same file. */
import type { RequestOutput } from '../../../../shared/contract/contract.ts';
import { useLanguage, useText } from '../../api/context.tsx';
import { formatNumber } from '../../ui/format.ts';
import { Notice } from '../../ui/Notice.tsx';
import styles from './Exports.module.css';

export interface WrittenNoticeProps {
  readonly written: RequestOutput<'exports.write'>;
  readonly savedAs: string;
}

export function WrittenNotice({ written: { rows, sha256, warnings }, savedAs }: WrittenNoticeProps) {
  const t = useText();
  const language = useLanguage();
  const said = warnings.filter(({ count }) => count > 0);
  return (
    <Notice kind="good" title={t('window.exports.saved', { file: savedAs, rows: formatNumber(language, rows) })}>
      <p>{t('window.exports.manifest', { file: `${savedAs}.manifest.json` })}</p>
      <p>
        SHA-256 <code className={styles['hash']}>{sha256}</code>
      </p>
      {said.map(({ warning, count }) => (
        <p key={warning}>
          {t(`window.exports.warning.${warning}`)} {t('window.exports.count', { count: formatNumber(language, count) })}
        </p>
      ))}
    </Notice>
  );
}
