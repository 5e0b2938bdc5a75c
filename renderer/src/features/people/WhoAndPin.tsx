/** A person of the station and their PIN: to sign in, or to agree to a decision. */
import type { Person } from '../../../../shared/domain/people.ts';
import { useText } from '../../api/context.tsx';
import { TextField } from '../../ui/Field.tsx';
import { Select } from '../../ui/Select.tsx';

export interface Typed {
  readonly name: string;
  readonly pin: string;
}

export interface WhoAndPinProps {
  readonly label: string;
  readonly people: readonly Person[];
  readonly typed: Typed;
  readonly onChange: (typed: Typed) => void;
  readonly hasFocusFirst?: boolean;
}

export const nobody: Typed = { name: '', pin: '' };

export function WhoAndPin({ label, people, typed, onChange, hasFocusFirst = false }: WhoAndPinProps) {
  const t = useText();
  return (
    <>
      <Select
        label={label}
        placeholder={t('window.sign-in.choose')}
        choices={people.map(({ name, role }) => ({ id: name, label: name, detail: t(`role.${role}`) }))}
        value={typed.name === '' ? null : typed.name}
        onChange={(name) => onChange({ ...typed, name })}
        hasFocusFirst={hasFocusFirst && typed.name === ''}
      />
      <TextField
        label={t('window.people.pin')}
        value={typed.pin}
        onChange={(pin) => onChange({ ...typed, pin })}
        hasFocusFirst={hasFocusFirst && typed.name !== ''}
        isPin
      />
    </>
  );
}
