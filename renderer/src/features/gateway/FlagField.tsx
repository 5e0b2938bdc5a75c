/** True or false, as Kura calls them; neither where the gateway has no value. */
import { Label, Radio, RadioGroup, Text } from 'react-aria-components';
import { classNames } from '../../ui/class-names.ts';
import styles from './Form.module.css';

export interface FlagFieldProps {
  readonly label: string;
  readonly hint: string;
  readonly error: string | undefined;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

export function FlagField({ label, hint, error, value, onChange }: FlagFieldProps) {
  return (
    <RadioGroup
      className={classNames(styles['control'])}
      orientation="horizontal"
      value={value === '' ? null : value}
      onChange={onChange}
      isInvalid={error !== undefined}
    >
      <Label className={classNames(styles['label'])}>{label}</Label>
      <div className={styles['flags']}>
        {['true', 'false'].map((flag) => (
          <Radio key={flag} value={flag} className={classNames(styles['flag'])}>
            {flag}
          </Radio>
        ))}
      </div>
      <Text slot="description" className={classNames(styles['hint'])}>
        {hint}
      </Text>
      {error !== undefined && <p className={styles['error']}>{error}</p>}
    </RadioGroup>
  );
}
