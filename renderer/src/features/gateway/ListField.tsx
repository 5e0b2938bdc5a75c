/** A property of several values: one line for each. */
import { Plus, X } from 'lucide-react';
import { useId } from 'react';
import { Input, TextField } from 'react-aria-components';
import { useText } from '../../api/context.tsx';
import { Button } from '../../ui/Button.tsx';
import { classNames } from '../../ui/class-names.ts';
import fieldStyles from '../../ui/Field.module.css';
import styles from './Form.module.css';

export interface ListFieldProps {
  readonly label: string;
  readonly hint: string;
  readonly error: string | undefined;
  readonly value: readonly string[];
  readonly most: number;
  readonly onChange: (value: string[]) => void;
}

export function ListField({ label, hint, error, value, most, onChange }: ListFieldProps) {
  const t = useText();
  const id = useId();
  return (
    <div role="group" aria-labelledby={id} aria-describedby={`${id}-hint`} className={styles['control']}>
      <span id={id} className={styles['label']}>
        {label}
      </span>
      {value.map((item, at) => (
        // Values have no name but their place.
        <div key={at} className={styles['item']}>
          <TextField
            aria-label={t('window.gateway.field.item', { field: label, number: at + 1 })}
            value={item}
            onChange={(text) => onChange(value.with(at, text))}
            isInvalid={error !== undefined}
          >
            <Input className={classNames(fieldStyles['input'], fieldStyles['code'])} autoComplete="off" spellCheck={false} />
          </TextField>
          <Button
            look="quiet"
            icon={<X aria-hidden />}
            aria-label={t('window.gateway.field.remove-item', { field: label, number: at + 1 })}
            onPress={() => onChange(value.toSpliced(at, 1))}
          />
        </div>
      ))}
      <div>
        <Button icon={<Plus aria-hidden />} isDisabled={value.length >= most} onPress={() => onChange([...value, ''])}>
          {t('window.gateway.field.add-item')}
        </Button>
      </div>
      <p id={`${id}-hint`} className={styles['hint']}>
        {hint}
      </p>
      {error !== undefined && <p className={styles['error']}>{error}</p>}
    </div>
  );
}
