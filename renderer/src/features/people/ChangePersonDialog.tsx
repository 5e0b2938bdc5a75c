/** A supervisor gives somebody another role or a new PIN, or removes them. */
import { type FormEvent, useState } from 'react';
import { Form } from 'react-aria-components';
import type { Person } from '../../../../shared/domain/people.ts';
import { useText } from '../../api/context.tsx';
import { Button } from '../../ui/Button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { FailureNotice } from '../../ui/FailureNotice.tsx';
import { isUsable, NewPinFields, nothingTyped } from './NewPinFields.tsx';
import styles from './People.module.css';
import { RemovePersonDialog } from './RemovePersonDialog.tsx';
import { RoleSelect } from './RoleSelect.tsx';
import { usePeopleAction } from './use-people-action.ts';

const FORM = 'change-person-form';

export interface ChangePersonDialogProps {
  readonly person: Person;
  /** One's own PIN is changed at the badge, where the one of now is asked for. */
  readonly isSelf: boolean;
  readonly onClose: () => void;
}

export function ChangePersonDialog({ person, isSelf, onClose }: ChangePersonDialogProps) {
  const t = useText();
  const { personId, name } = person;
  const [role, setRole] = useState(person.role);
  const [typed, setTyped] = useState(nothingTyped);
  const [isRemoving, setRemoving] = useState(false);
  const changeRole = usePeopleAction('people.setRole');
  const changePin = usePeopleAction('people.setPin');
  const failure = changeRole.failure ?? changePin.failure;
  const hasNewPin = typed.pin !== '' || typed.again !== '';
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const isRoleKept = role === person.role || (await changeRole.run({ personId, role }));
    if (isRoleKept && (!hasNewPin || (await changePin.run({ personId, pin: typed.pin })))) onClose();
  };
  if (isRemoving) return <RemovePersonDialog person={person} onClose={onClose} />;
  const isReady = (role !== person.role || hasNewPin) && (!hasNewPin || isUsable(typed)) && !changeRole.isPending && !changePin.isPending;
  return (
    <Dialog
      title={name}
      closeLabel={t('window.close-dialog')}
      onClose={onClose}
      actions={
        <>
          <Button onPress={() => setRemoving(true)}>{t('window.people.remove')}</Button>
          <Button look="primary" type="submit" form={FORM} isDisabled={!isReady}>
            {t('window.people.keep')}
          </Button>
        </>
      }
    >
      <Form id={FORM} onSubmit={(event) => void submit(event)} className={classNames(styles['form'])}>
        <RoleSelect role={role} onChange={setRole} />
        {!isSelf && <NewPinFields typed={typed} onChange={setTyped} />}
      </Form>
      {failure !== undefined && <FailureNotice failure={failure} />}
    </Dialog>
  );
}
