/** The subject of a unit's certificate. */
import { fillTemplate } from '../../../../shared/domain/template.ts';
import type { Unit } from '../../../../shared/domain/unit.ts';
import { AppError } from '../../../../shared/errors/app-error.ts';

/** A comma or backslash of a value is none of the name's own (RFC 4514 §2.4). */
const escaped = (value: string) => value.replaceAll(/[\\,]/g, String.raw`\$&`);

/**
 * @param template As in RFC 4514, with `{{unit.COLUMN}}`; undefined for a common name of the unit's first identifier. Columns that are
 * secret are `template/unknown-name`: a certificate is public.
 */
export function unitSubject({ columns, secretColumns, identifiers, row }: Unit, template: string | undefined): string {
  if (template === undefined) return `CN=${escaped(identifiers[0]?.text ?? `#${row}`)}`;
  return fillTemplate(template, ({ scope, path, raw }) => {
    const value = scope === 'unit' && !secretColumns.includes(path) ? columns[path] : undefined;
    if (value === undefined) throw new AppError('template/unknown-name', { params: { name: raw, suggestion: '' } });
    return escaped(value);
  });
}
