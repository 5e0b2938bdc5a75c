/** Asks before requests are made in a cloud: for how many units, where, and how they shall be. */
import { type FormEvent, useState } from 'react';
import { Form } from 'react-aria-components';
import type { RequestOutput } from '../../../../shared/contract/contract.ts';
import type { Batch } from '../../../../shared/domain/unit.ts';
import { useText } from '../../api/context.tsx';
import { Button } from '../../ui/Button.tsx';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { classNames } from '../../ui/class-names.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { MomentField } from './MomentField.tsx';
import { isMoment, localToIso } from './moment.ts';
import styles from './Requests.module.css';
import type { CreationOrder } from './use-creation.ts';

export type CloudView = RequestOutput<'clouds.list'>['clouds'][number];

const FORM = 'create-requests';

export interface CreateDialogProps {
  readonly batch: Batch;
  readonly cloud: CloudView;
  readonly onClose: () => void;
  readonly onCreate: (order: CreationOrder) => void;
}

export function CreateDialog({ batch, cloud, onClose, onCreate }: CreateDialogProps) {
  const t = useText();
  const [activatesOn, setActivatesOn] = useState('');
  const [expiresOn, setExpiresOn] = useState('');
  const [overwrite, setOverwrite] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onCreate({
      batch: batch.batchId,
      cloud: cloud.name,
      overwrite,
      ...(activatesOn === '' ? {} : { activatesOn: localToIso(activatesOn) }),
      ...(expiresOn === '' ? {} : { expiresOn: localToIso(expiresOn) }),
    });
  };
  const account = cloud.account ?? cloud.accountId ?? t('window.requests.account.unnamed');
  return (
    <Dialog
      title={t('window.requests.create.title', { units: batch.unitCount })}
      closeLabel={t('window.close-dialog')}
      onClose={onClose}
      actions={
        <Button look="primary" type="submit" form={FORM} isDisabled={!isMoment(activatesOn) || !isMoment(expiresOn)}>
          {t('window.requests.create', { units: batch.unitCount })}
        </Button>
      }
    >
      <p>{t('window.requests.create.text', { batch: batch.name, cloud: cloud.name, account })}</p>
      <Form id={FORM} className={classNames(styles['form'])} onSubmit={submit}>
        <div className={styles['fields']}>
          <MomentField label={t('window.requests.activates')} value={activatesOn} onChange={setActivatesOn} />
          <MomentField label={t('window.requests.expires')} value={expiresOn} onChange={setExpiresOn} />
        </div>
        <p className={styles['hint']}>{t('window.requests.create.moments')}</p>
        <Checkbox
          label={t('window.requests.overwrite')}
          hint={t('window.requests.overwrite.hint')}
          isSelected={overwrite}
          onChange={setOverwrite}
        />
      </Form>
    </Dialog>
  );
}
