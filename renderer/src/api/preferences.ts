/** What the person at the window chose: language and look go to main for the next start, the name stays with the page. */
import { useMemo } from 'react';
import type { Theme, WindowSurface } from '../../../shared/contract/window.ts';
import { type Language, type TextKey, type TextParams, text } from '../../../shared/texts/text.ts';
import { type Volume, volumes } from '../ui/sounds.ts';
import { createStore, type Store } from './store.ts';

const OPERATOR_KEY = 'lineside.operator';
const VOLUME_KEY = 'lineside.volume';
const TABLE_ROWS_KEY = 'lineside.table-rows';
const TABLE_ALL_KEY = 'lineside.table-all-rows';
/** How many rows a page of a batch file's table may have. */
export const tablePageSizes = [25, 50, 100, 250, 500] as const;
const USUAL_TABLE_ROWS = 100;
export const MAX_OPERATOR_LENGTH = 64;

export interface Preferences {
  readonly language: Language;
  readonly theme: Theme;
  /** Empty until somebody said who is at the line. */
  readonly operator: string;
  /** Of this station's sounds; off until somebody turns it on. */
  readonly volume: Volume;
  /** Rows on a page of a batch file's table. */
  readonly tableRows: number;
  /** False where all rows are on one page. */
  readonly isTablePaged: boolean;
}

export type Translate = (key: TextKey, params?: TextParams) => string;

/** Applies every change to the page at once. */
export function createPreferences(surface: WindowSurface, storage: Storage): Store<Preferences> {
  const store = createStore<Preferences>({
    ...surface.hints,
    operator: storage.getItem(OPERATOR_KEY) ?? '',
    volume: volumes.find((volume) => volume === storage.getItem(VOLUME_KEY)) ?? 'off',
    tableRows: tablePageSizes.find((rows) => String(rows) === storage.getItem(TABLE_ROWS_KEY)) ?? USUAL_TABLE_ROWS,
    isTablePaged: storage.getItem(TABLE_ALL_KEY) !== 'true',
  });
  const apply = ({ language, theme }: Preferences) => {
    document.documentElement.lang = language;
    if (theme === 'system') delete document.documentElement.dataset['theme'];
    else document.documentElement.dataset['theme'] = theme;
  };
  apply(store.get());
  store.subscribe(() => {
    const { language, theme, operator, volume, tableRows, isTablePaged } = store.get();
    apply(store.get());
    storage.setItem(OPERATOR_KEY, operator);
    storage.setItem(VOLUME_KEY, volume);
    storage.setItem(TABLE_ROWS_KEY, String(tableRows));
    storage.setItem(TABLE_ALL_KEY, String(!isTablePaged));
    surface.tell({ kind: 'preferences', language, theme });
  });
  return store;
}

export function useTranslate(language: Language): Translate {
  return useMemo(() => (key, params) => text(language, key, params), [language]);
}
