/** What is said beside a field: what it takes, and what does not fit. */
import type { FormField } from '../../../../shared/domain/component-form.ts';
import type { Failure } from '../../../../shared/domain/problem.ts';
import { errorTexts, type Language } from '../../../../shared/texts/text.ts';
import type { Translate } from '../../api/preferences.ts';

export interface Spoken {
  readonly language: Language;
  readonly t: Translate;
}

/** "INTEGER · 1 to 10 · default 9 · needed" */
export function constraintsOf(field: FormField, t: Translate): string {
  const { type, listOf, required, default: byDefault } = field;
  return [
    type,
    listOf === undefined ? '' : t('window.gateway.field.list', { count: listOf }),
    rangeOf(field, t),
    byDefault === undefined || byDefault === '' ? '' : t('window.gateway.field.default', { value: [byDefault].flat().join(', ') }),
    required ? t('window.gateway.field.needed') : '',
  ]
    .filter((word) => word !== '')
    .join(' · ');
}

/** What does not fit in this field, its range in words. */
export function fieldProblemWords(field: FormField, { code, params, chain }: Failure, { language, t }: Spoken): string {
  const range = rangeOf(field, t);
  return problemWords({ code, params: range === '' ? params : { ...params, range }, chain }, { language, t });
}

function rangeOf({ min, max, kind }: FormField, t: Translate): string {
  if (kind === 'choice') return '';
  const of = kind === 'number' ? 'number' : 'length';
  if (min !== undefined && max !== undefined) return t(`window.gateway.field.${of}.between`, { min, max });
  if (min !== undefined) return t(`window.gateway.field.${of}.min`, { min });
  return max === undefined ? '' : t(`window.gateway.field.${of}.max`, { max });
}

/** The codes of a form's check, in words that are about a form and not about a recipe. */
const ownWords = {
  'component/wrong-type': 'window.gateway.problem.wrong-type',
  'component/out-of-range': 'window.gateway.problem.out-of-range',
  'component/wrong-length': 'window.gateway.problem.wrong-length',
  'component/not-an-option': 'window.gateway.problem.not-an-option',
  'component/value-missing': 'window.gateway.problem.value-missing',
  'component/wrong-count': 'window.gateway.problem.wrong-count',
  'component/missing-required': 'window.gateway.problem.value-missing',
  'component/placeholder-value': 'window.gateway.problem.placeholder',
} as const;

export function problemWords({ code, params }: Failure, { language, t }: Spoken): string {
  if (code in ownWords) return t(ownWords[code as keyof typeof ownWords], params);
  const { title, meaning } = errorTexts(language, code, params);
  return `${title}. ${meaning}`;
}
