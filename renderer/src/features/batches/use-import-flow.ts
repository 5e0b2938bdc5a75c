/** Carries out what the import asks of the engine: upload, check, check again; and follows the check. */
import { type Dispatch, useCallback, useEffect, useReducer, useState } from 'react';
import type { TableState } from '../../../../shared/contract/batch-table.ts';
import type { Failure } from '../../../../shared/domain/problem.ts';
import type { Profile } from '../../../../shared/domain/recipe.ts';
import { useLanguage, useSurroundings } from '../../api/context.tsx';
import { type ChosenFile, isTooLarge, type UploadProgress, uploadFile } from '../../api/upload-file.ts';
import { type Action, useAction } from '../../api/use-action.ts';
import { guessProfile, HEADER_BYTES } from './guess-profile.ts';
import { advance, type CheckAgain, emptyFlow, type ImportEvent, type ImportFlow } from './import-flow.ts';
import { createStore } from '../../api/store.ts';
import { useTableNews } from './use-table-news.ts';

export interface RunningImport {
  readonly flow: ImportFlow;
  readonly tell: Dispatch<ImportEvent>;
  /** The file from its beginning, as another kind of batch. Edits are lost. */
  readonly check: Action<[profile: Profile]>;
  /** The same table by other rules. Edits stay. */
  readonly checkAgain: Action<[order: CheckAgain]>;
  readonly upload: Action<[ChosenFile]>;
  readonly progress: UploadProgress | undefined;
  /** A file that the window does not take because of its size. */
  readonly tooLarge: ChosenFile | undefined;
  readonly lost: Failure | undefined;
}

/** Whoever looks at another screen meanwhile comes back to the table as it was. */
const left = createStore<ImportFlow>(emptyFlow);

/** Begins with the file that another screen handed over, if there is one; else where the import was left. */
export function useImportFlow(): RunningImport {
  const language = useLanguage();
  const { station, fileToImport } = useSurroundings();
  const { engine } = station;
  const [flow, tell] = useReducer(advance, left.get());
  useEffect(() => left.set(() => (flow.step === 'done' || flow.check === undefined ? emptyFlow : flow)), [flow]);
  const [progress, setProgress] = useState<UploadProgress>();
  const [tooLarge, setTooLarge] = useState<ChosenFile>();
  const begin = async (uploadId: string, profile: Profile) => {
    const found = await engine.request('batches.check', { uploadId, profile, secretColumns: [], language });
    tell({ type: 'checked', check: found, profile, secretColumns: [] });
  };
  const check = useAction(async (profile: Profile) => {
    if (flow.uploadId !== undefined) await begin(flow.uploadId, profile);
  });
  const checkAgain = useAction(async (order: CheckAgain) => {
    if (flow.check === undefined) return;
    const found = await engine.request('batches.checkAgain', { checkId: flow.check.checkId, ...order });
    tell({ type: 'checked', check: found, profile: flow.profile, secretColumns: order.secretColumns });
  });
  const upload = useAction(async (file: ChosenFile) => {
    check.forget();
    checkAgain.forget();
    setTooLarge(isTooLarge(file) ? file : undefined);
    if (isTooLarge(file)) return;
    const profile = guessProfile(await file.content.slice(0, HEADER_BYTES).text());
    const uploadId = await uploadFile(engine, file, { onProgress: setProgress });
    tell({ type: 'uploaded', file, uploadId, profile });
    setProgress(undefined);
    await begin(uploadId, profile);
  });
  useEffect(() => {
    const file = fileToImport.get();
    if (file === undefined) return;
    fileToImport.set(() => undefined);
    void upload.run(file);
  });
  const hear = useCallback((news: TableState) => tell({ type: 'told', check: news }), []);
  const lost = useTableNews(flow.step === 'done' ? undefined : flow.check, hear);
  return { flow, tell, check, checkAgain, upload, progress, tooLarge, lost };
}
