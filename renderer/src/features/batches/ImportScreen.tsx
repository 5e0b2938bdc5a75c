/** Importing a batch: drop a file, see it checked, choose a recipe, done. */
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
  const { flow, tell, check, upload } = useImportFlow();
  const go = (step: ImportStep) => {
    check.forget();
    tell({ type: 'wentTo', step });
  };
  return (
    <Screen
      title={t('window.import.title')}
      before={<BackLink to={{ screen: 'batches' }} label={t('window.rail.batches')} />}
      body={flow.step === 'check' ? 'fill' : 'scroll'}
    >
      <StageList
        label={t('window.import.steps')}
        stages={importSteps}
        current={flow.step}
        nameOf={(step) => t(`window.import.step.${step}`)}
      />
      {upload.failure !== undefined && <FailureNotice failure={upload.failure} />}
      {check.failure !== undefined && <FailureNotice failure={check.failure} />}
      {flow.step === 'file' && <FileStep isReading={upload.isPending} onFile={(file) => void upload.run(file)} />}
      {flow.step === 'check' && <CheckStep flow={flow} isChecking={check.isPending} onCheck={(order) => void check.run(order)} onGo={go} />}
      {flow.step === 'recipe' && (
        <RecipeStep
          flow={flow}
          onCheck={check.run}
          isChecking={check.isPending}
          onGo={go}
          onImported={(batch) => tell({ type: 'imported', batch })}
        />
      )}
      {flow.step === 'done' && flow.imported !== undefined && <DoneStep batch={flow.imported} />}
    </Screen>
  );
}
