/** A word that nobody who looks on reads. */
import { Input, Label, Text, TextField as AriaTextField } from 'react-aria-components';
import { classNames } from '../../ui/class-names.ts';
import fieldStyles from '../../ui/Field.module.css';

export interface PasswordFieldProps {
  readonly label: string;
  readonly hint?: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

export function PasswordField({ label, hint, value, onChange }: PasswordFieldProps) {
  return (
    <AriaTextField value={value} onChange={onChange} type="password" maxLength={1024} className={classNames(fieldStyles['field'])}>
      <Label className={classNames(fieldStyles['label'])}>{label}</Label>
      <Input className={classNames(fieldStyles['input'])} autoComplete="new-password" spellCheck={false} />
      {hint !== undefined && (
        <Text slot="description" className={classNames(fieldStyles['hint'])}>
          {hint}
        </Text>
      )}
    </AriaTextField>
  );
}
