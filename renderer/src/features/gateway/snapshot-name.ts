/** Snapshots by their time: their numbers are that, too, but nobody reads them. */
import type { Language } from '../../../../shared/texts/text.ts';
import type { Translate } from '../../api/preferences.ts';
import { formatTime } from '../../ui/format.ts';

export interface NamedSnapshot {
  readonly id: string;
  /** UTC; missing for the first one, which has no time. */
  readonly takenAt?: string | undefined;
}

export function snapshotName(language: Language, t: Translate, { id, takenAt }: NamedSnapshot): string {
  if (takenAt !== undefined) return formatTime(language, takenAt);
  return id === '0' ? t('window.gateway.snapshots.first') : id;
}
