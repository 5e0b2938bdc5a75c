/** Fills a step's parameters with what belongs to this unit, lane, batch and station (CLI.md, recipe file). */
import { isMadeLater } from '../../../shared/domain/generated-secrets.ts';
import type { RecipeStep } from '../../../shared/domain/recipe.ts';
import { stepParamSchemas } from '../../../shared/domain/step-params.ts';
import { fillTemplate, mapTexts, type TemplateName } from '../../../shared/domain/template.ts';
import type { Batch, Unit } from '../../../shared/domain/unit.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { SecretMask } from './secret-mask.ts';

export interface ParameterSources {
  readonly unit: Unit;
  readonly batch: Batch;
  readonly lane: Readonly<Record<string, string>>;
  /** Plain value of a unit's secret column. */
  readonly revealColumn: (column: string) => string;
  /** Plain value of a secret that the station file names. */
  readonly revealSecret: (name: string) => string;
  /** `results[step name][result name]` of the steps that have settled. */
  readonly results: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Learns every secret that is filled in. */
  readonly mask: SecretMask;
}

/** The step's parameters, checked again by its schema; `template/unknown-name` or `recipe/invalid` where that fails. */
export function fillParameters(step: RecipeStep, sources: ParameterSources): unknown {
  const filled = mapTexts(step.with, (text) => fillTemplate(text, (name) => valueOf(name, sources)));
  const parsed = stepParamSchemas[step.step].safeParse(filled);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const path = ['with', ...(issue?.path ?? [])].join('.');
  throw new AppError('recipe/invalid', { params: { file: step.name ?? step.step, path, reason: issue?.code ?? 'invalid' } });
}

export interface UnitColumns {
  readonly unit: Unit;
  readonly batch: Pick<Batch, 'columns'>;
  readonly revealColumn: (column: string) => string;
}

/** The plain value of one column of a unit, secret or not; `template/unknown-name` for a column that the batch does not have. */
export function unitColumn(column: string, { unit, batch, revealColumn }: UnitColumns): string {
  if (unit.secretColumns.includes(column) || isMadeLater(column)) return revealColumn(column);
  const value = unit.columns[column];
  if (value !== undefined) return value;
  // A secret column without a value in this row is an empty cell, not an unknown name.
  if (batch.columns.includes(column)) return '';
  throw new AppError('template/unknown-name', { params: { name: `unit.${column}`, suggestion: '' } });
}

function valueOf(name: TemplateName, sources: ParameterSources): string {
  switch (name.scope) {
    case 'unit':
      return unitColumn(name.path, { ...sources, revealColumn: (column) => remember(sources, sources.revealColumn(column)) });
    case 'secret':
      return remember(sources, sources.revealSecret(name.path));
    case 'lane':
      return known(sources.lane[name.path], name);
    case 'batch':
      return known(batchValues(sources.batch)[name.path], name);
    case 'result':
      return known(resultOf(name.path, sources.results), name);
    default:
      return known(undefined, name);
  }
}

function remember(sources: ParameterSources, secret: string): string {
  sources.mask.add(secret);
  return secret;
}

function batchValues(batch: Batch): Readonly<Record<string, string>> {
  return { id: batch.batchId, name: batch.name, manufacturer: batch.manufacturer ?? '' };
}

/** Step names may hold dots (`kura.properties`), so the last dot divides. */
function resultOf(path: string, results: ParameterSources['results']): string | undefined {
  const dot = path.lastIndexOf('.');
  return results[path.slice(0, dot)]?.[path.slice(dot + 1)];
}

function known(value: string | undefined, name: TemplateName): string {
  if (value === undefined) throw new AppError('template/unknown-name', { params: { name: name.raw, suggestion: '' } });
  return value;
}
