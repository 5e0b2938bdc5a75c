/** A return that was begun for this unit is gone on with, not opened twice. */
import type { ReturnView } from '../../../../shared/domain/device-return.ts';
import { useLanguage, useText } from '../../api/context.tsx';
import { Button } from '../../ui/Button.tsx';
import { formatTime } from '../../ui/format.ts';
import { Notice } from '../../ui/Notice.tsx';

export function UnfinishedNotice({ unfinished, onGoOn }: { readonly unfinished: ReturnView; readonly onGoOn: () => void }) {
  const t = useText();
  const { decision, openedAt, reason } = unfinished;
  return (
    <Notice
      kind="info"
      title={t('window.returns.unfinished.title')}
      actions={
        <Button look="primary" onPress={onGoOn}>
          {t('window.returns.go-on')}
        </Button>
      }
    >
      <p>
        {t('window.returns.unfinished.text', {
          decision: t(`returns.decision.${decision}`),
          time: formatTime(useLanguage(), openedAt),
          reason,
        })}
      </p>
    </Notice>
  );
}
