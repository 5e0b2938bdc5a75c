/** The snapshots that the gateway keeps: compared, gone back to, applied from a file, kept as a file or as a recipe. */
import { FileUp, GitCompareArrows, ScrollText } from 'lucide-react';
import { useState } from 'react';
import { FileTrigger } from 'react-aria-components';
import type { VisitView } from '../../../../shared/contract/visits.ts';
import { useLanguage, useSurroundings, useText } from '../../api/context.tsx';
import { useRequest } from '../../api/use-request.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyScreen } from '../../ui/EmptyScreen.tsx';
import styles from './Gateway.module.css';
import { PlanDialog } from './PlanDialog.tsx';
import { RecipeDialog } from './RecipeDialog.tsx';
import { type Compared, SnapshotCompare } from './SnapshotCompare.tsx';
import { SnapshotList } from './SnapshotList.tsx';
import { type NamedSnapshot, snapshotName } from './snapshot-name.ts';
import { usePlanFlow } from './use-plan-flow.ts';
import { VisitFailure } from './VisitFailure.tsx';

export interface SnapshotsTabProps {
  readonly visit: VisitView;
  /** Counts what was written, so that what is shown is read again. */
  readonly written: number;
  readonly onWritten: () => void;
}

type Wish = { readonly kind: 'rollback'; readonly id: string } | { readonly kind: 'file'; readonly name: string; readonly text: string };

export function SnapshotsTab({ visit, written, onWritten }: SnapshotsTabProps) {
  const t = useText();
  const { visitId } = visit;
  const { engine } = useSurroundings().station;
  const snapshots = useRequest('visits.snapshots', { visitId }, written);
  const [isExporting, setExporting] = useState(false);
  const newestFirst = snapshots.value?.toReversed();
  const flow = usePlanFlow<Wish>((wish) =>
    wish.kind === 'rollback'
      ? engine.request('visits.planRollback', { visitId, id: wish.id })
      : engine.request('visits.planSnapshotFile', { visitId, text: wish.text }),
  );
  const failure = snapshots.failure ?? flow.asking.failure;
  return (
    <div className={styles['scroll']} tabIndex={0} role="region" aria-label={t('window.gateway.tab.snapshots')}>
      <Toolbar
        isPlanning={flow.asking.isPending}
        onFile={(name, text) => void flow.asking.run({ kind: 'file', name, text })}
        onExport={() => setExporting(true)}
      />
      {failure !== undefined && <VisitFailure failure={failure} onAgain={snapshots.ask} />}
      {newestFirst === undefined && failure === undefined && <p>{t('window.gateway.reading')}</p>}
      {newestFirst !== undefined && (
        <Kept
          visit={visit}
          snapshots={newestFirst}
          written={written}
          isPlanning={flow.asking.isPending}
          onRollBack={(id) => void flow.asking.run({ kind: 'rollback', id })}
        />
      )}
      {isExporting && <RecipeDialog visit={visit} snapshots={newestFirst ?? []} onClose={() => setExporting(false)} />}
      <SnapshotPlan visit={visit} flow={flow} takenAt={takenAt(newestFirst, flow.shown?.wish)} onWritten={onWritten} />
    </div>
  );
}

interface ToolbarProps {
  readonly isPlanning: boolean;
  readonly onFile: (name: string, text: string) => void;
  readonly onExport: () => void;
}

function Toolbar({ isPlanning, onFile, onExport }: ToolbarProps) {
  const t = useText();
  return (
    <div className={styles['actions']}>
      <FileTrigger
        acceptedFileTypes={['.xml', '.json', 'text/xml', 'application/json']}
        onSelect={(files) => {
          const file = files?.[0];
          if (file !== undefined) void file.text().then((text) => onFile(file.name, text));
        }}
      >
        <Button icon={<FileUp aria-hidden />} isPending={isPlanning}>
          {t('window.gateway.snapshots.from-file')}
        </Button>
      </FileTrigger>
      <Button icon={<ScrollText aria-hidden />} onPress={onExport}>
        {t('window.gateway.snapshots.recipe')}
      </Button>
      <p role="status">{isPlanning && t('window.gateway.review.planning')}</p>
    </div>
  );
}

interface KeptProps extends Pick<SnapshotsTabProps, 'visit' | 'written'> {
  readonly snapshots: readonly NamedSnapshot[];
  readonly isPlanning: boolean;
  readonly onRollBack: (id: string) => void;
}

function Kept({ visit, snapshots, written, isPlanning, onRollBack }: KeptProps) {
  const t = useText();
  const [compared, setCompared] = useState<Compared>();
  if (snapshots.length === 0)
    return (
      <EmptyScreen
        icon={<GitCompareArrows aria-hidden />}
        title={t('window.gateway.snapshots.empty.title')}
        text={t('window.gateway.snapshots.empty.text')}
      />
    );
  return (
    <>
      <SnapshotList
        visit={visit}
        snapshots={snapshots}
        isPlanning={isPlanning}
        onCompare={(a) => setCompared({ a, b: 'present' })}
        onRollBack={onRollBack}
      />
      {compared !== undefined && (
        <SnapshotCompare
          visitId={visit.visitId}
          snapshots={snapshots}
          compared={compared}
          version={written}
          onChange={setCompared}
          onClose={() => setCompared(undefined)}
        />
      )}
    </>
  );
}

function takenAt(snapshots: readonly NamedSnapshot[] | undefined, wish: Wish | undefined): string | undefined {
  return wish?.kind === 'rollback' ? snapshots?.find(({ id }) => id === wish.id)?.takenAt : undefined;
}

interface SnapshotPlanProps {
  readonly visit: VisitView;
  readonly flow: ReturnType<typeof usePlanFlow<Wish>>;
  readonly takenAt: string | undefined;
  readonly onWritten: () => void;
}

/** What exactly will happen is asked before it does. */
function SnapshotPlan({ visit, flow, takenAt: at, onWritten }: SnapshotPlanProps) {
  const t = useText();
  const language = useLanguage();
  const { shown } = flow;
  if (shown === undefined) return null;
  const { wish, plan, number } = shown;
  const name = wish.kind === 'file' ? wish.name : snapshotName(language, t, { id: wish.id, takenAt: at });
  return (
    <PlanDialog
      key={number}
      visitId={visit.visitId}
      title={t(`window.gateway.${wish.kind}.title`, { name })}
      text={t(`window.gateway.${wish.kind}.text`, { lane: visit.lane })}
      plan={plan}
      applyLabel={t(`window.gateway.${wish.kind}.apply`)}
      onPlanAgain={flow.planAgain}
      onApplied={onWritten}
      onClose={flow.close}
    />
  );
}
