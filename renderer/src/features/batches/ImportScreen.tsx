/** Importing a batch: manufacturer and file, see it checked, choose a recipe, done. */
import { useCallback } from 'react';
import type { TableState } from '../../../../shared/contract/batch-table.ts';
import type { Failure } from '../../../../shared/domain/problem.ts';
import { useText } from '../../api/context.tsx';
import { BackLink } from '../../ui/BackLink.tsx';
import { Button } from '../../ui/Button.tsx';
import { FailureNotice } from '../../ui/FailureNotice.tsx';
import { Screen } from '../../ui/Screen.tsx';
import { StageList } from '../../ui/StageList.tsx';
import styles from './Batches.module.css';
import { CheckStep } from './CheckStep.tsx';
import { DoneStep } from './DoneStep.tsx';
import { FileStep } from './FileStep.tsx';
import { type ImportParties, type ImportStep, importSteps } from './import-flow.ts';
import { RecipeStep } from './RecipeStep.tsx';
import { type RunningImport, useImportFlow } from './use-import-flow.ts';

export function ImportScreen() {
  const t = useText();
  const running = useImportFlow();
  const { flow, check, checkAgain, upload, lost } = running;
  const failure = upload.failure ?? check.failure ?? checkAgain.failure ?? lost;
  return (
    // Each step is a screen of its own for the keyboard, which begins at its heading.
    <Screen
      key={flow.step}
      title={t('window.import.title')}
      before={<BackLink to={{ screen: 'batches' }} label={t('window.rail.batches')} />}
      actions={
        <StageList
          label={t('window.import.steps')}
          stages={importSteps}
          current={flow.step}
          nameOf={(step) => t(`window.import.step.${step}`)}
        />
      }
    >
      {failure !== undefined && <FailureNotice failure={failure} />}
      {isGone(lost) ? <ReadAgain {...running} /> : <StepOf {...running} />}
    </Screen>
  );
}

/** The engine that held the table does not have it any more. */
function isGone(lost: Failure | undefined): boolean {
  return lost?.code === 'table/gone';
}

function ReadAgain({ flow: { file }, upload, tell }: RunningImport) {
  const t = useText();
  return (
    <div className={styles['actions']}>
      <Button onPress={() => tell({ type: 'startedOver' })}>{t('window.import.other')}</Button>
      {file !== undefined && (
        <Button look="primary" autoFocus isPending={upload.isPending} onPress={() => void upload.run(file)}>
          {t('window.import.again')}
        </Button>
      )}
    </div>
  );
}

function StepOf({ flow, tell, check, checkAgain, upload, progress, tooLarge }: RunningImport) {
  const go = (step: ImportStep) => {
    check.forget();
    checkAgain.forget();
    tell({ type: 'wentTo', step });
  };
  const hear = useCallback((state: TableState) => tell({ type: 'told', check: state }), [tell]);
  const name = (parties: ImportParties) => tell({ type: 'named', parties });
  const isChecking = check.isPending || checkAgain.isPending || upload.isPending;
  switch (flow.step) {
    case 'file':
      return (
        <FileStep
          parties={flow.parties}
          isReading={upload.isPending}
          progress={progress}
          tooLarge={tooLarge}
          onParties={name}
          onFile={(file) => void upload.run(file)}
        />
      );
    case 'check':
      return (
        <CheckStep
          flow={flow}
          isChecking={isChecking}
          onProfile={(profile) => void check.run(profile)}
          onCheckAgain={(order) => void checkAgain.run(order)}
          onState={hear}
          onGo={go}
        />
      );
    case 'recipe':
      return (
        <RecipeStep
          flow={flow}
          onCheckAgain={checkAgain.run}
          isChecking={isChecking}
          onParties={name}
          onGo={go}
          onImported={(batch) => tell({ type: 'imported', batch })}
        />
      );
    case 'done':
      return flow.imported === undefined ? null : <DoneStep batch={flow.imported} />;
  }
}
