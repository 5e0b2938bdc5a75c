/** The station’s authority and the certificates that it issued. */
import { useText } from '../../api/context.tsx';
import { Screen } from '../../ui/Screen.tsx';

export function CertificatesScreen() {
  const t = useText();
  return <Screen title={t('window.rail.station')}>{null}</Screen>;
}
