/** The way to the station's certificate authority, and whether there is one. */
import { ShieldCheck } from 'lucide-react';
import { useStation, useText } from '../../api/context.tsx';
import { useRequest } from '../../api/use-request.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { goTo } from '../../ui/route.ts';

export function CertificatesCard() {
  const t = useText();
  const journal = useStation(({ line }) => line?.journal.file ?? '');
  const { value } = useRequest('certificates.authorities', {}, journal);
  return (
    <Card
      icon={<ShieldCheck aria-hidden />}
      title={t('window.certificates.title')}
      text={t('window.certificates.text')}
      actions={<Button onPress={() => goTo({ screen: 'certificates' })}>{t('window.certificates.open')}</Button>}
    >
      {value !== undefined && <p>{value.issuing?.certificate.subject ?? t('window.certificates.issuing.none')}</p>}
    </Card>
  );
}
