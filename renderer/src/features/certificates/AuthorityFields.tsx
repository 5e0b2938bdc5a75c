/** What a new issuing authority is made with. */
import type { ReactNode } from 'react';
import { keyTypeSchema, type KeyType } from '../../../../shared/domain/certificates.ts';
import { useText } from '../../api/context.tsx';
import { NumberField, TextField } from '../../ui/Field.tsx';
import { Select } from '../../ui/Select.tsx';
import styles from './Certificates.module.css';

export const DAYS_PER_YEAR = 365;
const MAX_YEARS = 50;

export interface AuthorityWish {
  readonly keyType: KeyType;
  readonly years: number;
  /** Empty for no limit. */
  readonly quota: string;
}

export const usualAuthority: AuthorityWish = { keyType: 'p-256', years: 5, quota: '' };

/** As the contract has it. */
export function authorityOrder({ keyType, years, quota }: AuthorityWish) {
  return { keyType, days: years * DAYS_PER_YEAR, ...(quota.trim() === '' ? {} : { quota: Number(quota) }) };
}

export function isQuota(quota: string): boolean {
  return /^\s*(?:[1-9]\d{0,8})?\s*$/.test(quota);
}

export interface AuthorityFieldsProps {
  readonly wish: AuthorityWish;
  readonly onChange: (wish: AuthorityWish) => void;
  /** Beside its years. */
  readonly children?: ReactNode;
}

export function AuthorityFields({ wish, onChange, children }: AuthorityFieldsProps) {
  const t = useText();
  return (
    <>
      <KeyTypeSelect value={wish.keyType} onChange={(keyType) => onChange({ ...wish, keyType })} />
      <div className={styles['fields']}>
        <NumberField
          label={t('window.certificates.years')}
          value={wish.years}
          onChange={(years) => onChange({ ...wish, years })}
          minValue={1}
          maxValue={MAX_YEARS}
        />
        {children}
      </div>
      <QuotaField value={wish.quota} onChange={(quota) => onChange({ ...wish, quota })} />
    </>
  );
}

export function QuotaField({ value, onChange }: { readonly value: string; readonly onChange: (quota: string) => void }) {
  const t = useText();
  return (
    <TextField
      label={t('window.certificates.quota')}
      hint={t('window.certificates.quota.hint')}
      value={value}
      onChange={onChange}
      error={isQuota(value) ? undefined : t('window.certificates.quota.error')}
      maxLength={9}
    />
  );
}

export function KeyTypeSelect({ value, onChange }: { readonly value: KeyType; readonly onChange: (keyType: KeyType) => void }) {
  const t = useText();
  return (
    <Select
      label={t('window.certificates.key-type')}
      choices={keyTypeSchema.options.map((id) => ({ id, label: t(`window.certificates.key-type.${id}`) }))}
      value={value}
      placeholder=""
      onChange={(id) => onChange(keyTypeSchema.options.find((each) => each === id) ?? value)}
    />
  );
}
