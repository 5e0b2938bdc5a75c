/** Importing a batch: manufacturer and file, see it checked, choose a recipe, done. */
import { useCallback } from 'react';
import type { TableState } from '../../../../shared/contract/batch-table.ts';
import { useText } from '../../api/context.tsx';
import { BackLink } from '../../ui/BackLink.tsx';
import { FailureNotice } from '../../ui/FailureNotice.tsx';
import { Screen } from '../../ui/Screen.tsx';
import { StageList } from '../../ui/StageList.tsx';
import { CheckStep } from './CheckStep.tsx';
import { DoneStep } from './DoneStep.tsx';
import { FileStep } from './FileStep.tsx';
import { type ImportStep, importSteps } from './import-flow.ts';
import { RecipeStep } from './RecipeStep.tsx';
import { useImportFlow } from './use-import-flow.ts';

export function ImportScreen() {
  const t = useText();
  const { flow, tell, check, checkAgain, upload, progress, tooLarge, lost } = useImportFlow();
  const { forget } = check;
  const go = (step: ImportStep) => {
    forget();
    checkAgain.forget();
    tell({ type: 'wentTo', step });
  };
  const hear = useCallback((state: TableState) => tell({ type: 'told', check: state }), [tell]);
  const isChecking = check.isPending || checkAgain.isPending;
  const failure = upload.failure ?? check.failure ?? checkAgain.failure ?? lost;
  return (
    <Screen
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
      {flow.step === 'file' && (
        <FileStep
          parties={flow.parties}
          isReading={upload.isPending}
          progress={progress}
          tooLarge={tooLarge}
          onParties={(parties) => tell({ type: 'named', parties })}
          onFile={(file) => void upload.run(file)}
        />
      )}
      {flow.step === 'check' && (
        <CheckStep
          flow={flow}
          isChecking={isChecking || upload.isPending}
          onProfile={(profile) => void check.run(profile)}
          onCheckAgain={(order) => void checkAgain.run(order)}
          onState={hear}
          onGo={go}
        />
      )}
      {flow.step === 'recipe' && (
        <RecipeStep
          flow={flow}
          onCheckAgain={checkAgain.run}
          isChecking={isChecking}
          onParties={(parties) => tell({ type: 'named', parties })}
          onGo={go}
          onImported={(batch) => tell({ type: 'imported', batch })}
        />
      )}
      {flow.step === 'done' && flow.imported !== undefined && <DoneStep batch={flow.imported} />}
    </Screen>
  );
}
