/** Asks who is at the line: for a name at an open station, else for somebody to sign in. */
import { useStation } from '../../api/context.tsx';
import { NameDialog } from './NameDialog.tsx';
import type { OperatorDialogProps } from './operator-dialog-props.ts';
import { SignedInDialog } from './SignedInDialog.tsx';
import { SignInDialog } from './SignInDialog.tsx';

export function OperatorDialog(props: OperatorDialogProps) {
  const people = useStation((state) => state.people);
  if (people?.mode !== 'named') return <NameDialog {...props} />;
  if (people.signedIn === undefined) return <SignInDialog {...props} people={people.people} />;
  return <SignedInDialog {...props} people={people.people} signedIn={people.signedIn} />;
}
