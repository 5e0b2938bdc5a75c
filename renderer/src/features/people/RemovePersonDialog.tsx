/** Asks before somebody is removed, and whether their name shall be forgotten. */
import { useState } from 'react';
import type { Person } from '../../../../shared/domain/people.ts';
import { useText } from '../../api/context.tsx';
import { Button } from '../../ui/Button.tsx';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { FailureNotice } from '../../ui/FailureNotice.tsx';
import { usePeopleAction } from './use-people-action.ts';

export function RemovePersonDialog({ person, onClose }: { readonly person: Person; readonly onClose: () => void }) {
  const t = useText();
  const { personId, name } = person;
  const [eraseName, setEraseName] = useState(false);
  const remove = usePeopleAction('people.remove');
  const act = async () => {
    if (await remove.run({ personId, eraseName })) onClose();
  };
  return (
    <Dialog
      title={t('window.people.remove.title', { name })}
      closeLabel={t('window.close-dialog')}
      onClose={onClose}
      actions={
        <Button look="primary" isDisabled={remove.isPending} onPress={() => void act()}>
          {t('window.people.remove')}
        </Button>
      }
    >
      <p>{t('window.people.remove.text', { name })}</p>
      <Checkbox isSelected={eraseName} onChange={setEraseName} label={t('window.people.remove.erase')} />
      {remove.failure !== undefined && <FailureNotice failure={remove.failure} />}
    </Dialog>
  );
}
