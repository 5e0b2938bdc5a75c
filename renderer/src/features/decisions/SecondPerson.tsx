/** Somebody else who agrees to a decision that one person may not take alone. */
import { mayDo } from '../../../../shared/domain/roles.ts';
import { useStation, useText } from '../../api/context.tsx';
import { type Typed, WhoAndPin } from '../people/WhoAndPin.tsx';
import styles from './DecisionDialog.module.css';

export function SecondPerson({ typed, onChange }: { readonly typed: Typed; readonly onChange: (typed: Typed) => void }) {
  const t = useText();
  const people = useStation((state) => state.people);
  const others = people?.people.filter(({ personId, role }) => personId !== people.signedIn?.personId && mayDo(role, 'decide')) ?? [];
  return (
    <fieldset className={styles['second']}>
      <legend>{t('window.decision.second')}</legend>
      <p>{t(others.length === 0 ? 'window.decision.second.none' : 'window.decision.second.text')}</p>
      {others.length > 0 && <WhoAndPin label={t('window.sign-in.who')} people={others} typed={typed} onChange={onChange} />}
    </fieldset>
  );
}
