/** The form of an export, which units are in it, and whether a spreadsheet may open it. */
import type { DialectView } from '../../../../shared/contract/exports.ts';
import { type Dialect, type Only, onlySchema } from '../../../../shared/domain/exports.ts';
import { useText } from '../../api/context.tsx';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { Select } from '../../ui/Select.tsx';
import styles from './Exports.module.css';

export interface ChosenForm {
  /** Undefined until a person chose one. */
  readonly dialect: Dialect | undefined;
  readonly only: Only;
  readonly isSafe: boolean;
}

export interface FormChoicesProps {
  readonly views: readonly DialectView[];
  /** The chosen one. */
  readonly view: DialectView | undefined;
  readonly form: ChosenForm;
  readonly onChange: (form: ChosenForm) => void;
}

export function FormChoices({ views, view, form, onChange }: FormChoicesProps) {
  const t = useText();
  return (
    <>
      <div className={styles['choices']}>
        <Select
          label={t('window.exports.dialect')}
          placeholder={t('window.exports.dialect')}
          choices={views.map(({ dialect }) => ({ id: dialect, label: t(`window.exports.dialect.${dialect}`) }))}
          value={view?.dialect ?? null}
          onChange={(id) => onChange({ ...form, dialect: views.find(({ dialect }) => dialect === id)?.dialect })}
          hasFocusFirst
        />
        <Select
          label={t('window.exports.only')}
          placeholder={t('window.exports.only')}
          choices={onlySchema.options.map((id) => ({ id, label: t(`window.exports.only.${id}`) }))}
          value={form.only}
          onChange={(id) => onChange({ ...form, only: onlySchema.options.find((each) => each === id) ?? 'all' })}
        />
      </div>
      {view?.canBeFormulaSafe === true && (
        <Checkbox
          label={t('window.exports.formula-safe')}
          hint={t('window.exports.formula-safe.hint')}
          isSelected={form.isSafe}
          onChange={(isSafe) => onChange({ ...form, isSafe })}
        />
      )}
    </>
  );
}
