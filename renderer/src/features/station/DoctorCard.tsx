/** What this computer can and cannot do for the station, and how to mend what it cannot. */
import { CircleCheck, Stethoscope, TriangleAlert } from 'lucide-react';
import type { DoctorCheck } from '../../../../shared/contract/line.ts';
import { useLanguage, useText } from '../../api/context.tsx';
import { useRequest } from '../../api/use-request.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { FailureNotice } from '../../ui/FailureNotice.tsx';
import { checkName } from './check-name.ts';
import styles from './Station.module.css';

export function DoctorCard() {
  const t = useText();
  const checks = useRequest('doctor.run', { language: useLanguage() });
  return (
    <Card
      icon={<Stethoscope aria-hidden />}
      title={t('window.doctor.title')}
      text={t('window.doctor.text')}
      actions={
        <Button isPending={checks.isWaiting} onPress={checks.ask}>
          {t(checks.isWaiting ? 'window.doctor.asking' : 'window.doctor.again')}
        </Button>
      }
    >
      {checks.failure !== undefined && <FailureNotice failure={checks.failure} />}
      <ul className={styles['checks']}>
        {checks.value?.toSorted(troublesFirst).map((check) => (
          <Check key={`${check.name} ${check.detail}`} check={check} />
        ))}
      </ul>
    </Card>
  );
}

function troublesFirst(a: DoctorCheck, b: DoctorCheck): number {
  return Number(a.ok) - Number(b.ok);
}

function Check({ check }: { readonly check: DoctorCheck }) {
  const t = useText();
  return (
    <li data-ok={check.ok}>
      {check.ok ? (
        <CircleCheck aria-label={t('window.health.ok')} size={20} />
      ) : (
        <TriangleAlert aria-label={t('window.health.not-ok')} size={20} />
      )}
      <span className={styles['checkName']}>{checkName(t, check.name)}</span>
      <span>{check.detail}</span>
      {!check.ok && check.fix !== '' && <strong>{check.fix}</strong>}
    </li>
  );
}
