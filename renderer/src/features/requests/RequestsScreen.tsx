/** The provision requests of a batch: made in a cloud, looked at, edited, deleted. */
import { Cloud } from 'lucide-react';
import { useMemo, useState } from 'react';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import type { BatchId } from '../../../../shared/domain/ids.ts';
import type { Failure } from '../../../../shared/domain/problem.ts';
import type { Batch } from '../../../../shared/domain/unit.ts';
import { useStation, useText } from '../../api/context.tsx';
import { useRequest } from '../../api/use-request.ts';
import { BackLink } from '../../ui/BackLink.tsx';
import { Button } from '../../ui/Button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { EmptyScreen } from '../../ui/EmptyScreen.tsx';
import { FailureNotice } from '../../ui/FailureNotice.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { goTo } from '../../ui/route.ts';
import { Screen } from '../../ui/Screen.tsx';
import { useNamed } from '../people/use-named.tsx';
import { BatchRequests } from './BatchRequests.tsx';
import { CloudChoice } from './CloudChoice.tsx';
import { CloudRequests } from './CloudRequests.tsx';
import { CreateDialog, type CloudView } from './CreateDialog.tsx';
import { CreationReport } from './CreationReport.tsx';
import { RequestDialog } from './RequestDialog.tsx';
import { batchRequest } from './request-standing.ts';
import styles from './Requests.module.css';
import { type RunningCreation, useCreation } from './use-creation.ts';
import { useFollowedUnits } from './use-followed-units.ts';

export function RequestsScreen({ batchId }: { readonly batchId: BatchId }) {
  const t = useText();
  const batch = useStation((state) => state.batches?.find((each) => each.batch.batchId === batchId)?.batch);
  const station = useStation(({ line }) => line?.journal.file ?? '');
  const clouds = useRequest('clouds.list', {}, station);
  const [name, setName] = useState<string>();
  const running = useCreation(batchId);
  const [isCreating, setCreating] = useState(false);
  const named = useNamed();
  const known = clouds.value?.clouds ?? [];
  const cloud = known.find((each) => each.name === name) ?? known[0];
  const mayCreate = batch !== undefined && cloud?.hasLogin === true && running.creation.kind !== 'running';
  return (
    <Screen
      title={t('window.requests.title')}
      body="fill"
      before={<BackLink to={{ screen: 'batch', batchId }} label={batch?.name ?? t('window.rail.batches')} />}
      actions={
        mayCreate && (
          <Button look="primary" onPress={() => setCreating(true)}>
            {t('window.requests.create', { units: batch.unitCount })}
          </Button>
        )
      }
    >
      {clouds.failure !== undefined && <FailureNotice failure={clouds.failure} />}
      {clouds.value === undefined && clouds.failure === undefined && <p>{t('window.reading')}</p>}
      {clouds.value !== undefined && cloud === undefined && <NoCloud />}
      {batch !== undefined && cloud !== undefined && (
        <>
          <CloudChoice clouds={known} cloud={cloud} onChoose={setName} />
          <RequestLists key={cloud.name} batch={batch} cloud={cloud} running={running} />
        </>
      )}
      {isCreating && batch !== undefined && cloud !== undefined && (
        <CreateDialog
          batch={batch}
          cloud={cloud}
          onClose={() => setCreating(false)}
          onCreate={(order) => {
            setCreating(false);
            named.order((operator) => running.start({ ...order, operator }));
          }}
        />
      )}
      {named.question}
    </Screen>
  );
}

function NoCloud() {
  const t = useText();
  return (
    <EmptyScreen
      icon={<Cloud aria-hidden />}
      title={t('window.requests.no-cloud.title')}
      text={t('window.requests.no-cloud.text')}
      action={<Button onPress={() => goTo({ screen: 'help', page: 'provision-requests' })}>{t('window.requests.help')}</Button>}
    />
  );
}

interface RequestListsProps {
  readonly batch: Batch;
  readonly cloud: CloudView;
  readonly running: RunningCreation;
}

interface Opened {
  readonly clientId: string;
  readonly failure: Failure | undefined;
}

function RequestLists({ batch, cloud, running: { creation, stop } }: RequestListsProps) {
  const t = useText();
  const rows = useFollowedUnits(batch.batchId);
  const [list, setList] = useState<'batch' | 'cloud'>('batch');
  const [opened, setOpened] = useState<Opened>();
  const [version, setVersion] = useState(0);
  const requests = useMemo(() => {
    const problems = creation.kind === 'ended' ? creation.summary.problems : [];
    const byRow = new Map(problems.map((problem) => [problem.row, problem]));
    const isRunning = creation.kind === 'running';
    return rows?.map((row) => batchRequest(row, version === 0 ? byRow.get(row.unit.row) : undefined, isRunning));
  }, [rows, creation, version]);
  const there = requests?.filter(({ standing }) => standing === 'there').length ?? 0;
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
