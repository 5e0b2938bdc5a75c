/** A PIN that somebody shall have, typed twice; says at once what does not do. */
import { pinProblem } from '../../../../shared/domain/people.ts';
import { useText } from '../../api/context.tsx';
import { TextField } from '../../ui/Field.tsx';

export interface TypedTwice {
  readonly pin: string;
  readonly again: string;
}

export const nothingTyped: TypedTwice = { pin: '', again: '' };

/** True where it may be kept. */
export function isUsable({ pin, again }: TypedTwice): boolean {
  return pinProblem(pin) === undefined && pin === again;
}

export interface NewPinFieldsProps {
  readonly typed: TypedTwice;
  readonly onChange: (typed: TypedTwice) => void;
  readonly hasFocusFirst?: boolean;
}

export function NewPinFields({ typed, onChange, hasFocusFirst = false }: NewPinFieldsProps) {
  const t = useText();
  const { pin, again } = typed;
  const problem = pinProblem(pin);
  // While the first digits are typed, too short is no news.
  const isSaid = problem !== undefined && pin !== '' && (problem !== 'too-short' || again !== '');
  const differs = again !== '' && !pin.startsWith(again) && pin !== again;
  return (
    <>
      <TextField
        label={t('window.people.new-pin')}
        hint={t('window.people.pin.hint')}
        value={pin}
        onChange={(next) => onChange({ ...typed, pin: next })}
        error={isSaid ? t(`window.people.pin.${problem}`) : undefined}
        hasFocusFirst={hasFocusFirst}
        isPin
      />
      <TextField
        label={t('window.people.pin-again')}
        value={again}
        onChange={(next) => onChange({ ...typed, again: next })}
        error={differs ? t('window.people.pins-differ') : undefined}
        isPin
      />
    </>
  );
}
