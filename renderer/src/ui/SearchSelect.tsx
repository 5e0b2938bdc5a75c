/** Finding one of many by typing a part of it, and choosing it from what is left. Where `onText` is given, a text of one's own stays possible. */
import { ChevronDown } from 'lucide-react';
import { Button, ComboBox, FieldError, Group, Input, Label, ListBox, ListBoxItem, Popover, Text } from 'react-aria-components';
import { classNames } from './class-names.ts';
import fieldStyles from './Field.module.css';
import type { Choice } from './Select.tsx';
import styles from './SearchSelect.module.css';
import selectStyles from './Select.module.css';

export interface SearchSelectProps {
  readonly label: string;
  readonly openLabel: string;
  readonly emptyText: string;
  readonly choices: readonly Choice[];
  readonly value: string | null;
  readonly text: string;
  /** What stands in the field, as it is typed. */
  readonly onText: (text: string) => void;
  readonly onChoose: (id: string) => void;
  readonly allowsOwnText: boolean;
  readonly hint?: string;
  readonly error?: string | undefined;
  readonly maxLength: number;
}

export function SearchSelect(props: SearchSelectProps) {
  const { label, openLabel, emptyText, choices, value, text, onText, onChoose, allowsOwnText, hint, error, maxLength } = props;
  return (
    <ComboBox
      className={classNames(fieldStyles['field'])}
      items={choices}
      selectedKey={value}
      inputValue={text}
      onInputChange={onText}
      onSelectionChange={(key) => {
        if (key !== null) onChoose(String(key));
      }}
      allowsCustomValue={allowsOwnText}
      allowsEmptyCollection
      menuTrigger="input"
      isInvalid={error !== undefined}
    >
      <Label className={classNames(fieldStyles['label'])}>{label}</Label>
      <Group className={classNames(styles['group'])}>
        <Input className={classNames(fieldStyles['input'])} autoComplete="off" spellCheck={false} maxLength={maxLength} />
        <Button className={classNames(styles['open'])} aria-label={openLabel}>
          <ChevronDown aria-hidden size={18} />
        </Button>
      </Group>
      {hint !== undefined && (
        <Text slot="description" className={classNames(fieldStyles['hint'])}>
          {hint}
        </Text>
      )}
      <FieldError className={classNames(fieldStyles['error'])}>{error}</FieldError>
      <Popover className={classNames(selectStyles['popover'])}>
        <ListBox<Choice>
          className={classNames(selectStyles['list'])}
          renderEmptyState={() => <p className={styles['empty']}>{emptyText}</p>}
        >
          {(choice) => (
            <ListBoxItem id={choice.id} textValue={choice.label} className={classNames(selectStyles['item'])}>
              <span>{choice.label}</span>
              {choice.detail !== undefined && <span className={selectStyles['detail']}>{choice.detail}</span>}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}
