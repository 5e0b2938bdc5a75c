/** What became of a write: proved, in part, not proved or not known; each component with what to do. */
import { CircleCheck, TriangleAlert } from 'lucide-react';
import type { VisitApplied } from '../../../../shared/contract/visits.ts';
import { useText } from '../../api/context.tsx';
import { EvidenceTable } from '../../ui/EvidenceTable.tsx';
import { FailureNotice } from '../../ui/FailureNotice.tsx';
import { Notice } from '../../ui/Notice.tsx';
import styles from './Plan.module.css';

export function AppliedView({ applied }: { readonly applied: VisitApplied }) {
  const t = useText();
  const { outcome, evidence, failure, parts } = applied;
  const isWhole = outcome === 'pass';
  const isProved = evidence.every(({ verdict }) => verdict !== 'not-proved');
  const good = isProved ? 'window.gateway.applied.proved' : 'window.gateway.applied.not-all-proved';
  const bad = outcome === 'unknown' ? 'window.gateway.applied.unknown' : 'window.gateway.applied.not-as-wanted';
  return (
    <div className={styles['plan']}>
      <Notice kind={isWhole && isProved ? 'good' : isWhole ? 'info' : 'attention'} title={t(isWhole ? good : bad)}>
        {!isWhole && (
          <p>{t(outcome === 'unknown' ? 'window.gateway.applied.unknown.text' : 'window.gateway.applied.not-as-wanted.text')}</p>
        )}
      </Notice>
      {failure !== undefined && <FailureNotice failure={failure} />}
      {!isWhole && parts.length > 0 && <Parts parts={parts} />}
      {evidence.length > 0 && <EvidenceTable evidence={evidence} />}
    </div>
  );
}

function Parts({ parts }: Pick<VisitApplied, 'parts'>) {
  const t = useText();
  return (
    <section className={styles['names']}>
      <h3>{t('window.gateway.applied.parts')}</h3>
      <ul className={styles['parts']}>
        {parts.map(({ pid, ok }) => (
          <li key={pid} data-ok={ok}>
            {ok ? <CircleCheck aria-hidden size={18} /> : <TriangleAlert aria-hidden size={18} />}
            <code>{pid}</code>
            <span>{t(ok ? 'window.gateway.applied.part-ok' : 'window.gateway.applied.part-open')}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
