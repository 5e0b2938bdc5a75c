/** Who may give orders at this station, and who may change that. */
import { UsersRound } from 'lucide-react';
import { useState } from 'react';
import type { PeopleView } from '../../../../shared/contract/people.ts';
import type { Person } from '../../../../shared/domain/people.ts';
import { mayDo } from '../../../../shared/domain/roles.ts';
import { useStation, useText } from '../../api/context.tsx';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { ChangePersonDialog } from './ChangePersonDialog.tsx';
import { NewPersonDialog } from './NewPersonDialog.tsx';
import styles from './People.module.css';

export function PeopleCard() {
  const t = useText();
  const people = useStation((state) => state.people);
  const [isAdding, setAdding] = useState(false);
  if (people === undefined) return null;
  const { mode } = people;
  const maySay = people.signedIn !== undefined && mayDo(people.signedIn.role, 'people');
  return (
    <Card
      icon={<UsersRound aria-hidden />}
      title={t('window.people.title')}
      text={t(`window.people.${mode}`)}
      actions={
        <>
          {mode === 'open' && <Button onPress={() => setAdding(true)}>{t('window.people.set-up')}</Button>}
          {mode === 'named' && maySay && <Button onPress={() => setAdding(true)}>{t('window.people.add')}</Button>}
        </>
      }
    >
      {mode === 'named' && <PeopleList people={people} mayChange={maySay} />}
      {mode === 'named' && !maySay && <p className={styles['quiet']}>{t('window.people.supervisor-only')}</p>}
      {isAdding && <NewPersonDialog isFirst={mode === 'open'} onClose={() => setAdding(false)} />}
    </Card>
  );
}

function PeopleList({ people, mayChange }: { readonly people: PeopleView; readonly mayChange: boolean }) {
  const t = useText();
  const [changing, setChanging] = useState<Person>();
  return (
    <>
      <ul className={styles['people']}>
        {people.people.map((person) => (
          <li key={person.personId}>
            <span className={styles['name']}>{person.name}</span>
            <span className={styles['quiet']}>{t(`role.${person.role}`)}</span>
            {mayChange && (
              <Button look="quiet" onPress={() => setChanging(person)} aria-label={t('window.people.change', { name: person.name })}>
                {t('window.people.change-short')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {changing !== undefined && (
        <ChangePersonDialog
          person={changing}
          isSelf={changing.personId === people.signedIn?.personId}
          onClose={() => setChanging(undefined)}
        />
      )}
    </>
  );
}
