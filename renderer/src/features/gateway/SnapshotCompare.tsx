/** Any two snapshots, or one and the present, side by side: only what differs. */
import { useEffect, useRef, useState } from 'react';
import type { RequestOutput } from '../../../../shared/contract/contract.ts';
import type { VisitId } from '../../../../shared/domain/ids.ts';
import { useLanguage, useText } from '../../api/context.tsx';
import { useRequest } from '../../api/use-request.ts';
import { Button } from '../../ui/Button.tsx';
import { SearchField } from '../../ui/SearchField.tsx';
import { Select } from '../../ui/Select.tsx';
import styles from './Compare.module.css';
import { Names } from './PlanView.tsx';
import { type NamedSnapshot, snapshotName } from './snapshot-name.ts';
import { VisitFailure } from './VisitFailure.tsx';

export interface Compared {
  readonly a: string;
  readonly b: string;
}

export interface SnapshotCompareProps {
  readonly visitId: VisitId;
  readonly snapshots: readonly NamedSnapshot[];
  readonly compared: Compared;
  readonly version: number;
  readonly onChange: (compared: Compared) => void;
  readonly onClose: () => void;
}

export function SnapshotCompare({ visitId, snapshots, compared, version, onChange, onClose }: SnapshotCompareProps) {
  const t = useText();
  const language = useLanguage();
  const [text, setText] = useState('');
  const section = useRef<HTMLElement>(null);
  const answer = useRequest('visits.compareSnapshots', { visitId, ...compared }, version);
  useEffect(() => {
    section.current?.scrollIntoView({ block: 'start' });
    section.current?.focus();
  }, []);
  const choices = [
    { id: 'present', label: t('window.gateway.compare.present') },
    ...snapshots.map((snapshot) => ({ id: snapshot.id, label: snapshotName(language, t, snapshot) })),
  ];
  const labelOf = (id: string) => choices.find((choice) => choice.id === id)?.label ?? id;
  return (
    <section ref={section} tabIndex={-1} className={styles['compare']} aria-label={t('window.gateway.compare.title')}>
      <header>
        <h2>{t('window.gateway.compare.title')}</h2>
        <Button look="quiet" onPress={onClose}>
          {t('window.gateway.compare.close')}
        </Button>
      </header>
      <div className={styles['sides']}>
        {(['a', 'b'] as const).map((side) => (
          <Select
            key={side}
            label={t(`window.gateway.compare.${side}`)}
            placeholder=""
            choices={choices}
            value={compared[side]}
            onChange={(id) => onChange({ ...compared, [side]: id })}
          />
        ))}
        <SearchField
          label={t('window.gateway.compare.filter')}
          clearLabel={t('window.search.clear')}
          placeholder={t('window.gateway.compare.filter')}
          value={text}
          onChange={setText}
        />
      </div>
      {answer.failure !== undefined && <VisitFailure failure={answer.failure} onAgain={answer.ask} />}
      {answer.isWaiting && <p role="status">{t('window.gateway.compare.reading')}</p>}
      {answer.value !== undefined && !answer.isWaiting && (
        <Differences differences={answer.value} text={text} a={labelOf(compared.a)} b={labelOf(compared.b)} />
      )}
    </section>
  );
}

interface DifferencesProps extends Compared {
  readonly differences: RequestOutput<'visits.compareSnapshots'>;
  readonly text: string;
}

function Differences({ differences, text, a, b }: DifferencesProps) {
  const t = useText();
  const { changes, onlyInA, onlyInB, uncompared } = differences;
  const wanted = text.trim().toLowerCase();
  const shown = changes.filter(({ target, from = '', to = '' }) => `${target} ${from} ${to}`.toLowerCase().includes(wanted));
  const isSame = changes.length + onlyInA.length + onlyInB.length === 0;
  return (
    <>
      <p role="status">
        {isSame ? t('window.gateway.compare.same') : t('window.gateway.compare.count', { shown: shown.length, count: changes.length })}
      </p>
      {shown.length > 0 && (
        <div className={styles['table']} role="region" tabIndex={0} aria-label={t('window.gateway.compare.differences')}>
          <table>
            <thead>
              <tr>
                <th scope="col">{t('window.gateway.compare.property')}</th>
                <th scope="col">{a}</th>
                <th scope="col">{b}</th>
              </tr>
            </thead>
            <tbody>
              {shown.map(({ target, from, to }) => (
                <tr key={target}>
                  <th scope="row">{target}</th>
                  <Side value={from} />
                  <Side value={to} />
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <Names title={t('window.gateway.compare.only', { side: a })} names={onlyInA} />
      <Names title={t('window.gateway.compare.only', { side: b })} names={onlyInB} />
      <Names title={t('window.gateway.plan.uncompared')} names={uncompared} />
    </>
  );
}

function Side({ value }: { readonly value: string | undefined }) {
  const t = useText();
  if (value !== undefined && value !== '') return <td>{value}</td>;
  return <td data-nothing>{t(value === undefined ? 'window.gateway.compare.absent' : 'window.changes.empty')}</td>;
}
