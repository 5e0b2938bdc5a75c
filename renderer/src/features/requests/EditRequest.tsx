/** The four fields of a request that a cloud lets one edit (esf.md §4). Only those that were changed are sent. */
import { type FormEvent, useState } from 'react';
import { Form } from 'react-aria-components';
import type { RequestInput } from '../../../../shared/contract/contract.ts';
import type { RequestView } from '../../../../shared/contract/requests.ts';
import { useSurroundings, useText } from '../../api/context.tsx';
import { useAction } from '../../api/use-action.ts';
import { Button } from '../../ui/Button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { FailureNotice } from '../../ui/FailureNotice.tsx';
import { NumberField } from '../../ui/Field.tsx';
import { Select } from '../../ui/Select.tsx';
import { useNamed } from '../people/use-named.tsx';
import { isMoment, isoToLocal, localToIso } from './moment.ts';
import { MomentField } from './MomentField.tsx';
import styles from './Requests.module.css';

const MAX_ATTEMPTS = 1_000_000;
const editableStatuses = ['ENABLED', 'DISABLED'] as const;

export interface EditRequestProps {
  readonly cloud: string;
  readonly request: RequestView;
  readonly onDone: () => void;
  readonly onCancel: () => void;
}

interface Fields {
  readonly activatesOn: string;
  readonly expiresOn: string;
  readonly status: string;
  readonly attempts: number;
}

export function EditRequest({ cloud, request, onDone, onCancel }: EditRequestProps) {
  const t = useText();
  const { engine } = useSurroundings().station;
  const named = useNamed();
  const before = fieldsOf(request);
  const [fields, setFields] = useState(before);
  const set = (part: Partial<Fields>) => setFields({ ...fields, ...part });
  const save = useAction(async (operator: string) => {
    await engine.request('requests.edit', { cloud, identifier: request.clientId, ...changed(before, fields), operator });
    onDone();
  });
  const isReady = isMoment(fields.activatesOn) && isMoment(fields.expiresOn) && isChanged(before, fields);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isReady && !save.isPending) named.order((operator) => void save.run(operator));
  };
  return (
    <Form className={classNames(styles['form'])} onSubmit={submit}>
      <div className={styles['fields']}>
        <Select
          label={t('window.requests.column.status')}
          choices={editableStatuses.map((status) => ({ id: status, label: t(`window.requests.status.${status}`) }))}
          value={editableStatuses.find((status) => status === fields.status) ?? null}
          placeholder={fields.status}
          onChange={(status) => set({ status })}
          hasFocusFirst
        />
        <NumberField
          label={t('window.requests.attempts.most')}
          value={fields.attempts}
          onChange={(attempts) => set({ attempts })}
          minValue={1}
          maxValue={MAX_ATTEMPTS}
        />
        <MomentField label={t('window.requests.activates')} value={fields.activatesOn} onChange={(activatesOn) => set({ activatesOn })} />
        <MomentField label={t('window.requests.expires')} value={fields.expiresOn} onChange={(expiresOn) => set({ expiresOn })} />
      </div>
      <p className={styles['hint']}>{t('window.requests.edit.moments')}</p>
      {save.failure !== undefined && <FailureNotice failure={save.failure} />}
      <div className={styles['actions']}>
        <Button onPress={onCancel}>{t('window.requests.edit.cancel')}</Button>
        <Button look="primary" type="submit" isDisabled={!isReady} isPending={save.isPending}>
          {t(save.isPending ? 'window.requests.edit.saving' : 'window.requests.edit.save')}
        </Button>
      </div>
      {named.question}
    </Form>
  );
}

function fieldsOf({ activatesOn, expiresOn, status, job }: RequestView): Fields {
  return { activatesOn: isoToLocal(activatesOn), expiresOn: isoToLocal(expiresOn), status, attempts: job?.retryMaxAttempts ?? 1 };
}

function isChanged(before: Fields, after: Fields): boolean {
  return Object.keys(changed(before, after)).length > 0;
}

type Edit = Omit<RequestInput<'requests.edit'>, 'cloud' | 'identifier' | 'operator'>;

function changed(before: Fields, after: Fields): Edit {
  const moment = (local: string) => (local === '' ? null : localToIso(local));
  const status = editableStatuses.find((each) => each === after.status);
  return {
    ...(after.activatesOn === before.activatesOn ? {} : { activatesOn: moment(after.activatesOn) }),
    ...(after.expiresOn === before.expiresOn ? {} : { expiresOn: moment(after.expiresOn) }),
    ...(status === undefined || status === before.status ? {} : { status }),
    ...(after.attempts === before.attempts ? {} : { retryMaxAttempts: after.attempts }),
  };
}
