/** A choice of yes or no beside its words. */
import { Check } from 'lucide-react';
import { Checkbox as AriaCheckbox } from 'react-aria-components';
import styles from './Checkbox.module.css';
import { classNames } from './class-names.ts';

export interface CheckboxProps {
  readonly label: string;
  /** What follows from it. */
  readonly hint?: string;
  readonly isSelected: boolean;
  readonly onChange: (isSelected: boolean) => void;
}

export function Checkbox({ label, hint, isSelected, onChange }: CheckboxProps) {
  return (
    <AriaCheckbox className={classNames(styles['checkbox'])} isSelected={isSelected} onChange={onChange}>
      <span className={styles['box']} aria-hidden>
        <Check size={16} />
      </span>
      <span className={styles['words']}>
        {label}
        {hint !== undefined && <small>{hint}</small>}
      </span>
    </AriaCheckbox>
  );
}
