/** One field to find something by typing or scanning. Escape clears it. */
import { Search, X } from 'lucide-react';
import { Button, Group, Input, SearchField as AriaSearchField } from 'react-aria-components';
import { classNames } from './class-names.ts';
import styles from './Field.module.css';

export interface SearchFieldProps {
  readonly label: string;
  readonly clearLabel: string;
  readonly placeholder: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onSubmit?: (value: string) => void;
  readonly size?: 'normal' | 'large';
  readonly isCode?: boolean;
  readonly hasFocusFirst?: boolean;
}

export function SearchField({
  label,
  clearLabel,
  placeholder,
  size = 'normal',
  isCode = false,
  hasFocusFirst = false,
  ...rest
}: SearchFieldProps) {
  return (
    <AriaSearchField {...rest} aria-label={label} autoFocus={hasFocusFirst} maxLength={1024}>
      <Group className={classNames(styles['search'])} data-size={size} data-empty={rest.value === '' ? true : undefined}>
        <Search aria-hidden />
        <Input className={classNames(styles['input'], isCode && styles['code'])} placeholder={placeholder} spellCheck={false} />
        <Button className={classNames(styles['clear'])} aria-label={clearLabel}>
          <X aria-hidden size={18} />
        </Button>
      </Group>
    </AriaSearchField>
  );
}
