/** Carries out what the import asks of the engine: upload, check, check again. */
import { type Dispatch, useEffect, useReducer } from 'react';
import { useLanguage, useSurroundings } from '../../api/context.tsx';
import { type ChosenFile, uploadFile } from '../../api/upload-file.ts';
import { type Action, useAction } from '../../api/use-action.ts';
import { guessProfile, HEADER_BYTES } from './guess-profile.ts';
import { advance, type CheckOrder, emptyFlow, type ImportEvent, type ImportFlow } from './import-flow.ts';

export interface RunningImport {
  readonly flow: ImportFlow;
  readonly tell: Dispatch<ImportEvent>;
  readonly check: Action<[CheckOrder]>;
  readonly upload: Action<[ChosenFile]>;
}

/** Begins with the file that another screen handed over, if there is one. */
export function useImportFlow(): RunningImport {
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
  useEffect(() => {
    const file = fileToImport.get();
    if (file === undefined) return;
    fileToImport.set(() => undefined);
    void upload.run(file);
  });
  return { flow, tell, check, upload };
}
