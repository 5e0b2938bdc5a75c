/** A password for a bundle, typed twice: a slip would lock its key away for good. */
import { useText } from '../../api/context.tsx';
import styles from './Certificates.module.css';
import { PasswordField } from './PasswordField.tsx';

const LEAST_CHARACTERS = 8;

export interface TypedTwice {
  readonly password: string;
  readonly again: string;
}

export const nothingTyped: TypedTwice = { password: '', again: '' };

/** Java opens no bundle whose password has characters beyond ASCII. */
export function isPassword({ password, again }: TypedTwice): boolean {
  return password.length >= LEAST_CHARACTERS && password === again && /^[\x20-\x7e]*$/.test(password);
}

export interface NewPasswordProps {
  readonly typed: TypedTwice;
  readonly onChange: (typed: TypedTwice) => void;
}

export function NewPassword({ typed, onChange }: NewPasswordProps) {
  const t = useText();
  const differs = typed.again !== '' && typed.again !== typed.password;
  return (
    <div className={styles['fields']}>
      <PasswordField
        label={t('window.certificates.password')}
        hint={t('window.certificates.password.hint', { least: LEAST_CHARACTERS })}
        value={typed.password}
        onChange={(password) => onChange({ ...typed, password })}
      />
      <PasswordField
        label={t('window.certificates.password.again')}
        {...(differs ? { hint: t('window.certificates.password.differs') } : {})}
        value={typed.again}
        onChange={(again) => onChange({ ...typed, again })}
      />
    </div>
  );
}
