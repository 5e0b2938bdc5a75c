/** The batch row by row: whether its request is in the cloud, and what to do where it is not. */
import { useMemo, useState } from 'react';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { errorTexts } from '../../../../shared/texts/text.ts';
import { useLanguage, useText } from '../../api/context.tsx';
import { classNames } from '../../ui/class-names.ts';
import { routeToHash } from '../../ui/route.ts';
import { RowTable } from '../../ui/RowTable.tsx';
import tableStyles from '../../ui/RowTable.module.css';
import styles from './Requests.module.css';
import { type BatchRequest, isUndone, type RequestStanding, requestStandings } from './request-standing.ts';
import { RequestStandingMark } from './RequestStandingMark.tsx';

const columns = ['row', 'unit', 'client', 'standing', 'key', 'reason'] as const;
const widths = '4rem minmax(9rem, 14rem) minmax(10rem, 16rem) 11rem 6rem minmax(16rem, 1fr)';

export interface BatchRequestsProps {
  readonly requests: readonly BatchRequest[];
  readonly label: string;
  readonly onOpen: (request: BatchRequest) => void;
}

export function BatchRequests({ requests, label, onOpen }: BatchRequestsProps) {
  const t = useText();
  const [chosen, setChosen] = useState<RequestStanding | 'all' | 'undone'>('all');
  const shown = useMemo(() => requests.filter(({ standing }) => isShown(standing, chosen)), [requests, chosen]);
  return (
    <>
      <StandingFilter requests={requests} chosen={chosen} onChoose={setChosen} />
      <RowTable
        rows={shown}
        label={label}
        columns={columns.map((id) => ({ id, title: t(`window.requests.column.${id}`) }))}
        widths={widths}
        keyOf={({ row }) => row.unit.unitId}
      >
        {(request) => <BatchRequestCells request={request} onOpen={() => onOpen(request)} />}
      </RowTable>
    </>
  );
}

function isShown(standing: RequestStanding, chosen: RequestStanding | 'all' | 'undone'): boolean {
  return chosen === 'all' || standing === chosen || (chosen === 'undone' && isUndone(standing));
}

function BatchRequestCells({ request, onOpen }: { readonly request: BatchRequest; readonly onOpen: () => void }) {
  const t = useText();
  const language = useLanguage();
  const { row, clientId, standing, failure, hasKey } = request;
  const words = failure === undefined ? undefined : errorTexts(language, failure.code, failure.params);
  const name = row.unit.identifiers[0]?.text ?? row.unit.unitId;
  return (
    <>
      <span role="cell" className={tableStyles['quiet']}>
        {row.unit.row}
      </span>
      <span role="cell">
        <a href={routeToHash({ screen: 'units', unitId: row.unit.unitId })} className={tableStyles['link']}>
          {name}
        </a>
      </span>
      <span role="cell">
        {standing !== 'none' && standing !== 'asking' && (
          <button
            type="button"
            className={tableStyles['opener']}
            aria-label={t('window.requests.open', { clientId: clientId ?? name })}
            onClick={onOpen}
          >
            {clientId ?? name}
          </button>
        )}
      </span>
      <span role="cell">
        <RequestStandingMark standing={standing} />
      </span>
      <span role="cell" className={tableStyles['quiet']}>
        {hasKey && t('window.requests.key.kept')}
      </span>
      <span role="cell" className={styles['reason']} title={words && `${words.meaning} ${words.action}`}>
        {words !== undefined && (
          <>
            <strong>{words.title}</strong> {words.action}
          </>
        )}
      </span>
    </>
  );
}

interface StandingFilterProps {
  readonly requests: readonly BatchRequest[];
  readonly chosen: RequestStanding | 'all' | 'undone';
  readonly onChoose: (chosen: RequestStanding | 'all' | 'undone') => void;
}

function StandingFilter({ requests, chosen, onChoose }: StandingFilterProps) {
  const t = useText();
  const counted = (wanted: RequestStanding | 'undone') => requests.filter(({ standing }) => isShown(standing, wanted)).length;
  const undone = counted('undone');
  const choices = requestStandings.map((standing) => ({ standing, count: counted(standing) })).filter(({ count }) => count > 0);
  return (
    <ToggleButtonGroup
      className={classNames(styles['filters'])}
      aria-label={t('window.requests.filter')}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[chosen]}
      onSelectionChange={(keys) => onChoose((['undone', ...requestStandings] as const).find((each) => keys.has(each)) ?? 'all')}
    >
      <ToggleButton id="all" className={classNames(styles['filter'])}>
        {t('window.batches.all', { units: requests.length })}
      </ToggleButton>
      {undone > 0 && (
        <ToggleButton id="undone" className={classNames(styles['filter'])}>
          {t('window.requests.filter.undone', { count: undone })}
        </ToggleButton>
      )}
      {choices.map(({ standing, count }) => (
        <ToggleButton key={standing} id={standing} className={classNames(styles['filter'])}>
          {count} {t(`window.requests.standing.${standing}`)}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
