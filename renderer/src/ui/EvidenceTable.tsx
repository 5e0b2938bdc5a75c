/** What was read from the device: expected beside observed, and what the comparison says. */
import type { Evidence } from '../../../shared/domain/evidence.ts';
import { inWords } from '../../../shared/texts/text.ts';
import { useLanguage, useText } from '../api/context.tsx';
import styles from './EvidenceTable.module.css';

export function EvidenceTable({ evidence }: { readonly evidence: readonly Evidence[] }) {
  const t = useText();
  const language = useLanguage();
  return (
    // Wide tables scroll inside; a scrolling region must be reachable by keyboard.
    <div className={styles['scroll']} role="region" aria-label={t('window.evidence')} tabIndex={0}>
      <table className={styles['table']}>
        <thead>
          <tr>
            <th scope="col">{t('window.evidence.what')}</th>
            <th scope="col">{t('window.evidence.expected')}</th>
            <th scope="col">{t('window.evidence.observed')}</th>
            <th scope="col">{t('window.evidence.verdict')}</th>
          </tr>
        </thead>
        <tbody>
          {evidence.map(({ name, expected, observed, verdict, source }, index) => (
            // Names may repeat; evidence is a fixed record, so the place is the identity.
            <tr key={index} data-verdict={verdict}>
              <th scope="row">{name}</th>
              <td>{expected ?? '–'}</td>
              <td>{observed === undefined ? '–' : inWords(language, observed)}</td>
              <td className={styles['verdict']}>
                {t(`window.evidence.${verdict}`)}
                <small>{t('window.evidence.source', { source: t(`window.evidence.source.${source}`) })}</small>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
