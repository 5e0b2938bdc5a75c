/** Taking back a device: look at it from all sides, decide, provision again. */
import { useText } from '../../api/context.tsx';
import { Screen } from '../../ui/Screen.tsx';

export function ReturnsScreen({ identifier }: { readonly identifier: string | undefined }) {
  const t = useText();
  return <Screen title={t('window.rail.returns')}>{identifier}</Screen>;
}
