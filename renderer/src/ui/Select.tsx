/** Choosing one of a few from a list that opens. */
import { ChevronDown } from 'lucide-react';
import type { ReactNode } from 'react';
import { Select as AriaSelect, Button, Label, ListBox, ListBoxItem, Popover, SelectValue } from 'react-aria-components';
import { classNames } from './class-names.ts';
import fieldStyles from './Field.module.css';
import styles from './Select.module.css';

export interface Choice {
  readonly id: string;
  readonly label: string;
  readonly detail?: ReactNode;
}

export interface SelectProps {
  readonly label: string;
  readonly isLabelHidden?: boolean;
  readonly choices: readonly Choice[];
  readonly value: string | null;
  readonly placeholder: string;
  readonly onChange: (id: string) => void;
  readonly isDisabled?: boolean;
  readonly hasFocusFirst?: boolean;
}

export function Select(props: SelectProps) {
  const { label, isLabelHidden = false, choices, value, placeholder, onChange, isDisabled = false, hasFocusFirst = false } = props;
  return (
    <AriaSelect
      className={classNames(fieldStyles['field'])}
      {...(isLabelHidden ? { 'aria-label': label } : {})}
      value={value}
      placeholder={placeholder}
      isDisabled={isDisabled}
      autoFocus={hasFocusFirst}
      onChange={(key) => {
        if (key !== null) onChange(String(key));
      }}
    >
      {!isLabelHidden && <Label className={classNames(fieldStyles['label'])}>{label}</Label>}
      <Button className={classNames(styles['button'])}>
        <SelectValue className={classNames(styles['value'])}>
          {({ selectedText, isPlaceholder }) => (isPlaceholder ? placeholder : selectedText)}
        </SelectValue>
        <ChevronDown aria-hidden size={18} />
      </Button>
      <Popover className={classNames(styles['popover'])}>
        <ListBox className={classNames(styles['list'])} items={choices}>
          {(choice) => (
            <ListBoxItem id={choice.id} textValue={choice.label} className={classNames(styles['item'])}>
              <span>{choice.label}</span>
              {choice.detail !== undefined && <span className={styles['detail']}>{choice.detail}</span>}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}
