/** The lanes as a picture of the bench, each with what it is plugged into. */
import { LayoutGrid } from 'lucide-react';
import type { LaneView } from '../../../../shared/domain/lane-view.ts';
import { useText } from '../../api/context.tsx';
import { Card } from '../../ui/Card.tsx';
import styles from './Station.module.css';

export function BenchCard({ lanes }: { readonly lanes: readonly LaneView[] }) {
  const t = useText();
  return (
    <Card
      icon={<LayoutGrid aria-hidden />}
      title={t('window.bench.title')}
      text={t(lanes.length === 0 ? 'window.bench.none' : 'window.bench.text', { lanes: lanes.length })}
    >
      {lanes.length > 0 && (
        <ol className={styles['bench']}>
          {lanes.map((lane) => (
            <li key={lane.lane}>
              <strong>{lane.lane}</strong>
              <span>{lane.name}</span>
              {lane.pluggedInto.split(' · ').map((place) => (
                <code key={place}>{place}</code>
              ))}
            </li>
          ))}
        </ol>
      )}
    </Card>
  );
}
