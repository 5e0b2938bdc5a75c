/** Last step: the batch is in the journal; the line is where one goes next. */
import { CircleCheck } from 'lucide-react';
import { useText } from '../../api/context.tsx';
import { Button } from '../../ui/Button.tsx';
import { EmptyScreen } from '../../ui/EmptyScreen.tsx';
import { goTo } from '../../ui/route.ts';
import type { Imported } from './import-flow.ts';

export function DoneStep({ batch }: { readonly batch: Imported }) {
  const t = useText();
  return (
    <EmptyScreen
      icon={<CircleCheck aria-hidden />}
      title={t('window.import.done.title', { batch: batch.name })}
      text={t(batch.units === 1 ? 'window.import.done.one' : 'window.import.done.many', { units: batch.units })}
      action={
        <Button look="primary" size="operator" onPress={() => goTo({ screen: 'line' })}>
          {t('window.import.done.line')}
        </Button>
      }
    />
  );
}
