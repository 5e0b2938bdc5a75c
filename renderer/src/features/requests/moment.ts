/** Moments between the record, which keeps UTC, and a field, which holds local time. */

/** `2026-03-02T08:14` of the local clock, as the field for it has it; empty for no moment. */
export function isoToLocal(iso: string | undefined): string {
  if (iso === undefined) return '';
  const moment = new Date(iso);
  const two = (number: number) => String(number).padStart(2, '0');
  const day = `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`;
  return `${day}T${two(moment.getHours())}:${two(moment.getMinutes())}`;
}

export function localToIso(local: string): string {
  return new Date(local).toISOString();
}
