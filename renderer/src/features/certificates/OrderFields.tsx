/** What a certificate is for and how long: the same for a request that is signed and for a key that is made here. */
import { type DevicePurpose, devicePurposeSchema } from '../../../../shared/domain/certificates.ts';
import { useText } from '../../api/context.tsx';
import { NumberField, TextField } from '../../ui/Field.tsx';
import { Select } from '../../ui/Select.tsx';
import { SecondPerson } from '../decisions/SecondPerson.tsx';
import { nobody, type Typed } from '../people/WhoAndPin.tsx';
import styles from './Certificates.module.css';

const USUAL_DAYS = 365;
const MAX_DAYS = 36_500;

export interface OrderWish {
  readonly purpose: DevicePurpose;
  readonly days: number;
  /** Host names and addresses of a server, separated by blanks or commas. */
  readonly names: string;
  readonly second: Typed;
}

export const usualOrder: OrderWish = { purpose: 'client', days: USUAL_DAYS, names: '', second: nobody };

/** As the contract has it. */
export function certificateOrder({ purpose, days, names, second }: OrderWish, takesTwo: boolean) {
  const each = names.split(/[\s,]+/).filter((name) => name !== '');
  const isAddress = (name: string) => /^[\d.]+$/.test(name) || name.includes(':');
  const [ipAddresses, dnsNames] = [each.filter(isAddress), each.filter((name) => !isAddress(name))];
  return {
    purpose,
    days,
    ...(dnsNames.length === 0 ? {} : { dnsNames }),
    ...(ipAddresses.length === 0 ? {} : { ipAddresses }),
    ...(takesTwo ? { secondPerson: second } : {}),
  };
}

export function isOrder({ purpose, names, second }: OrderWish, takesTwo: boolean): boolean {
  const isAgreed = !takesTwo || (second.name !== '' && second.pin !== '');
  return isAgreed && (purpose === 'client' || names.trim() !== '');
}

interface Term {
  readonly purpose: DevicePurpose;
  readonly days: number;
}

export interface PurposeAndDaysProps extends Term {
  readonly onChange: (changed: Partial<Term>) => void;
}

/** What a new certificate may be used for, and how long. */
export function PurposeAndDays({ purpose, days, onChange }: PurposeAndDaysProps) {
  const t = useText();
  return (
    <div className={styles['fields']}>
      <Select
        label={t('window.certificates.column.purpose')}
        choices={devicePurposeSchema.options.map((id) => ({ id, label: t(`certificate.purpose.${id}`) }))}
        value={purpose}
        placeholder=""
        onChange={(id) => onChange({ purpose: devicePurposeSchema.options.find((each) => each === id) ?? purpose })}
      />
      <DaysField days={days} onChange={(changed) => onChange({ days: changed })} />
    </div>
  );
}

export interface OrderFieldsProps {
  readonly wish: OrderWish;
  /** The quota is used up: one more takes somebody else who agrees. */
  readonly takesTwo: boolean;
  readonly onChange: (wish: OrderWish) => void;
}

export function OrderFields({ wish, takesTwo, onChange }: OrderFieldsProps) {
  const t = useText();
  return (
    <>
      <PurposeAndDays purpose={wish.purpose} days={wish.days} onChange={(changed) => onChange({ ...wish, ...changed })} />
      {wish.purpose !== 'client' && (
        <TextField
          label={t('window.certificates.names')}
          hint={t('window.certificates.names.hint')}
          value={wish.names}
          onChange={(names) => onChange({ ...wish, names })}
        />
      )}
      {takesTwo && (
        <>
          <p>{t('window.certificates.over-quota')}</p>
          <SecondPerson typed={wish.second} onChange={(second) => onChange({ ...wish, second })} />
        </>
      )}
    </>
  );
}

function DaysField({ days, onChange }: { readonly days: number; readonly onChange: (days: number) => void }) {
  const t = useText();
  return <NumberField label={t('window.certificates.days')} value={days} onChange={onChange} minValue={1} maxValue={MAX_DAYS} />;
}
