/** The import as one flow: a file, its check, a recipe, done. Going back keeps what was chosen. */
import type { TableState } from '../../../../shared/contract/batch-table.ts';
import type { RequestInput, RequestOutput } from '../../../../shared/contract/contract.ts';
import type { ManufacturerId } from '../../../../shared/domain/ids.ts';
import type { Profile } from '../../../../shared/domain/recipe.ts';
import type { ChosenFile } from '../../api/upload-file.ts';

export type Imported = RequestOutput<'batches.import'>['batch'];
export type CheckAgain = Omit<RequestInput<'batches.checkAgain'>, 'checkId'>;
export const importSteps = ['file', 'check', 'recipe', 'done'] as const;
export type ImportStep = (typeof importSteps)[number];

/** Who made the devices and whom they are for. `id` where the manufacturer is one of the station's list. */
export interface ImportParties {
  readonly manufacturer: { readonly name: string; readonly id?: ManufacturerId };
  readonly customer: string;
}

export interface ImportFlow {
  readonly step: ImportStep;
  readonly parties: ImportParties;
  readonly file: ChosenFile | undefined;
  readonly uploadId: string | undefined;
  readonly profile: Profile;
  readonly secretColumns: readonly string[];
  readonly check: TableState | undefined;
  readonly imported: Imported | undefined;
}

export const emptyFlow: ImportFlow = {
  step: 'file',
  parties: { manufacturer: { name: '' }, customer: '' },
  file: undefined,
  uploadId: undefined,
  profile: 'everyware',
  secretColumns: [],
  check: undefined,
  imported: undefined,
};

export type ImportEvent =
  | { readonly type: 'uploaded'; readonly file: ChosenFile; readonly uploadId: string; readonly profile: Profile }
  | { readonly type: 'checked'; readonly check: TableState; readonly profile: Profile; readonly secretColumns: readonly string[] }
  | { readonly type: 'told'; readonly check: TableState }
  | { readonly type: 'named'; readonly parties: ImportParties }
  | { readonly type: 'wentTo'; readonly step: ImportStep }
  | { readonly type: 'startedOver' }
  | { readonly type: 'imported'; readonly batch: Imported };

export function advance(flow: ImportFlow, event: ImportEvent): ImportFlow {
  switch (event.type) {
    case 'uploaded':
      return {
        ...emptyFlow,
        parties: flow.parties,
        step: 'check',
        file: event.file,
        uploadId: event.uploadId,
        profile: event.profile,
      };
    case 'checked':
      return { ...flow, check: event.check, profile: event.profile, secretColumns: event.secretColumns };
    case 'told':
      return isNews(flow.check, event.check) ? { ...flow, check: keepColumns(flow.check, event.check) } : flow;
    case 'named':
      return { ...flow, parties: event.parties };
    case 'wentTo':
      return { ...flow, step: event.step };
    case 'startedOver':
      return { ...emptyFlow, parties: flow.parties };
    case 'imported':
      return { ...flow, step: 'done', imported: event.batch };
  }
}

/** Answers overtake each other, and one may be about a table that was left. */
function isNews(known: TableState | undefined, told: TableState): boolean {
  return known?.checkId === told.checkId && told.revision > known.revision;
}

/** The same object while the columns are the same ones: the table is built by them. */
function keepColumns(known: TableState | undefined, told: TableState): TableState {
  const isSame = JSON.stringify(known?.columns) === JSON.stringify(told.columns);
  return known === undefined || !isSame ? told : { ...told, columns: known.columns };
}
