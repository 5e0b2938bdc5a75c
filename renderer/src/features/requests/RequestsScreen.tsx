/** The provision requests of a batch: made in a cloud, looked at, edited, deleted. */
import { Cloud } from 'lucide-react';
import { useState } from 'react';
import type { BatchId } from '../../../../shared/domain/ids.ts';
import type { Batch } from '../../../../shared/domain/unit.ts';
import { useStation, useText } from '../../api/context.tsx';
import { useRequest } from '../../api/use-request.ts';
import { BackLink } from '../../ui/BackLink.tsx';
import { Button } from '../../ui/Button.tsx';
import { EmptyScreen } from '../../ui/EmptyScreen.tsx';
import { FailureNotice } from '../../ui/FailureNotice.tsx';
import { goTo } from '../../ui/route.ts';
import { Screen } from '../../ui/Screen.tsx';
import { useNamed } from '../people/use-named.tsx';
import { CloudChoice } from './CloudChoice.tsx';
import { CreateDialog, type CloudView } from './CreateDialog.tsx';
import { RequestLists } from './RequestLists.tsx';
import { type RunningCreation, useCreation } from './use-creation.ts';

export function RequestsScreen({ batchId }: { readonly batchId: BatchId }) {
  const t = useText();
  const batch = useStation((state) => state.batches?.find((each) => each.batch.batchId === batchId)?.batch);
  const { clouds, failure, cloud, choose } = useClouds();
  const running = useCreation(batchId, cloud?.name ?? '');
  const isReady = batch !== undefined && cloud !== undefined;
  return (
    <Screen
      title={t('window.requests.title')}
      body="fill"
      before={<BackLink to={{ screen: 'batch', batchId }} label={batch?.name ?? t('window.rail.batches')} />}
      actions={isReady && cloud.hasLogin && <CreateButton batch={batch} cloud={cloud} running={running} />}
    >
      {failure !== undefined && <FailureNotice failure={failure} />}
      {clouds === undefined && failure === undefined && <p>{t('window.reading')}</p>}
      {clouds?.length === 0 && <NoCloud />}
      {isReady && (
        <>
          <CloudChoice clouds={clouds ?? []} cloud={cloud} onChoose={choose} />
          <RequestLists key={cloud.name} batch={batch} cloud={cloud} running={running} />
        </>
      )}
    </Screen>
  );
}

/** Those of the station file, and the one that is looked at: the first until another is chosen. */
function useClouds() {
  const journal = useStation(({ line }) => line?.journal.file ?? '');
  const { value, failure } = useRequest('clouds.list', {}, journal);
  const [name, choose] = useState<string>();
  const clouds = value?.clouds;
  return { clouds, failure, cloud: clouds?.find((each) => each.name === name) ?? clouds?.[0], choose };
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

interface CreateButtonProps {
  readonly batch: Batch;
  readonly cloud: CloudView;
  readonly running: RunningCreation;
}

function CreateButton({ batch, cloud, running }: CreateButtonProps) {
  const t = useText();
  const named = useNamed();
  const [isAsking, setAsking] = useState(false);
  return (
    <>
      <Button look="primary" isPending={running.creation.kind === 'running'} onPress={() => setAsking(true)}>
        {t('window.requests.create', { units: batch.unitCount })}
      </Button>
      {isAsking && (
        <CreateDialog
          batch={batch}
          cloud={cloud}
          onClose={() => setAsking(false)}
          onCreate={(order) => {
            setAsking(false);
            named.order((operator) => running.start({ ...order, operator }));
          }}
        />
      )}
      {named.question}
    </>
  );
}
