/** Certificates for all units of a batch: which batch, what for, how far it is, and what came of it. */
import { useState } from 'react';
import type { AuthoritiesView } from '../../../../shared/contract/certificates.ts';
import type { DevicePurpose } from '../../../../shared/domain/certificates.ts';
import type { Batch } from '../../../../shared/domain/unit.ts';
import { useLanguage, useStation, useText } from '../../api/context.tsx';
import { Button } from '../../ui/Button.tsx';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { formatNumber } from '../../ui/format.ts';
import { Select } from '../../ui/Select.tsx';
import { SecondPerson } from '../decisions/SecondPerson.tsx';
import { nobody, type Typed } from '../people/WhoAndPin.tsx';
import { KeyTypeSelect, usualAuthority } from './AuthorityFields.tsx';
import { BatchIssuedDialog } from './BatchIssuedDialog.tsx';
import { BatchIssueProgress } from './BatchIssueProgress.tsx';
import styles from './Certificates.module.css';
import { FormDialog } from './FormDialog.tsx';
import { PurposeAndDays, usualOrder } from './OrderFields.tsx';
import { useBatchIssue } from './use-batch-issue.ts';

interface Wish {
  readonly batchId: string | null;
  readonly purpose: DevicePurpose;
  readonly days: number;
  readonly keyType: typeof usualAuthority.keyType;
  readonly all: boolean;
  readonly second: Typed;
}

const usual: Wish = { batchId: null, ...usualOrder, keyType: usualAuthority.keyType, all: false, second: nobody };

export interface BatchIssueDialogProps {
  readonly issuing: NonNullable<AuthoritiesView['issuing']>;
  readonly onClose: () => void;
}

export function BatchIssueDialog({ issuing, onClose }: BatchIssueDialogProps) {
  const t = useText();
  const batches = useStation((state) => state.batches)?.map(({ batch }) => batch) ?? [];
  const [wish, setWish] = useState(usual);
  const { action, tally, halt } = useBatchIssue();
  const batch = batches.find(({ batchId }) => batchId === wish.batchId);
  if (tally !== undefined && tally.state !== 'going') return <BatchIssuedDialog tally={tally} onClose={onClose} />;
  const order = async (operator: string) => {
    if (batch === undefined) return false;
    const { purpose, days, keyType, all, second } = wish;
    const agreed = second.name === '' ? {} : { secondPerson: second };
    return await action.run({ batch: batch.batchId, purpose, days, keyType, all, ...agreed, operator });
  };
  return (
    <FormDialog
      title={t('window.certificates.batch')}
      words={[t('window.certificates.batch.do'), t('window.certificates.batch.doing')]}
      isReady={batch !== undefined}
      action={{ ...action, run: order }}
      onClose={onClose}
      more={action.isPending && <Button onPress={halt}>{t('window.certificates.batch.stop')}</Button>}
    >
      <p>{t('window.certificates.batch.text')}</p>
      {batches.length === 0 && <p className={styles['quiet']}>{t('window.certificates.batch.none')}</p>}
      <WishFields wish={wish} batches={batches} onChange={setWish} />
      {batch !== undefined && takesTwo(issuing, batch) && (
        <>
          <p>{t('window.certificates.batch.over-quota')}</p>
          <SecondPerson typed={wish.second} onChange={(second) => setWish({ ...wish, second })} />
        </>
      )}
      {tally !== undefined && batch !== undefined && action.isPending && <BatchIssueProgress tally={tally} units={batch.unitCount} />}
    </FormDialog>
  );
}

/** Units that have one already need no other, so it may come to less. */
function takesTwo({ quota, issued }: BatchIssueDialogProps['issuing'], { unitCount }: Batch): boolean {
  return quota !== undefined && issued + unitCount > quota;
}

interface WishFieldsProps {
  readonly wish: Wish;
  readonly batches: readonly Batch[];
  readonly onChange: (wish: Wish) => void;
}

function WishFields({ wish, batches, onChange }: WishFieldsProps) {
  const t = useText();
  const language = useLanguage();
  const units = (count: number) => t('window.certificates.batch.units', { units: formatNumber(language, count) });
  return (
    <>
      <Select
        label={t('window.certificates.batch.batch')}
        choices={batches.map(({ batchId, name, unitCount }) => ({ id: batchId, label: name, detail: units(unitCount) }))}
        value={wish.batchId}
        placeholder={t('window.certificates.batch.choose')}
        onChange={(batchId) => onChange({ ...wish, batchId })}
        hasFocusFirst
      />
      <PurposeAndDays purpose={wish.purpose} days={wish.days} onChange={(changed) => onChange({ ...wish, ...changed })} />
      <KeyTypeSelect value={wish.keyType} onChange={(keyType) => onChange({ ...wish, keyType })} />
      <Checkbox label={t('window.certificates.batch.all')} isSelected={wish.all} onChange={(all) => onChange({ ...wish, all })} />
    </>
  );
}
