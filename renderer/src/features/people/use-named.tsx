/** An order needs somebody who gives it: asks who is at the station where nobody said it yet, then goes on with the order. */
import { type ReactNode, useState } from 'react';
import { usePreferences, useStation } from '../../api/context.tsx';
import { OperatorDialog } from './OperatorDialog.tsx';

export interface Named {
  /** At once where the name is known. */
  order(act: (operator: string) => void): void;
  /** To be shown beside what orders. */
  readonly question: ReactNode;
}

export function useNamed(): Named {
  const { operator } = usePreferences();
  const mustSignIn = useStation(({ people }) => people?.mode === 'named' && people.signedIn === undefined);
  const [waiting, setWaiting] = useState<{ readonly act: (operator: string) => void }>();
  return {
    order: (act) => (operator === '' || mustSignIn ? setWaiting({ act }) : act(operator)),
    question: waiting !== undefined && <OperatorDialog onClose={() => setWaiting(undefined)} onNamed={waiting.act} />,
  };
}
