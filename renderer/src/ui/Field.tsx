/** Labelled fields: one line, several lines, a number. */
import {
  FieldError,
  Group,
  Input,
  Label,
  NumberField as AriaNumberField,
  Button,
  Text,
  TextArea,
  TextField as AriaTextField,
} from 'react-aria-components';
import { classNames } from './class-names.ts';
import styles from './Field.module.css';

export interface TextFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly hint?: string;
  readonly maxLength?: number;
  readonly isMultiline?: boolean;
  readonly isRequired?: boolean;
  readonly hasFocusFirst?: boolean;
  /** Nobody who looks on reads it; digits come first on a touch keyboard. */
  readonly isPin?: boolean;
  /** As `isPin`, of any characters. */
  readonly isSecret?: boolean;
  /** Identifiers and numbers, where every character counts. */
  readonly isCode?: boolean;
  /** Why what stands in it does not do. */
  readonly error?: string | undefined;
}

export function TextField(props: TextFieldProps) {
  const {
    label,
    hint,
    isMultiline = false,
    hasFocusFirst = false,
    isPin = false,
    isSecret = false,
    isCode = false,
    error,
    ...rest
  } = props;
  const validity = error === undefined ? {} : { isInvalid: true };
  const code = isCode && styles['code'];
  return (
    <AriaTextField {...rest} {...validity} autoFocus={hasFocusFirst} className={classNames(styles['field'])}>
      <Label className={classNames(styles['label'])}>{label}</Label>
      {isMultiline ? (
        <TextArea className={classNames(styles['input'], styles['area'], code)} spellCheck={false} />
      ) : (
        <Input
          className={classNames(styles['input'], code)}
          autoComplete="off"
          spellCheck={false}
          {...(isPin || isSecret ? { type: 'password' } : {})}
          {...(isPin ? { inputMode: 'numeric' } : {})}
        />
      )}
      {hint !== undefined && (
        <Text slot="description" className={classNames(styles['hint'])}>
          {hint}
        </Text>
      )}
      <FieldError className={classNames(styles['error'])}>{error}</FieldError>
    </AriaTextField>
  );
}

export interface NumberFieldProps {
  readonly label: string;
  readonly value: number;
  readonly onChange: (value: number) => void;
  readonly minValue: number;
  readonly maxValue: number;
  readonly hint?: string;
}

/** A cleared field falls back to the smallest value, so that there is always one. */
export function NumberField({ label, hint, onChange, ...rest }: NumberFieldProps) {
  return (
    <AriaNumberField
      {...rest}
      onChange={(value) => onChange(Number.isNaN(value) ? rest.minValue : value)}
      className={classNames(styles['field'])}
    >
      <Label className={classNames(styles['label'])}>{label}</Label>
      <Group className={classNames(styles['number'])}>
        <Input className={classNames(styles['input'])} />
        <Button slot="decrement">−</Button>
        <Button slot="increment">+</Button>
      </Group>
      {hint !== undefined && (
        <Text slot="description" className={classNames(styles['hint'])}>
          {hint}
        </Text>
      )}
    </AriaNumberField>
  );
}
