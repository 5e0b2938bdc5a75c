/** A question to the gateway that failed. Where the connection may be to blame, a new one is offered; what was typed stays. */
import type { Failure } from '../../../../shared/domain/problem.ts';
import { fromFailure } from '../../../../shared/errors/app-error.ts';
import { usePreferences, useSurroundings, useText } from '../../api/context.tsx';
import { Button } from '../../ui/Button.tsx';
import { FailureNotice } from '../../ui/FailureNotice.tsx';
import styles from './Gateway.module.css';

export function VisitFailure({ failure, onAgain }: { readonly failure: Failure; readonly onAgain: () => void }) {
  const t = useText();
  const { gateway } = useSurroundings();
  const { operator } = usePreferences();
  const { lane, unit } = gateway.state.get();
  const mayBeLost = fromFailure(failure).traits.transient || failure.code === 'visit/not-open';
  return (
    <div className={styles['failure']}>
      <FailureNotice failure={failure} />
      <div className={styles['actions']}>
        <Button onPress={onAgain}>{t('window.gateway.again')}</Button>
        {mayBeLost && lane !== undefined && (
          <Button onPress={() => void gateway.open({ lane, operator, unit })}>{t('window.gateway.connect-again')}</Button>
        )}
      </div>
    </div>
  );
}
