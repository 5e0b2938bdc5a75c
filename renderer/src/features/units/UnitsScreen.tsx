/** Finding a unit by any of its identifiers, typed or scanned, and reading its passport. */
import { ScanSearch } from 'lucide-react';
import type { UnitId } from '../../../../shared/domain/ids.ts';
import { useSurroundings, useText } from '../../api/context.tsx';
import { exactMatch } from '../../api/find-scanned.ts';
import { useStore } from '../../api/store.ts';
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
  const { station, preferences, play, unitSearch } = useSurroundings();
  const text = useStore(unitSearch, (each) => each);
  const found = useRequest('units.search', text.trim() === '' ? undefined : { text: text.trim() });
  const results = found.value;
  /** A scanner ends with Enter, before the search could follow its keys: the unit that it names opens at once. */
  const open = async () => {
    const scanned = text.trim();
    if (scanned === '') return;
    const rows = await station.engine.request('units.search', { text: scanned }).catch(() => []);
    const only = exactMatch(rows, scanned) ?? (rows.length === 1 ? rows[0] : undefined);
    play(only === undefined ? 'refused' : 'accepted', preferences.get().volume);
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
          onChange={(typed) => unitSearch.set(() => typed)}
          onSubmit={() => void open()}
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
