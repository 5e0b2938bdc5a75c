/** A day and time of the local clock, or none. */
import { Input, Label, TextField as AriaTextField } from 'react-aria-components';
import { classNames } from '../../ui/class-names.ts';
import fieldStyles from '../../ui/Field.module.css';

export interface MomentFieldProps {
  readonly label: string;
  /** `2026-03-02T08:14`, or empty. */
  readonly value: string;
  readonly onChange: (value: string) => void;
}

export function MomentField({ label, value, onChange }: MomentFieldProps) {
  return (
    <AriaTextField value={value} onChange={onChange} type="datetime-local" className={classNames(fieldStyles['field'])}>
      <Label className={classNames(fieldStyles['label'])}>{label}</Label>
      <Input className={classNames(fieldStyles['input'])} />
    </AriaTextField>
  );
}
