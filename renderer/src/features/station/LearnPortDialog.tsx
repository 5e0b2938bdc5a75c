/** Which port is lane 3's? Unplug its adapter, plug it in again, and it is known. No port is opened. */
import { Cable, Unplug } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { BenchSetup, SerialPortView } from '../../../../shared/contract/ports.ts';
import { useSurroundings, useText } from '../../api/context.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { Select } from '../../ui/Select.tsx';
import { LearnedPort } from './LearnedPort.tsx';
import { learnFrom, type Learning } from './learn-port.ts';
import styles from './LearnPort.module.css';

export interface LearnPortDialogProps {
  readonly setup: BenchSetup;
  /** The lane that was asked about; another can be chosen. */
  readonly lane: string;
  readonly onClose: () => void;
  readonly onSaved: () => void;
}

/** A new adapter is listed about a second after it was plugged in. */
const LOOK_EVERY_MS = 700;

export function LearnPortDialog({ setup, lane: asked, onClose, onSaved }: LearnPortDialogProps) {
  const t = useText();
  const [lane, setLane] = useState(asked);
  const [round, setRound] = useState(0);
  return (
    <Dialog title={t('window.learn.title', { lane })} closeLabel={t('window.close-dialog')} onClose={onClose}>
      <Select
        label={t('window.learn.lane')}
        placeholder={t('window.learn.lane')}
        value={lane}
        onChange={setLane}
        choices={setup.lanes.map((each) => ({ id: each.lane, label: t('window.lane.label', { lane: each.lane }), detail: each.name }))}
      />
      {/* Another round begins afresh. */}
      <LearningRound key={round} setup={setup} lane={lane} onSaved={onSaved} onAgain={() => setRound(round + 1)} />
    </Dialog>
  );
}

interface LearningRoundProps extends Pick<LearnPortDialogProps, 'setup' | 'lane' | 'onSaved'> {
  readonly onAgain: () => void;
}

function LearningRound({ setup, lane, onSaved, onAgain }: LearningRoundProps) {
  const t = useText();
  const learning = useLearning();
  const isOver = learning?.kind === 'learned' || learning?.kind === 'several';
  return (
    <>
      <div aria-live="polite">
        <LearningStep learning={learning} lane={lane} />
      </div>
      {learning?.kind === 'learned' && <LearnedPort setup={setup} lane={lane} port={learning.port} onSaved={onSaved} />}
      {isOver && <Button onPress={onAgain}>{t('window.learn.again')}</Button>}
    </>
  );
}

function LearningStep({ learning, lane }: { readonly learning: Learning | undefined; readonly lane: string }) {
  const t = useText();
  if (learning === undefined) return <p>{t('window.ports.asking')}</p>;
  if (learning.kind === 'several') return <Notice kind="attention" title={t('window.learn.several')} />;
  if (learning.kind === 'learned') return <Notice kind="good" title={t('window.learn.learned', { lane, path: learning.port.path })} />;
  const Symbol = learning.kind === 'unplug' ? Unplug : Cable;
  return (
    <p className={styles['task']}>
      <Symbol aria-hidden size="2.5rem" strokeWidth={1.5} />
      <span>
        <strong>{t(`window.learn.${learning.kind}`, { lane })}</strong>
        <small>{t(`window.learn.${learning.kind}.hint`)}</small>
      </span>
    </p>
  );
}

/** Looks at the ports again and again until one is learned. */
function useLearning(): Learning | undefined {
  const { engine } = useSurroundings().station;
  const [learning, setLearning] = useState<Learning>();
  useEffect(() => {
    let known: Learning | undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const cancelled = new AbortController();
    const look = async () => {
      const ports = await engine.request('ports.list', {}, { signal: cancelled.signal }).then(listed, () => undefined);
      if (cancelled.signal.aborted) return;
      if (ports !== undefined) {
        known = learnFrom(known, ports);
        setLearning(known);
      }
      if (known?.kind !== 'learned' && known?.kind !== 'several') timer = setTimeout(() => void look(), LOOK_EVERY_MS);
    };
    void look();
    return () => {
      cancelled.abort();
      clearTimeout(timer);
    };
  }, [engine]);
  return learning;
}

function listed(answer: { kind: 'no-udev' } | { kind: 'listed'; ports: SerialPortView[] }): readonly SerialPortView[] {
  return answer.kind === 'listed' ? answer.ports : [];
}
