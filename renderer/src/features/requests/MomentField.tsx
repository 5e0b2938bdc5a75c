/** A day and time of the local clock, or none; written in one way in every language, because a day must not be taken for a month. */
import { useText } from '../../api/context.tsx';
import { TextField } from '../../ui/Field.tsx';
import { isMoment } from './moment.ts';

const LONGEST = 16;

export interface MomentFieldProps {
  readonly label: string;
  /** `2026-03-02 08:14`, or empty. */
  readonly value: string;
  readonly onChange: (value: string) => void;
}

export function MomentField({ label, value, onChange }: MomentFieldProps) {
  const t = useText();
  // Said only once as much is typed as there can be: nobody is told of an error in mid-word.
  const isWrong = value.length >= LONGEST && !isMoment(value);
  return (
    <TextField
      label={label}
      hint={t('window.requests.moment.hint')}
      value={value}
      onChange={onChange}
      maxLength={LONGEST}
      error={isWrong ? t('window.requests.moment.error') : undefined}
    />
  );
}
