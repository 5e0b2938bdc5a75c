/** What is wrong with the file as a whole, and headers that may be columns by another name, each taken with one press. */
import type { ColumnMapping, TableState } from '../../../../shared/contract/batch-table.ts';
import { useText } from '../../api/context.tsx';
import { Button } from '../../ui/Button.tsx';
import { Notice } from '../../ui/Notice.tsx';
import styles from './Batches.module.css';

export interface FileProblemsProps {
  readonly check: TableState;
  readonly isBusy: boolean;
  readonly onMap: (mapping: ColumnMapping) => void;
}

/** A problem that an offer mends is said by the offer. */
export function FileProblems({ check, isBusy, onMap }: FileProblemsProps) {
  const { offers, fileProblems } = check;
  const offered = new Set(offers.flatMap(({ header, column }) => [header, column]));
  return (
    <>
      {fileProblems
        .filter(({ column }) => column === '' || !offered.has(column))
        .map(({ code, column, severity, message, fix }) => (
          <Notice key={`${code} ${column}`} kind={severity === 'error' ? 'attention' : 'info'} title={message}>
            <p>{fix}</p>
          </Notice>
        ))}
      {offers.length > 0 && <MappingOffers check={check} isBusy={isBusy} onMap={onMap} />}
    </>
  );
}

function MappingOffers({ check: { offers, mapping, missingColumns }, isBusy, onMap }: FileProblemsProps) {
  const t = useText();
  const all = Object.fromEntries(offers.map(({ header, column }) => [header, column]));
  const isNeeded = offers.some(({ column }) => missingColumns.includes(column));
  return (
    <Notice
      kind={isNeeded ? 'attention' : 'info'}
      title={t('window.mapping.offers')}
      actions={
        offers.length > 1 && (
          <Button look="primary" isDisabled={isBusy} onPress={() => onMap({ ...mapping, ...all })}>
            {t('window.mapping.all', { count: offers.length })}
          </Button>
        )
      }
    >
      <ul className={styles['offers']}>
        {offers.map(({ header, column, because }) => (
          <li key={`${header} ${column}`}>
            <Button isDisabled={isBusy} onPress={() => onMap({ ...mapping, [header]: column })}>
              {t('window.mapping.offer', { header, column })}
            </Button>
            <span className={styles['quiet']}>{t(`window.mapping.because.${because}`)}</span>
          </li>
        ))}
      </ul>
    </Notice>
  );
}
