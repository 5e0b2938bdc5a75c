/** Name and PIN. */
import { type FormEvent, useState } from 'react';
import { Form } from 'react-aria-components';
import type { Person } from '../../../../shared/domain/people.ts';
import { useText } from '../../api/context.tsx';
import { Button } from '../../ui/Button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { FailureNotice } from '../../ui/FailureNotice.tsx';
import type { OperatorDialogProps } from './operator-dialog-props.ts';
import styles from './People.module.css';
import { usePeopleAction } from './use-people-action.ts';
import { nobody, type Typed, WhoAndPin } from './WhoAndPin.tsx';

export interface SignInDialogProps extends OperatorDialogProps {
  readonly people: readonly Person[];
}

const FORM = 'sign-in-form';

/** Where only one can sign in, it is them. */
export function SignInDialog({ people, onClose, onNamed }: SignInDialogProps) {
  const t = useText();
  const [only] = people.length === 1 ? people : [];
  const [typed, setTyped] = useState<Typed>({ ...nobody, name: only?.name ?? '' });
  const signIn = usePeopleAction('people.signIn');
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!(await signIn.run(typed))) return setTyped({ ...typed, pin: '' });
    onClose();
    onNamed?.(typed.name);
  };
  const isReady = typed.name !== '' && typed.pin !== '' && !signIn.isPending;
  return (
    <Dialog
      title={t('window.sign-in.title')}
      closeLabel={t('window.close-dialog')}
      onClose={onClose}
      actions={
        <Button look="primary" type="submit" form={FORM} isDisabled={!isReady}>
          {t('window.sign-in')}
        </Button>
      }
    >
      <Form id={FORM} onSubmit={(event) => void submit(event)} className={classNames(styles['form'])}>
        <WhoAndPin label={t('window.sign-in.who')} people={people} typed={typed} onChange={setTyped} hasFocusFirst />
      </Form>
      {signIn.failure !== undefined && <FailureNotice failure={signIn.failure} />}
    </Dialog>
  );
}
