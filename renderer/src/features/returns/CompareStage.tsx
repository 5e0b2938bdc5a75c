/** Second: what record, device and cloud say, side by side; what follows from it, in one sentence; and the way on. */
import { RefreshCw } from 'lucide-react';
import { useState } from 'react';
import type { ReturnLook } from '../../../../shared/contract/returns.ts';
import { mayBeTakenBack } from '../../../../shared/domain/device-return.ts';
import { useStation, useText } from '../../api/context.tsx';
import { useRequest } from '../../api/use-request.ts';
import { Button } from '../../ui/Button.tsx';
import { FailureNotice } from '../../ui/FailureNotice.tsx';
import { FindingNotice } from './FindingNotice.tsx';
import { LaneButtons } from './LaneButtons.tsx';
import { type ChangeFlow, identifierOf, type ReturnFlow } from './return-flow.ts';
import styles from './Returns.module.css';
import { SidesTable } from './SidesTable.tsx';
import { StageTitle } from './StageTitle.tsx';
import { UnfinishedNotice } from './UnfinishedNotice.tsx';

interface StageProps {
  readonly flow: ReturnFlow;
  readonly onChange: ChangeFlow;
}

export function CompareStage({ flow, onChange }: StageProps) {
  const t = useText();
  const { label, lane } = flow;
  const [round, setRound] = useState(0);
  // Who signs in may ask what nobody may.
  const person = useStation(({ people }) => people?.signedIn?.personId ?? '');
  const asking = { ...(label === undefined ? {} : { identifier: label }), ...(lane === undefined ? {} : { lane }) };
  const look = useRequest('returns.look', asking, `${round} ${person}`);
  const name = identifierOf({ label, look: look.value });
  return (
    <>
      {name !== '' && <StageTitle>{name}</StageTitle>}
      {look.isWaiting && (
        <p className={styles['quiet']} role="status">
          {lane === undefined ? t('window.returns.looking') : t('window.returns.asking', { lane })}
        </p>
      )}
      {look.failure !== undefined && <FailureNotice failure={look.failure} />}
      {look.value !== undefined && !look.isWaiting && look.failure === undefined && (
        <Found look={look.value} flow={flow} onChange={onChange} />
      )}
      {!look.isWaiting && lane !== undefined && (
        <div className={styles['again']}>
          <Button icon={<RefreshCw aria-hidden />} onPress={() => setRound((before) => before + 1)}>
            {t('window.returns.ask-again')}
          </Button>
        </div>
      )}
    </>
  );
}

function Found({ look, flow, onChange }: StageProps & { readonly look: ReturnLook }) {
  const t = useText();
  const { unfinished } = look;
  const mayGoOn = mayBeTakenBack(look.finding) && identifierOf({ label: flow.label, look }) !== '';
  return (
    <>
      <FindingNotice
        look={look}
        action={
          mayGoOn && (
            <Button
              look={look.device === undefined || unfinished !== undefined ? 'secondary' : 'primary'}
              onPress={() => onChange({ stage: 'decide', look, decision: undefined })}
            >
              {t('window.returns.to-decide')}
            </Button>
          )
        }
      />
      {unfinished !== undefined && (
        <UnfinishedNotice unfinished={unfinished} onGoOn={() => onChange({ stage: 'run', opened: unfinished })} />
      )}
      {look.device === undefined && (
        <section className={styles['ask']}>
          <p>{t('window.returns.ask-which')}</p>
          <LaneButtons onChoose={(lane) => onChange({ lane })} />
        </section>
      )}
      <SidesTable look={look} lane={flow.lane} />
      {(look.device?.troubles.length ?? 0) > 0 && (
        <section className={styles['troubles']}>
          <h3>{t('window.returns.troubles')}</h3>
          {look.device?.troubles.map((failure, index) => (
            // A fixed list, so the place is the identity.
            <FailureNotice key={index} failure={failure} />
          ))}
        </section>
      )}
    </>
  );
}
