/** The gateway's components, found by any part of their names; changed ones and those with problems are marked. */
import { PenLine, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import type { RequestOutput } from '../../../../shared/contract/contract.ts';
import type { VisitPlan } from '../../../../shared/contract/visits.ts';
import type { TypedComponents } from '../../api/gateway-visit.ts';
import { useText } from '../../api/context.tsx';
import { SearchField } from '../../ui/SearchField.tsx';
import styles from './Configuration.module.css';
import { Pid } from './Pid.tsx';

type Components = RequestOutput<'visits.components'>;

export interface ComponentListProps {
  readonly components: Components | undefined;
  readonly pid: string | undefined;
  readonly typed: TypedComponents;
  readonly problems: VisitPlan['problems'];
  readonly onChoose: (pid: string) => void;
}

export function ComponentList({ components, pid: chosen, typed, problems, onChoose }: ComponentListProps) {
  const t = useText();
  const [text, setText] = useState('');
  const found = matching(components ?? [], text);
  return (
    <nav className={styles['list']} aria-label={t('window.gateway.components.label')}>
      <SearchField
        label={t('window.gateway.components.search')}
        clearLabel={t('window.search.clear')}
        placeholder={t('window.gateway.components.search')}
        value={text}
        onChange={setText}
        onSubmit={() => {
          const first = found[0];
          if (first !== undefined) onChoose(first.pid);
        }}
      />
      <p role="status">
        {components === undefined ? t('window.gateway.reading') : t('window.gateway.components.count', { count: found.length })}
      </p>
      <ul>
        {found.map(({ pid, name }) => (
          <li key={pid}>
            <button type="button" aria-current={pid === chosen ? 'true' : undefined} onClick={() => onChoose(pid)}>
              <strong>{name}</strong>
              <Mark isChanged={typed[pid] !== undefined} isBad={problems.some((problem) => problem.pid === pid)} />
              {name !== pid && (
                <small>
                  <Pid pid={pid} />
                </small>
              )}
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Mark({ isChanged, isBad }: { readonly isChanged: boolean; readonly isBad: boolean }) {
  const t = useText();
  if (isBad && isChanged) return <TriangleAlert size={16} data-bad aria-label={t('window.gateway.components.bad')} />;
  return isChanged ? <PenLine size={16} aria-label={t('window.gateway.components.changed')} /> : null;
}

/** Every word, in any place. */
function matching(components: Components, text: string): Components {
  const words = text.toLowerCase().split(/\s+/);
  return components.filter(({ pid, name }) => words.every((word) => `${name} ${pid}`.toLowerCase().includes(word)));
}
