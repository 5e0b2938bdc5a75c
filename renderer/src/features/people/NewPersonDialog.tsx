/** A new person of the station; the first one is its supervisor. */
import { type FormEvent, useState } from 'react';
import { Form } from 'react-aria-components';
import { MAX_NAME_LENGTH } from '../../../../shared/domain/people.ts';
import type { Role } from '../../../../shared/domain/roles.ts';
import { useText } from '../../api/context.tsx';
import { Button } from '../../ui/Button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { FailureNotice } from '../../ui/FailureNotice.tsx';
import { TextField } from '../../ui/Field.tsx';
import { isUsable, NewPinFields, nothingTyped } from './NewPinFields.tsx';
import styles from './People.module.css';
import { RoleSelect } from './RoleSelect.tsx';
import { usePeopleAction } from './use-people-action.ts';

const FORM = 'new-person-form';

export function NewPersonDialog({ isFirst, onClose }: { readonly isFirst: boolean; readonly onClose: () => void }) {
  const t = useText();
  const [name, setName] = useState('');
  const [role, setRole] = useState<Role>();
  const [typed, setTyped] = useState(nothingTyped);
  const setUp = usePeopleAction('people.setUp');
  const add = usePeopleAction('people.add');
  const failure = setUp.failure ?? add.failure;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const { pin } = typed;
    const isDone = isFirst ? await setUp.run({ name, pin }) : role !== undefined && (await add.run({ name, role, pin }));
    if (isDone) onClose();
  };
  const isReady = name.trim() !== '' && (isFirst || role !== undefined) && isUsable(typed) && !setUp.isPending && !add.isPending;
  return (
    <Dialog
      title={t(isFirst ? 'window.people.set-up.title' : 'window.people.add')}
      closeLabel={t('window.close-dialog')}
      onClose={onClose}
      actions={
        <Button look="primary" type="submit" form={FORM} isDisabled={!isReady}>
          {t(isFirst ? 'window.people.set-up' : 'window.people.add')}
        </Button>
      }
    >
      {isFirst && <p>{t('window.people.set-up.text')}</p>}
      <Form id={FORM} onSubmit={(event) => void submit(event)} className={classNames(styles['form'])}>
        <TextField label={t('window.people.name')} value={name} onChange={setName} maxLength={MAX_NAME_LENGTH} hasFocusFirst />
        {!isFirst && <RoleSelect role={role} onChange={setRole} />}
        <NewPinFields typed={typed} onChange={setTyped} />
      </Form>
      {failure !== undefined && <FailureNotice failure={failure} />}
    </Dialog>
  );
}
