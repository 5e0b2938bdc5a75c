/** The import as one flow: a file, its check, a recipe, done. Going back keeps what was chosen. */
import type { RequestOutput } from '../../../../shared/contract/contract.ts';
import type { Profile } from '../../../../shared/domain/recipe.ts';
import type { ChosenFile } from '../../api/upload-file.ts';

export type Check = RequestOutput<'batches.check'>;
export type Imported = RequestOutput<'batches.import'>['batch'];
export const importSteps = ['file', 'check', 'recipe', 'done'] as const;
export type ImportStep = (typeof importSteps)[number];

export interface CheckOrder {
  readonly uploadId: string;
  readonly profile: Profile;
  readonly secretColumns: readonly string[];
  /** File name of a recipe whose own needs the file is checked for, too. */
  readonly recipe?: string;
}

export interface ImportFlow {
  readonly step: ImportStep;
  readonly file: ChosenFile | undefined;
  readonly uploadId: string | undefined;
  readonly profile: Profile;
  readonly secretColumns: readonly string[];
  readonly check: Check | undefined;
  readonly imported: Imported | undefined;
}

export const emptyFlow: ImportFlow = {
  step: 'file',
  file: undefined,
  uploadId: undefined,
  profile: 'everyware',
  secretColumns: [],
  check: undefined,
  imported: undefined,
};

export type ImportEvent =
  | { readonly type: 'uploaded'; readonly file: ChosenFile; readonly uploadId: string; readonly profile: Profile }
  | { readonly type: 'checked'; readonly check: Check; readonly profile: Profile; readonly secretColumns: readonly string[] }
  | { readonly type: 'wentTo'; readonly step: ImportStep }
  | { readonly type: 'imported'; readonly batch: Imported };

export function advance(flow: ImportFlow, event: ImportEvent): ImportFlow {
  switch (event.type) {
    case 'uploaded':
      return { ...emptyFlow, step: 'check', file: event.file, uploadId: event.uploadId, profile: event.profile };
    case 'checked':
      return { ...flow, check: event.check, profile: event.profile, secretColumns: event.secretColumns };
    case 'wentTo':
      return { ...flow, step: event.step };
    case 'imported':
      return { ...flow, step: 'done', imported: event.batch };
  }
}
