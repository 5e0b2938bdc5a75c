/** How connecting stands, in words: on its way, refused, or lost after it had been there. */
import { useState } from 'react';
import type { LaneId } from '../../../../shared/domain/ids.ts';
import type { GatewayVisit } from '../../api/gateway-visit.ts';
import { useSurroundings, useText } from '../../api/context.tsx';
import { Button } from '../../ui/Button.tsx';
import { FailureNotice } from '../../ui/FailureNotice.tsx';
import { TextField } from '../../ui/Field.tsx';
import { formatClock } from '../../ui/format.ts';
import { Notice } from '../../ui/Notice.tsx';
import { useNow } from '../../ui/use-now.ts';
import styles from './LaneChoice.module.css';
import { countTyped } from './typed-values.ts';

export interface ConnectingProps {
  readonly about: GatewayVisit;
  readonly onConnect: (lane: LaneId, unit: string) => void;
}

export function Connecting({ about, onConnect }: ConnectingProps) {
  const { phase, lane } = about;
  if (phase === 'opening') return <OnItsWay about={about} />;
  if ((phase !== 'failed' && phase !== 'lost') || lane === undefined) return null;
  return <NotThere key={lane} about={about} lane={lane} onConnect={onConnect} />;
}

function OnItsWay({ about: { lane, sinceMs } }: Pick<ConnectingProps, 'about'>) {
  const t = useText();
  const { gateway } = useSurroundings();
  const now = useNow(true);
  return (
    <Notice
      kind="info"
      title={t('window.gateway.connecting', { lane: lane ?? '' })}
      actions={
        <Button onPress={gateway.cancel} autoFocus>
          {t('window.gateway.connecting.cancel')}
        </Button>
      }
    >
      <p>
        {t('window.gateway.connecting.text')} <span aria-hidden>{formatClock(now - sinceMs)}</span>
      </p>
    </Notice>
  );
}

function NotThere({ about, lane, onConnect }: ConnectingProps & { readonly lane: LaneId }) {
  const t = useText();
  const [unit, setUnit] = useState(about.unit);
  const { failure, phase, typed } = about;
  const fields = countTyped(typed);
  // A lane whose addresses are made of a unit's columns has to be told which unit.
  const needsUnit = failure?.code === 'template/unknown-name' || failure?.code === 'unit/not-found' || about.unit !== '';
  return (
    <section className={styles['notThere']}>
      {phase === 'lost' && (
        <Notice kind="attention" title={t('window.gateway.lost', { lane })}>
          {fields > 0 && <p>{t('window.gateway.lost.kept', { fields })}</p>}
        </Notice>
      )}
      {failure !== undefined && <FailureNotice failure={failure} />}
      <div className={styles['again']}>
        {needsUnit && (
          <TextField
            label={t('window.gateway.unit')}
            hint={t('window.gateway.unit.hint')}
            value={unit}
            onChange={setUnit}
            maxLength={1024}
            isCode
          />
        )}
        <Button look="primary" onPress={() => onConnect(lane, unit.trim())} autoFocus>
          {t('window.gateway.connect-again-to', { lane })}
        </Button>
      </div>
    </section>
  );
}
