/** Births and farewells of gateways, live: of a batch's units, or of all that a broker hears. */
import { RadioTower } from 'lucide-react';
import { useState } from 'react';
import type { WatchView } from '../../../../shared/contract/watch.ts';
import type { BatchId } from '../../../../shared/domain/ids.ts';
import { useStation, useText } from '../../api/context.tsx';
import { BackLink } from '../../ui/BackLink.tsx';
import { Button } from '../../ui/Button.tsx';
import { EmptyScreen } from '../../ui/EmptyScreen.tsx';
import { FailureNotice } from '../../ui/FailureNotice.tsx';
import type { Route } from '../../ui/route.ts';
import { Screen } from '../../ui/Screen.tsx';
import { Select } from '../../ui/Select.tsx';
import { useWatch, type Watch } from './use-watch.ts';
import { WatchState } from './WatchState.tsx';
import { WatchTable } from './WatchTable.tsx';
import styles from './Watch.module.css';

/** As the engine calls the station's own broker. */
const OWN_BROKER = 'station';
const states = ['lost', 'connected', 'disconnected', 'expected'] as const;

export function WatchScreen({ batchId }: { readonly batchId: BatchId | undefined }) {
  const t = useText();
  const batchName = useStation((state) => state.batches?.find(({ batch }) => batch.batchId === batchId)?.batch.name);
  const watch = useWatch(batchId);
  const back: Route = batchId === undefined ? { screen: 'station' } : { screen: 'batch', batchId };
  const failure = watch.start.failure ?? watch.stop.failure ?? watch.asking.failure;
  const isHere = watch.view !== undefined && watch.view.batchId === batchId;
  return (
    <Screen
      title={t('window.watch.title')}
      body="fill"
      before={<BackLink to={back} label={batchName ?? t('window.rail.station')} />}
      actions={
        isHere && (
          <Button onPress={() => void watch.stop.run()} isPending={watch.stop.isPending}>
            {t('window.watch.stop')}
          </Button>
        )
      }
    >
      {failure !== undefined && <FailureNotice failure={failure} />}
      {isHere && watch.view !== undefined ? (
        <Watched view={watch.view} batchName={batchName} />
      ) : (
        <WatchBeginning key={watch.brokers?.[0]} watch={watch} />
      )}
    </Screen>
  );
}

function WatchBeginning({ watch }: { readonly watch: Watch }) {
  const t = useText();
  const { brokers, start } = watch;
  const [broker, setBroker] = useState(brokers?.[0] ?? null);
  if (brokers === undefined) return <p>{t('window.reading')}</p>;
  const icon = <RadioTower aria-hidden />;
  if (brokers.length === 0)
    return <EmptyScreen icon={icon} title={t('window.watch.no-brokers.title')} text={t('window.watch.no-brokers.text')} />;
  const choices = brokers.map((name) => ({ id: name, label: name === OWN_BROKER ? t('window.watch.station-broker') : name }));
  const action = (
    <div className={styles['choice']}>
      <Select
        label={t('window.watch.broker')}
        choices={choices}
        value={broker}
        placeholder={t('window.watch.choose')}
        onChange={setBroker}
        hasFocusFirst
      />
      <Button look="primary" isDisabled={broker === null} isPending={start.isPending} onPress={() => void start.run(broker ?? '')}>
        {t('window.watch.start')}
      </Button>
    </div>
  );
  return <EmptyScreen icon={icon} title={t('window.watch.empty.title')} text={t('window.watch.empty.text')} action={action} />;
}

function Watched({ view, batchName }: { readonly view: WatchView; readonly batchName: string | undefined }) {
  const t = useText();
  const { broker, link, units, others } = view;
  const everyone = [...units, ...others];
  const counts = states.map((state) => ({ state, count: everyone.filter((client) => client.state === state).length }));
  const ofBatch = batchName === undefined ? t('window.watch.of-all') : t('window.watch.of-batch', { batch: batchName });
  return (
    <>
      <p className={styles['line']} role="status">
        <strong>{broker === OWN_BROKER ? t('window.watch.station-broker') : broker}</strong>
        <span className={link === 'waiting' ? styles['waiting'] : undefined}>{t(`window.watch.link.${link}`)}</span>
        {counts.map(({ state, count }) => count > 0 && <WatchState key={state} state={state} count={count} />)}
      </p>
      {everyone.length === 0 && <p>{t('window.watch.silent')}</p>}
      {units.length > 0 && <WatchTable clients={units} label={ofBatch} />}
      {others.length > 0 && (
        <section className={styles['group']}>
          <h2>{units.length === 0 ? ofBatch : t('window.watch.others')}</h2>
          {units.length > 0 && <p className={styles['line']}>{t('window.watch.others.text')}</p>}
          <WatchTable clients={others} label={units.length === 0 ? ofBatch : t('window.watch.others')} />
        </section>
      )}
    </>
  );
}
