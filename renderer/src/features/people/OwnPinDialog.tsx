/** Somebody changes their own PIN, which takes the one of now: whoever sits down at an open window does not know it. */
import { type FormEvent, useState } from 'react';
import { Form } from 'react-aria-components';
import type { Person } from '../../../../shared/domain/people.ts';
import { useText } from '../../api/context.tsx';
import { Button } from '../../ui/Button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { FailureNotice } from '../../ui/FailureNotice.tsx';
import { TextField } from '../../ui/Field.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { isUsable, NewPinFields, nothingTyped } from './NewPinFields.tsx';
import styles from './People.module.css';
import { usePeopleAction } from './use-people-action.ts';

const FORM = 'own-pin-form';

export function OwnPinDialog({ person, onClose }: { readonly person: Person; readonly onClose: () => void }) {
  const t = useText();
  const [ownPin, setOwnPin] = useState('');
  const [typed, setTyped] = useState(nothingTyped);
  const [isChanged, setChanged] = useState(false);
  const change = usePeopleAction('people.setPin');
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setChanged(await change.run({ personId: person.personId, pin: typed.pin, ownPin }));
  };
  return (
    <Dialog
      title={t('window.sign-in.change-pin')}
      closeLabel={t('window.close-dialog')}
      onClose={onClose}
      actions={
        isChanged ? undefined : (
          <Button look="primary" type="submit" form={FORM} isDisabled={ownPin === '' || !isUsable(typed) || change.isPending}>
            {t('window.people.keep')}
          </Button>
        )
      }
    >
      {isChanged ? (
        <Notice kind="good" title={t('window.sign-in.changed-pin')} />
      ) : (
        <Form id={FORM} onSubmit={(event) => void submit(event)} className={classNames(styles['form'])}>
          <TextField label={t('window.people.own-pin')} value={ownPin} onChange={setOwnPin} hasFocusFirst isPin />
          <NewPinFields typed={typed} onChange={setTyped} />
        </Form>
      )}
      {change.failure !== undefined && <FailureNotice failure={change.failure} />}
    </Dialog>
  );
}
