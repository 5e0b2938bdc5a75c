/** What the station is made of: its bench, its ports, brokers, keys and people, its record, and what this computer can do for it. */
import { useState } from 'react';
import { useStation, useText } from '../../api/context.tsx';
import { useRequest } from '../../api/use-request.ts';
import { Screen } from '../../ui/Screen.tsx';
import { PeopleCard } from '../people/PeopleCard.tsx';
import { BenchCard } from './BenchCard.tsx';
import { BrokersCard } from './BrokersCard.tsx';
import { CertificatesCard } from './CertificatesCard.tsx';
import { DoctorCard } from './DoctorCard.tsx';
import { JournalCard } from './JournalCard.tsx';
import { KeysCard } from './KeysCard.tsx';
import { LearnPortDialog } from './LearnPortDialog.tsx';
import { PortsCard } from './PortsCard.tsx';
import styles from './Station.module.css';
import { StationFileCard } from './StationFileCard.tsx';
import { TrainingCard } from './TrainingCard.tsx';

export function StationScreen() {
  const t = useText();
  const name = useStation(({ line }) => line?.stationName ?? '');
  return (
    <Screen title={name === '' ? t('window.rail.station') : name}>
      <div className={styles['cards']}>
        <SetupCards />
        <PeopleCard />
        <JournalCard />
        <div className={styles['wide']}>
          <DoctorCard />
        </div>
      </div>
    </Screen>
  );
}

/** What the station file says, beside what is there. */
function SetupCards() {
  // Another station file, another journal: everything here is asked again.
  const version = useStation(({ line }) => [line?.journal.file, ...(line?.lanes ?? []).map((lane) => lane.pluggedInto)].join('\n'));
  const setup = useRequest('bench.get', {}, version);
  const ports = useRequest('ports.list', {}, version);
  const [learning, setLearning] = useState<string>();
  const { value } = setup;
  return (
    <>
      <div className={styles['wide']}>
        <BenchCard setup={value} ports={ports.value?.kind === 'listed' ? ports.value.ports : undefined} />
      </div>
      <div className={styles['wide']}>
        <PortsCard setup={value} ports={ports} onLearn={setLearning} />
      </div>
      <StationFileCard file={value?.file} />
      <TrainingCard />
      {value !== undefined && <BrokersCard brokers={value.brokers} />}
      {value !== undefined && <KeysCard keys={value.keys} />}
      <CertificatesCard />
      {learning !== undefined && value !== undefined && (
        <LearnPortDialog
          setup={value}
          lane={learning}
          onClose={() => setLearning(undefined)}
          onSaved={() => {
            setup.ask();
            ports.ask();
          }}
        />
      )}
    </>
  );
}
