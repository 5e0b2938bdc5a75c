/** Who is at the line, for everybody to see: a name at an open station, who is signed in with their role at any other. */
import { UserRound } from 'lucide-react';
import { useEffect, useState } from 'react';
import { usePreferences, useStation, useSurroundings, useText } from '../api/context.tsx';
import { OperatorDialog } from '../features/people/OperatorDialog.tsx';
import { Button } from '../ui/Button.tsx';
import styles from './TopBar.module.css';

export function OperatorBadge() {
  const t = useText();
  const { operator } = usePreferences();
  const people = useStation((state) => state.people);
  const [isAsking, setAsking] = useState(false);
  useNameOfSignedIn();
  const signedIn = people?.signedIn;
  const role = signedIn === undefined ? undefined : t(`role.${signedIn.role}`);
  const isNamed = people?.mode === 'named';
  const label = role === undefined ? t('window.operator.change', { operator }) : t('window.sign-in.signed-in', { name: operator, role });
  return (
    <>
      <Button
        look={operator === '' ? 'secondary' : 'quiet'}
        icon={<UserRound aria-hidden />}
        onPress={() => setAsking(true)}
        {...(operator === '' ? {} : { 'aria-label': label })}
      >
        {operator === '' && t(isNamed ? 'window.sign-in' : 'window.operator.ask')}
        {operator !== '' && <span className={styles['operator']}>{operator}</span>}
        {role !== undefined && <span className={styles['role']}> · {role}</span>}
      </Button>
      {isAsking && <OperatorDialog onClose={() => setAsking(false)} />}
    </>
  );
}

/** Where people sign in, the name that stands with orders is that of who is signed in, and of nobody else. */
function useNameOfSignedIn(): void {
  const { preferences } = useSurroundings();
  const people = useStation((state) => state.people);
  useEffect(() => {
    if (people?.mode !== 'named') return;
    const operator = people.signedIn?.name ?? '';
    preferences.set((before) => (before.operator === operator ? before : { ...before, operator }));
  }, [people, preferences]);
}
