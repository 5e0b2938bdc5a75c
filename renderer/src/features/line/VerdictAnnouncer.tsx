/** Says new verdicts to those who listen instead of look. */
import { useEffect, useRef, useState } from 'react';
import type { LaneView } from '../../../../shared/domain/lane-view.ts';
import { useText } from '../../api/context.tsx';
import { laneLook } from './lane-look.ts';
import styles from './LineScreen.module.css';

export function VerdictAnnouncer({ lanes }: { readonly lanes: readonly LaneView[] }) {
  const t = useText();
  const announced = useRef(new Map<string, number>());
  const [sentence, setSentence] = useState('');
  useEffect(() => {
    const sentences: string[] = [];
    for (const lane of lanes) {
      const look = laneLook(lane);
      if (look.kind !== 'verdict' || lane.state === undefined || announced.current.get(lane.lane) === lane.state.seq) continue;
      announced.current.set(lane.lane, lane.state.seq);
      sentences.push(
        t('window.lane.announce', { lane: lane.lane, identifier: lane.identifier ?? '', standing: t(`window.standing.${look.standing}`) }),
      );
    }
    if (sentences.length > 0) setSentence(sentences.join(' '));
  }, [lanes, t]);
  return (
    <p className={styles['title']} role="status">
      {sentence}
    </p>
  );
}
