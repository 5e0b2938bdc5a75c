/** Importing a batch: drop a file, see it checked, choose a recipe, done. */
import { useEffect, useReducer, useRef } from 'react';
import type { Profile } from '../../../../shared/domain/recipe.ts';
import { useLanguage, useSurroundings, useText } from '../../api/context.tsx';
import { type ChosenFile, uploadFile } from '../../api/upload-file.ts';
import { useAction } from '../../api/use-action.ts';
import { FailureNotice } from '../../ui/FailureNotice.tsx';
import { routeToHash } from '../../ui/route.ts';
import { Screen } from '../../ui/Screen.tsx';
import styles from './Batches.module.css';
import { CheckStep } from './CheckStep.tsx';
import { DoneStep } from './DoneStep.tsx';
import { FileStep } from './FileStep.tsx';
import { guessProfile, HEADER_BYTES } from './guess-profile.ts';
import { advance, emptyFlow, type ImportFlow, importSteps } from './import-flow.ts';
import { RecipeStep } from './RecipeStep.tsx';

export interface CheckOrder {
  readonly uploadId: string;
  readonly profile: Profile;
  readonly secretColumns: readonly string[];
  /** File name of a recipe whose own needs the file is checked for, too. */
  readonly recipe?: string;
}

export function ImportScreen() {
  const t = useText();
  const language = useLanguage();
  const { station, fileToImport } = useSurroundings();
  const [flow, tell] = useReducer(advance, emptyFlow);
  const check = useAction(async ({ secretColumns, ...order }: CheckOrder) => {
    const found = await station.engine.request('batches.check', { ...order, secretColumns: [...secretColumns], language });
    tell({ type: 'checked', check: found, profile: order.profile, secretColumns });
  });
  const upload = useAction(async (file: ChosenFile) => {
    const profile = guessProfile(await file.content.slice(0, HEADER_BYTES).text());
    const uploadId = await uploadFile(station.engine, file);
    tell({ type: 'uploaded', file, uploadId, profile });
    await check.run({ uploadId, profile, secretColumns: [] });
  });
  useFileToImport(fileToImport.get() !== undefined, () => {
    const file = fileToImport.get();
    fileToImport.set(() => undefined);
    if (file !== undefined) void upload.run(file);
  });
  return (
    <Screen
      title={t('window.import.title')}
      before={<a href={routeToHash({ screen: 'batches' })}>{t('window.rail.batches')}</a>}
      body={flow.step === 'check' ? 'fill' : 'scroll'}
    >
      <Steps flow={flow} />
      {upload.failure !== undefined && <FailureNotice failure={upload.failure} />}
      {check.failure !== undefined && <FailureNotice failure={check.failure} />}
      {flow.step === 'file' && <FileStep isReading={upload.isPending} onFile={(file) => void upload.run(file)} />}
      {flow.step === 'check' && (
        <CheckStep
          flow={flow}
          isChecking={check.isPending}
          onCheck={(order) => void check.run(order)}
          onGo={(step) => tell({ type: 'wentTo', step })}
        />
      )}
      {flow.step === 'recipe' && (
        <RecipeStep
          flow={flow}
          onCheck={check.run}
          isChecking={check.isPending}
          onGo={(step) => tell({ type: 'wentTo', step })}
          onImported={(batch) => tell({ type: 'imported', batch })}
        />
      )}
      {flow.step === 'done' && flow.imported !== undefined && <DoneStep batch={flow.imported} />}
    </Screen>
  );
}

/** Begins with the file that another screen handed over, once. */
function useFileToImport(hasFile: boolean, take: () => void): void {
  const takeNow = useRef(take);
  takeNow.current = take;
  useEffect(() => {
    if (hasFile) takeNow.current();
  }, [hasFile]);
}

function Steps({ flow }: { readonly flow: ImportFlow }) {
  const t = useText();
  const at = importSteps.indexOf(flow.step);
  return (
    <ol className={styles['steps']} aria-label={t('window.import.steps')}>
      {importSteps.map((step, index) => (
        <li key={step} aria-current={step === flow.step ? 'step' : undefined} data-done={index < at}>
          <span aria-hidden>{index + 1}</span>
          {t(`window.import.step.${step}`)}
        </li>
      ))}
    </ol>
  );
}
