/** Who is at the line: asked once, kept in this window, written with every run. */
import { UserRound } from 'lucide-react';
import { useState } from 'react';
import { usePreferences, useText } from '../api/context.tsx';
import { Button } from '../ui/Button.tsx';
import { OperatorDialog } from '../features/people/OperatorDialog.tsx';

export function OperatorBadge() {
  const t = useText();
  const { operator } = usePreferences();
  const [isAsking, setAsking] = useState(false);
  return (
    <>
      <Button
        look={operator === '' ? 'secondary' : 'quiet'}
        icon={<UserRound aria-hidden />}
        onPress={() => setAsking(true)}
        {...(operator === '' ? {} : { 'aria-label': t('window.operator.change', { operator }) })}
      >
        {operator === '' ? t('window.operator.ask') : operator}
      </Button>
      {isAsking && <OperatorDialog onClose={() => setAsking(false)} />}
    </>
  );
}
