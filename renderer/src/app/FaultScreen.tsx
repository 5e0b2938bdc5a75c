/** The engine does not come back by itself: what that means, what to do, and what to tell whom. */
import type { Failure } from '../../../shared/domain/problem.ts';
import { useText } from '../api/context.tsx';
import { FailureNotice } from '../ui/FailureNotice.tsx';
import { Screen } from '../ui/Screen.tsx';

export function FaultScreen({ failure }: { readonly failure: Failure }) {
  const t = useText();
  return (
    <Screen title={t('window.fault.title')}>
      <p>{t('window.fault.text')}</p>
      <FailureNotice failure={failure} />
    </Screen>
  );
}
