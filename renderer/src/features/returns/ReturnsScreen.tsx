/** Taking back a unit, one thing at a time: who it is, what is known of it, what becomes of it, what is needed, what is done, and the run. */
import { RotateCcw } from 'lucide-react';
import { useState } from 'react';
import { useText } from '../../api/context.tsx';
import { Button } from '../../ui/Button.tsx';
import { goTo } from '../../ui/route.ts';
import { Screen } from '../../ui/Screen.tsx';
import { StageList } from '../../ui/StageList.tsx';
import { CheckStage } from './CheckStage.tsx';
import { CompareStage } from './CompareStage.tsx';
import { DecideStage } from './DecideStage.tsx';
import { FillStage } from './FillStage.tsx';
import { IdentifyStage } from './IdentifyStage.tsx';
import { beginFlow, type ReturnFlow, type ReturnStage, returnStages } from './return-flow.ts';
import styles from './Returns.module.css';
import { RunStage } from './RunStage.tsx';

/** A scan in the middle of filling in is a slip of the hand, and would begin another return. */
const keepsScans: ReadonlySet<ReturnStage> = new Set(['decide', 'fill', 'check']);

/** `identifier` comes with the address: a scan anywhere on this screen, or a link. */
export function ReturnsScreen({ identifier }: { readonly identifier: string | undefined }) {
  const [round, setRound] = useState(0);
  const startOver = () => {
    setRound((before) => before + 1);
    goTo({ screen: 'returns' });
  };
  return <OneReturn key={`${round} ${identifier ?? ''}`} label={identifier} onStartOver={startOver} />;
}

function OneReturn({ label, onStartOver }: { readonly label: string | undefined; readonly onStartOver: () => void }) {
  const t = useText();
  const [flow, setFlow] = useState(() => beginFlow(label));
  const change = (part: Partial<ReturnFlow>) => setFlow((before) => ({ ...before, ...part }));
  const { stage } = flow;
  return (
    <Screen
      title={t('window.rail.returns')}
      actions={
        stage !== 'identify' && (
          <Button icon={<RotateCcw aria-hidden />} onPress={onStartOver}>
            {t(stage === 'run' ? 'window.returns.run.next' : 'window.returns.over')}
          </Button>
        )
      }
    >
      <StageList
        label={t('window.returns.stages')}
        stages={returnStages}
        current={stage}
        nameOf={(each) => t(`window.returns.stage.${each}`)}
      />
      <div className={styles['stage']} data-scanner={keepsScans.has(stage) ? 'deaf' : undefined}>
        {stage === 'identify' && <IdentifyStage onChange={change} />}
        {stage === 'compare' && <CompareStage flow={flow} onChange={change} />}
        {stage === 'decide' && <DecideStage flow={flow} onChange={change} />}
        {stage === 'fill' && <FillStage flow={flow} onChange={change} />}
        {stage === 'check' && <CheckStage flow={flow} onChange={change} />}
        {stage === 'run' && flow.opened !== undefined && (
          <RunStage opened={flow.opened} lane={flow.lane} starts={flow.starts} onChoose={(lane) => change({ lane })} />
        )}
      </div>
    </Screen>
  );
}
