/** Two lists of one cloud: what the units of the batch have there, and all that is there. */
import { useMemo, useState } from 'react';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import type { Failure } from '../../../../shared/domain/problem.ts';
import type { Batch } from '../../../../shared/domain/unit.ts';
import { useText } from '../../api/context.tsx';
import { classNames } from '../../ui/class-names.ts';
import { Notice } from '../../ui/Notice.tsx';
import { BatchRequests } from './BatchRequests.tsx';
import { CloudRequests } from './CloudRequests.tsx';
import type { CloudView } from './CreateDialog.tsx';
import { CreationReport } from './CreationReport.tsx';
import { RequestDialog } from './RequestDialog.tsx';
import { batchRequest } from './request-standing.ts';
import styles from './Requests.module.css';
import type { RunningCreation } from './use-creation.ts';
import { useFollowedUnits } from './use-followed-units.ts';

export interface RequestListsProps {
  readonly batch: Batch;
  readonly cloud: CloudView;
  readonly running: RunningCreation;
}

interface Opened {
  readonly clientId: string;
  readonly failure: Failure | undefined;
}

export function RequestLists({ batch, cloud, running: { creation, stop } }: RequestListsProps) {
  const t = useText();
  const rows = useFollowedUnits(batch.batchId);
  const [list, setList] = useState<'batch' | 'cloud'>('batch');
  const [opened, setOpened] = useState<Opened>();
  const [version, setVersion] = useState(0);
  const requests = useMemo(() => {
    const problems = creation.kind === 'ended' ? creation.summary.problems : [];
    const byRow = new Map(problems.map((problem) => [problem.row, problem]));
    const isRunning = creation.kind === 'running';
    // What was changed by hand since is no longer what the creation said.
    const problemOf = (row: number) => (version === 0 ? byRow.get(row) : undefined);
    return rows?.map((row) => batchRequest(row, { cloud: cloud.name, problem: problemOf(row.unit.row), isRunning }));
  }, [rows, creation, version, cloud.name]);
  const there = requests?.filter(({ standing }) => standing === 'there' || standing === 'found').length ?? 0;
  return (
    <>
      {!cloud.hasLogin && (
        <Notice kind="info" title={t('window.requests.no-login.title', { cloud: cloud.name })}>
          <p>{t('window.requests.no-login.text', { cloud: cloud.name })}</p>
        </Notice>
      )}
      <CreationReport creation={creation} there={there} units={batch.unitCount} onStop={stop} />
      {cloud.hasLogin && <ListChoice list={list} batchName={batch.name} cloudName={cloud.name} onChoose={setList} />}
      {list === 'batch' && requests === undefined && <p>{t('window.reading')}</p>}
      {list === 'batch' && requests !== undefined && (
        <BatchRequests
          requests={requests}
          label={t('window.requests.of-batch', { batch: batch.name })}
          onOpen={({ clientId, failure, row }) =>
            setOpened({ clientId: clientId ?? row.unit.identifiers[0]?.text ?? row.unit.unitId, failure })
          }
        />
      )}
      {list === 'cloud' && (
        <CloudRequests cloud={cloud.name} version={version} onOpen={(clientId) => setOpened({ clientId, failure: undefined })} />
      )}
      {opened !== undefined && (
        <RequestDialog
          cloud={cloud.name}
          {...opened}
          onClose={() => setOpened(undefined)}
          onChanged={() => setVersion((before) => before + 1)}
        />
      )}
    </>
  );
}

interface ListChoiceProps {
  readonly list: 'batch' | 'cloud';
  readonly batchName: string;
  readonly cloudName: string;
  readonly onChoose: (list: 'batch' | 'cloud') => void;
}

function ListChoice({ list, batchName, cloudName, onChoose }: ListChoiceProps) {
  const t = useText();
  return (
    <ToggleButtonGroup
      className={classNames(styles['lists'])}
      aria-label={t('window.requests.lists')}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[list]}
      onSelectionChange={(keys) => onChoose(keys.has('cloud') ? 'cloud' : 'batch')}
    >
      <ToggleButton id="batch">{t('window.requests.of-batch', { batch: batchName })}</ToggleButton>
      <ToggleButton id="cloud">{t('window.requests.in-cloud', { cloud: cloudName })}</ToggleButton>
    </ToggleButtonGroup>
  );
}
