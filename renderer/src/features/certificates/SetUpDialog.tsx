/** A root and an issuing authority under it, with keys made at the station. */
import { useState } from 'react';
import { useSurroundings, useText } from '../../api/context.tsx';
import { useAction } from '../../api/use-action.ts';
import { NumberField, TextField } from '../../ui/Field.tsx';
import { AuthorityFields, authorityOrder, DAYS_PER_YEAR, isQuota, usualAuthority } from './AuthorityFields.tsx';
import { FormDialog } from './FormDialog.tsx';

const MAX_NAME_LENGTH = 40;
const USUAL_ROOT_YEARS = 20;
const MAX_ROOT_YEARS = 100;

export function SetUpDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useText();
  const { engine } = useSurroundings().station;
  const [name, setName] = useState('');
  const [rootYears, setRootYears] = useState(USUAL_ROOT_YEARS);
  const [wish, setWish] = useState(usualAuthority);
  const setUp = useAction(async (operator: string) => {
    const rootDays = rootYears * DAYS_PER_YEAR;
    await engine.request('certificates.init', { name: name.trim(), rootDays, ...authorityOrder(wish), operator });
    onClose();
  });
  return (
    <FormDialog
      title={t('window.certificates.set-up')}
      words={[t('window.certificates.set-up.do'), t('window.certificates.set-up.doing')]}
      isReady={name.trim() !== '' && isQuota(wish.quota)}
      action={setUp}
      onClose={onClose}
    >
      <p>{t('window.certificates.set-up.text')}</p>
      <TextField
        label={t('window.certificates.name')}
        hint={t('window.certificates.name.hint')}
        value={name}
        onChange={setName}
        maxLength={MAX_NAME_LENGTH}
        hasFocusFirst
      />
      <AuthorityFields wish={wish} onChange={setWish}>
        <NumberField
          label={t('window.certificates.root-years')}
          value={rootYears}
          onChange={setRootYears}
          minValue={wish.years}
          maxValue={MAX_ROOT_YEARS}
        />
      </AuthorityFields>
    </FormDialog>
  );
}
