/** Moments between the record, which keeps UTC, and a field, which holds local time. */

const SHAPE = /^(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2})$/;

/** `2026-03-02 08:14` of the local clock; empty for no moment. */
export function isoToLocal(iso: string | undefined): string {
  if (iso === undefined) return '';
  const moment = new Date(iso);
  const two = (number: number) => String(number).padStart(2, '0');
  const day = `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`;
  return `${day} ${two(moment.getHours())}:${two(moment.getMinutes())}`;
}

/** Empty, or a moment that there is: the 31st of April is none. */
export function isMoment(local: string): boolean {
  if (local === '') return true;
  const [, day = '', time = ''] = SHAPE.exec(local) ?? [];
  const atNoon = new Date(`${day}T12:00:00Z`);
  const isDay = !Number.isNaN(atNoon.getTime()) && atNoon.toISOString().startsWith(day);
  return isDay && day !== '' && !Number.isNaN(Date.parse(`${day}T${time}`));
}

/** `local` is a moment (`isMoment`) and not empty. */
export function localToIso(local: string): string {
  return new Date(local.replace(' ', 'T')).toISOString();
}
