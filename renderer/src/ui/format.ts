/** Numbers and times as people say them, in their language; records keep UTC, screens show local time. */
import type { Language } from '../../../shared/texts/text.ts';

const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;

/** What is shorter is said to be so: no step takes no time at all. */
const SHORTEST_MS = 100;

const underWord: Readonly<Record<Language, string>> = { en: 'under', de: 'unter' };
const minuteWord: Readonly<Record<Language, string>> = { en: 'min', de: 'Min.' };
const hourWord: Readonly<Record<Language, string>> = { en: 'h', de: 'Std.' };

/** English as it is written where people of many countries read it. */
const locales: Readonly<Record<Language, string>> = { en: 'en-GB', de: 'de-DE' };

/** "under 0.1 s", "0.4 s", "12 s", "2 min 10 s", "1 h 5 min". */
export function formatDuration(language: Language, milliseconds: number): string {
  if (milliseconds < SHORTEST_MS) return `${underWord[language]} ${formatNumber(language, SHORTEST_MS / SECOND_MS)} s`;
  if (milliseconds < 10 * SECOND_MS) return `${formatNumber(language, Math.round(milliseconds / 100) / 10)} s`;
  const seconds = Math.round(milliseconds / SECOND_MS);
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (milliseconds < HOUR_MS) return `${minutes} ${minuteWord[language]} ${seconds % 60} s`;
  return `${Math.floor(minutes / 60)} ${hourWord[language]} ${minutes % 60} ${minuteWord[language]}`;
}

/** A running clock that never changes its width: "0:07", "12:40", "1:02:03". */
export function formatClock(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / SECOND_MS));
  const minutes = Math.floor(seconds / 60) % 60;
  const hours = Math.floor(seconds / 3600);
  const tail = String(seconds % 60).padStart(2, '0');
  return hours === 0 ? `${minutes}:${tail}` : `${hours}:${String(minutes).padStart(2, '0')}:${tail}`;
}

export function formatNumber(language: Language, value: number): string {
  return new Intl.NumberFormat(locales[language]).format(value);
}

/** `ratio` 0 to 1; rounded down, so that 100 % means all. */
export function formatPercent(language: Language, ratio: number): string {
  return new Intl.NumberFormat(locales[language], { style: 'percent', maximumFractionDigits: 0, roundingMode: 'floor' }).format(ratio);
}

/** Local date and time of an ISO text. */
export function formatTime(language: Language, iso: string): string {
  return new Intl.DateTimeFormat(locales[language], { dateStyle: 'medium', timeStyle: 'medium' }).format(new Date(iso));
}
