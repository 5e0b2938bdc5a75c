/** A problem of a batch file as lines for people: where, what, and what to do. */
import type { CellProblem } from '../../shared/domain/csv-report.ts';
import { type Language, text } from '../../shared/texts/text.ts';

export function problemLine({ row, column, value, message, fix, severity }: CellProblem, language: Language): string {
  const place = row === 0 ? text(language, 'command.check.file') : text(language, 'command.check.row', { row });
  const parts = [text(language, `command.severity.${severity}`), place, column, value === '' ? '' : JSON.stringify(value)];
  return `${parts.filter((part) => part !== '').join(' · ')}: ${message}\n  → ${fix}`;
}
