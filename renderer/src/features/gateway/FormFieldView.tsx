/** One property of a component: its control by its kind, what it takes, what does not fit, and the old value where it was changed. */
import type { FormField } from '../../../../shared/domain/component-form.ts';
import type { Failure } from '../../../../shared/domain/problem.ts';
import type { TypedValue } from '../../api/gateway-visit.ts';
import { useLanguage, useText } from '../../api/context.tsx';
import { Button } from '../../ui/Button.tsx';
import { TextField } from '../../ui/Field.tsx';
import { Select } from '../../ui/Select.tsx';
import { constraintsOf, fieldProblemWords } from './field-words.ts';
import { FlagField } from './FlagField.tsx';
import styles from './Form.module.css';
import { ListField } from './ListField.tsx';
import { presentValue } from './typed-values.ts';

export interface FormFieldViewProps {
  readonly field: FormField;
  /** Undefined where it is as on the gateway. */
  readonly typed: TypedValue | undefined;
  readonly problem: Failure | undefined;
  readonly onChange: (value: TypedValue) => void;
  readonly onDiscard: () => void;
}

export function FormFieldView({ field, typed, problem, onChange, onDiscard }: FormFieldViewProps) {
  const t = useText();
  const language = useLanguage();
  const isChanged = typed !== undefined;
  const error = problem === undefined ? undefined : fieldProblemWords(field, problem, { language, t });
  return (
    <div className={styles['field']} data-changed={isChanged ? true : undefined} data-bad={problem === undefined ? undefined : true}>
      <Control field={field} value={typed ?? presentValue(field)} error={error} onChange={onChange} />
      {isChanged && (
        <p className={styles['was']}>
          <Was field={field} />
          <Button look="quiet" onPress={onDiscard} aria-label={t('window.gateway.field.discard-of', { field: field.label })}>
            {t('window.gateway.field.discard')}
          </Button>
        </p>
      )}
    </div>
  );
}

function Was({ field }: { readonly field: FormField }) {
  const t = useText();
  const was = [presentValue(field)].flat().join(', ');
  if (field.kind === 'password') return <span>{t('window.gateway.field.new-password')}</span>;
  return (
    <span>
      {t('window.gateway.field.was')} <code>{was === '' ? t('window.changes.empty') : was}</code>
    </span>
  );
}

export interface ControlProps {
  readonly field: FormField;
  readonly value: TypedValue;
  readonly error: string | undefined;
  readonly onChange: (value: TypedValue) => void;
}

function Control(props: ControlProps) {
  const { field, value, error, onChange } = props;
  const t = useText();
  const hint = hintOf(field, t);
  const text = typeof value === 'string' ? value : value.join(',');
  const about = { label: field.label, hint, error };
  if (field.listOf !== undefined && field.kind !== 'password')
    return <ListField {...about} value={[value].flat()} most={field.listOf} onChange={onChange} />;
  switch (field.kind) {
    case 'flag':
      return <FlagField {...about} value={text} onChange={onChange} />;
    case 'choice':
      return <ChoiceField {...about} field={field} value={text} onChange={onChange} />;
    case 'password':
      return <TextField {...about} value={text} onChange={onChange} isSecret />;
    case 'text-area':
      return <TextField {...about} value={text} onChange={onChange} isMultiline isCode />;
    default:
      return <TextField {...about} value={text} onChange={onChange} isCode />;
  }
}

function hintOf(field: FormField, t: ReturnType<typeof useText>): string {
  return [
    field.help ?? '',
    field.kind === 'password' ? t(`window.gateway.field.password.${field.password ?? 'unknown'}`) : '',
    field.kind === 'filter' ? t('window.gateway.field.filter') : '',
    field.isMistyped ? t('window.gateway.field.mistyped') : '',
    constraintsOf(field, t),
  ]
    .filter((line) => line !== '')
    .join('\n');
}

interface ChoiceFieldProps {
  readonly field: FormField;
  readonly label: string;
  readonly hint: string;
  readonly error: string | undefined;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

function ChoiceField({ field, label, hint, error, value, onChange }: ChoiceFieldProps) {
  const t = useText();
  const options = field.options ?? [];
  const isKnown = options.some((option) => option.value === value);
  // What the gateway has is shown even where its own definition does not have it.
  const present = isKnown || value === '' ? [] : [{ id: value, label: value, detail: t('window.gateway.field.not-an-option') }];
  const none = field.required ? [] : [{ id: '', label: t('window.gateway.field.no-value') }];
  const choices = options.map((option) => ({
    id: option.value,
    label: option.label,
    ...(option.label === option.value ? {} : { detail: option.value }),
  }));
  return (
    <div className={styles['control']}>
      <Select
        label={label}
        placeholder={t('window.gateway.field.no-value')}
        choices={[...choices, ...present, ...none]}
        value={value}
        onChange={onChange}
      />
      <p className={styles['hint']}>{hint}</p>
      {error !== undefined && <p className={styles['error']}>{error}</p>}
    </div>
  );
}
