/** Headers that may be columns by another name, each taken with one press. Nothing is read otherwise by itself. */
import type { ColumnMapping, MappingOffer } from '../../../../shared/contract/batch-table.ts';
import { useText } from '../../api/context.tsx';
import { Button } from '../../ui/Button.tsx';
import { Notice } from '../../ui/Notice.tsx';
import styles from './Batches.module.css';

export interface MappingOffersProps {
  readonly offers: readonly MappingOffer[];
  readonly mapping: ColumnMapping;
  readonly isBusy: boolean;
  readonly onMap: (mapping: ColumnMapping) => void;
}

export function MappingOffers({ offers, mapping, isBusy, onMap }: MappingOffersProps) {
  const t = useText();
  if (offers.length === 0) return null;
  const all = Object.fromEntries(offers.map(({ header, column }) => [header, column]));
  return (
    <Notice kind="info" title={t('window.mapping.offers')}>
      <ul className={styles['offers']}>
        {offers.map(({ header, column, because }) => (
          <li key={`${header} ${column}`}>
            <Button isDisabled={isBusy} onPress={() => onMap({ ...mapping, [header]: column })}>
              {t('window.mapping.offer', { header, column })}
            </Button>
            <span className={styles['quiet']}>{t(`window.mapping.because.${because}`)}</span>
          </li>
        ))}
        {offers.length > 1 && (
          <li>
            <Button look="primary" isDisabled={isBusy} onPress={() => onMap({ ...mapping, ...all })}>
              {t('window.mapping.all', { count: offers.length })}
            </Button>
          </li>
        )}
      </ul>
    </Notice>
  );
}
