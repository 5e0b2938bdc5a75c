/** Who is signed in: signs out, hands over to somebody else, or changes their PIN. A change of people stops no lane. */
import { useState } from 'react';
import type { Person } from '../../../../shared/domain/people.ts';
import { useText } from '../../api/context.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { FailureNotice } from '../../ui/FailureNotice.tsx';
import { OwnPinDialog } from './OwnPinDialog.tsx';
import styles from './People.module.css';
import { SignInDialog, type SignInDialogProps } from './SignInDialog.tsx';
import { usePeopleAction } from './use-people-action.ts';

export interface SignedInDialogProps extends SignInDialogProps {
  readonly signedIn: Person;
}

export function SignedInDialog({ signedIn, ...rest }: SignedInDialogProps) {
  const t = useText();
  const [next, setNext] = useState<'other' | 'pin'>();
  const signOut = usePeopleAction('people.signOut');
  if (next === 'other') return <SignInDialog {...rest} />;
  if (next === 'pin') return <OwnPinDialog person={signedIn} onClose={rest.onClose} />;
  const leave = async () => {
    if (await signOut.run({})) rest.onClose();
  };
  return (
    <Dialog
      title={signedIn.name}
      closeLabel={t('window.close-dialog')}
      onClose={rest.onClose}
      actions={
        <>
          <Button onPress={() => setNext('pin')}>{t('window.sign-in.change-pin')}</Button>
          <Button onPress={() => setNext('other')}>{t('window.sign-in.other')}</Button>
          <Button look="primary" isDisabled={signOut.isPending} onPress={() => void leave()}>
            {t('window.sign-in.out')}
          </Button>
        </>
      }
    >
      <p>
        <strong>{t(`role.${signedIn.role}`)}</strong>
      </p>
      <p className={styles['quiet']}>{t(`role.${signedIn.role}.may`)}</p>
      {signOut.failure !== undefined && <FailureNotice failure={signOut.failure} />}
    </Dialog>
  );
}
