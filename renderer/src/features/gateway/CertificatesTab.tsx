/** Who is in the gateway's keystores, until when and what for; trusted certificates are added and removed. */
import { Plus, ShieldCheck } from 'lucide-react';
import { useState } from 'react';
import type { VisitApplied, VisitView } from '../../../../shared/contract/visits.ts';
import type { VisitId } from '../../../../shared/domain/ids.ts';
import type { KeystoreReview } from '../../../../shared/domain/keystore-review.ts';
import { useSurroundings, useText } from '../../api/context.tsx';
import { useRequest } from '../../api/use-request.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { EmptyScreen } from '../../ui/EmptyScreen.tsx';
import { AddTrustedDialog } from './AddTrustedDialog.tsx';
import { EntryList } from './EntryList.tsx';
import styles from './Gateway.module.css';
import { PlanDialog } from './PlanDialog.tsx';
import type { TrustWish } from './trust-wish.ts';
import { type PlanFlow, usePlanFlow } from './use-plan-flow.ts';
import { VisitFailure } from './VisitFailure.tsx';

export interface CertificatesTabProps {
  readonly visit: VisitView;
  readonly written: number;
  readonly onWritten: () => void;
}

export function CertificatesTab({ visit, written, onWritten }: CertificatesTabProps) {
  const t = useText();
  const { visitId } = visit;
  const { engine } = useSurroundings().station;
  const review = useRequest('visits.keystores', { visitId }, written);
  const [adding, setAdding] = useState<string>();
  const flow = usePlanFlow<TrustWish>(({ keystore, add, remove }) =>
    engine.request('visits.planTrust', { visitId, keystore, add: [...add], remove: [...remove] }),
  );
  const failure = review.failure ?? (adding === undefined ? flow.asking.failure : undefined);
  return (
    <div className={styles['scroll']} tabIndex={0} role="region" aria-label={t('window.gateway.tab.certificates')}>
      {failure !== undefined && <VisitFailure failure={failure} onAgain={review.ask} />}
      {review.value === undefined && failure === undefined && <p>{t('window.gateway.reading')}</p>}
      {review.value?.keystores.length === 0 && (
        <EmptyScreen
          icon={<ShieldCheck aria-hidden />}
          title={t('window.gateway.keystores.empty.title')}
          text={t('window.gateway.keystores.empty.text')}
        />
      )}
      {review.value?.keystores.map((keystore) => (
        <KeystoreCard
          key={keystore.keystore}
          keystore={keystore}
          entries={review.value?.entries.filter((entry) => entry.keystore === keystore.keystore) ?? []}
          isPlanning={flow.asking.isPending}
          onAdd={() => setAdding(keystore.keystore)}
          onRemove={(alias) => void flow.asking.run({ keystore: keystore.keystore, add: [], remove: [{ alias }] })}
        />
      ))}
      {adding !== undefined && <AddTrustedDialog keystore={adding} asking={flow.asking} onClose={() => setAdding(undefined)} />}
      <TrustPlan
        visitId={visitId}
        flow={flow}
        onApplied={({ outcome }) => {
          if (outcome === 'pass') setAdding(undefined);
          onWritten();
        }}
      />
    </div>
  );
}

interface TrustPlanProps {
  readonly visitId: VisitId;
  readonly flow: PlanFlow<TrustWish>;
  readonly onApplied: (applied: VisitApplied) => void;
}

function TrustPlan({ visitId, flow, onApplied }: TrustPlanProps) {
  const t = useText();
  if (flow.shown === undefined) return null;
  const { wish, plan, number } = flow.shown;
  const kind = wish.add.length > 0 ? 'add' : 'remove';
  return (
    <PlanDialog
      key={number}
      visitId={visitId}
      title={t(`window.gateway.trust.${kind}.title`, { keystore: wish.keystore })}
      text={t(`window.gateway.trust.${kind}.text`)}
      plan={plan}
      applyLabel={t(`window.gateway.trust.${kind}.apply`)}
      onPlanAgain={flow.planAgain}
      onApplied={onApplied}
      onClose={flow.close}
    />
  );
}

interface KeystoreCardProps {
  readonly keystore: KeystoreReview['keystores'][number];
  readonly entries: KeystoreReview['entries'];
  readonly isPlanning: boolean;
  readonly onAdd: () => void;
  readonly onRemove: (alias: string) => void;
}

function KeystoreCard({
  keystore: { keystore, type, purpose, isPurposeUnconfirmed },
  entries,
  isPlanning,
  onAdd,
  onRemove,
}: KeystoreCardProps) {
  const t = useText();
  const what = t(`window.gateway.purpose.${purpose}`);
  return (
    <Card
      icon={<ShieldCheck aria-hidden />}
      title={keystore}
      text={[isPurposeUnconfirmed ? t('window.gateway.purpose.unconfirmed', { purpose: what }) : what, type].join(' · ')}
      actions={
        <Button icon={<Plus aria-hidden />} aria-label={t('window.gateway.trust.add-to', { keystore })} onPress={onAdd}>
          {t('window.gateway.trust.add')}
        </Button>
      }
    >
      {entries.length === 0 ? (
        <p>{t('window.gateway.keystores.none')}</p>
      ) : (
        <EntryList entries={entries} isPlanning={isPlanning} onRemove={onRemove} />
      )}
    </Card>
  );
}
