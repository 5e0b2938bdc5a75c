/** Whether a batch can be written in a dialect, and what its writer is given. */
import type { DialectView } from '../../../shared/contract/exports.ts';
import { type Dialect, dialectSchema, type ExportWarning } from '../../../shared/domain/exports.ts';
import type { Batch } from '../../../shared/domain/unit.ts';
import { AppError, toFailure } from '../../../shared/errors/app-error.ts';
import type { JournalReader } from '../journal/journal.ts';
import { BatchRecipes } from '../runs/batch-recipes.ts';
import { dialectList } from './dialect-list.ts';
import type { DialectDefinition, WriterSources } from './dialects/dialect.ts';
import { unitCertificates } from './unit-certificates.ts';

interface Wish {
  readonly journal: { readonly read: Pick<JournalReader, 'batch' | 'content' | 'certificates'> };
  readonly batch: Batch;
  readonly formulaSafe: boolean;
}

export function writerSources({ journal, batch, formulaSafe }: Wish, warn: (warning: ExportWarning) => void): WriterSources {
  const { read } = journal;
  const recipes = new BatchRecipes(read);
  return { batch, formulaSafe, recipeOf: (unit) => recipes.of(unit).recipe, certificates: unitCertificates(read), warn };
}

/** Throws `export/not-formula-safe` and what the dialect has against the batch. */
export function usableDialect(dialect: Dialect, sources: WriterSources): DialectDefinition {
  const definition = dialectList[dialect];
  if (sources.formulaSafe && !definition.canBeFormulaSafe) throw new AppError('export/not-formula-safe', { params: { dialect } });
  const refusal = definition.refusal(sources);
  if (refusal !== undefined) throw refusal;
  return definition;
}

/** Every dialect with what speaks against it, as far as the batch's columns tell. */
export function dialectViews(journal: Wish['journal'], batch: Batch): DialectView[] {
  const sources = writerSources({ journal, batch, formulaSafe: false }, () => undefined);
  return dialectSchema.options.map((dialect) => {
    const { extension, canBeFormulaSafe, ...definition } = dialectList[dialect];
    const refusal = definition.refusal(sources);
    const warnings = [...definition.warnings(sources)];
    return { dialect, extension, canBeFormulaSafe, warnings, ...(refusal === undefined ? {} : { refusal: toFailure(refusal) }) };
  });
}
