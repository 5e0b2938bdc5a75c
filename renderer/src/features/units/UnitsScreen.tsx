/** Finding a unit by any of its identifiers, typed or scanned, and reading its passport. */
import { ScanSearch } from 'lucide-react';
import { useState } from 'react';
import type { UnitId } from '../../../../shared/domain/ids.ts';
import { useText } from '../../api/context.tsx';
import { useRequest } from '../../api/use-request.ts';
import { EmptyScreen } from '../../ui/EmptyScreen.tsx';
import { FailureNotice } from '../../ui/FailureNotice.tsx';
import { goTo } from '../../ui/route.ts';
import { Screen } from '../../ui/Screen.tsx';
import { SearchField } from '../../ui/SearchField.tsx';
import { PassportView } from './PassportView.tsx';
import { UnitResults } from './UnitResults.tsx';
import styles from './Units.module.css';

export function UnitsScreen({ unitId }: { readonly unitId: UnitId | undefined }) {
  const t = useText();
  const [text, setText] = useState('');
  const found = useRequest('units.search', text.trim() === '' ? undefined : { text: text.trim() });
  const results = found.value;
  /** A scanner ends with Enter: where that leaves one unit, its passport opens. */
  const openOnly = () => {
    const only = results?.length === 1 ? results[0] : undefined;
    if (only !== undefined) goTo({ screen: 'units', unitId: only.unit.unitId });
  };
  return (
    <Screen title={t('window.rail.units')} body="fill">
      <div className={styles['search']}>
        <SearchField
          label={t('window.units.search')}
          clearLabel={t('window.search.clear')}
          placeholder={t('window.units.placeholder')}
          value={text}
          onChange={setText}
          onSubmit={openOnly}
          size="large"
          isCode
          hasFocusFirst
        />
      </div>
      {found.failure !== undefined && <FailureNotice failure={found.failure} />}
      <div className={styles['columns']} data-results={results !== undefined}>
        {results !== undefined && <UnitResults results={results} text={text.trim()} unitId={unitId} />}
        {unitId === undefined ? (
          <EmptyScreen icon={<ScanSearch aria-hidden />} title={t('window.units.empty.title')} text={t('window.units.empty.text')} />
        ) : (
          <PassportView key={unitId} unitId={unitId} />
        )}
      </div>
    </Screen>
  );
}
