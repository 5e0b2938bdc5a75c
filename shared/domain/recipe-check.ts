/** Whether every `{{name}}` of a recipe will have a value: found before the run, not in it (CLI.md, recipe file). */
import { closestName } from './closest-name.ts';
import { isMadeLater } from './generated-secrets.ts';
import { profileColumns } from './profile-columns.ts';
import type { Recipe, RecipeStep } from './recipe.ts';
import { hasBrokenTemplate, mapTexts, type TemplateName, templateNames, templateScopes } from './template.ts';

export type RecipeProblemCode = 'template/unknown-name' | 'template/malformed';

/** A problem before it is put into words: `params` fills the code's texts. */
export interface RecipeProblem {
  /** As in `steps[1].with.set.kura.serialNumber`. */
  readonly path: string;
  readonly code: RecipeProblemCode;
  readonly params: { readonly name: string; readonly suggestion: string };
}

export interface RecipeCheckOptions {
  /**
   * Columns of the batch file. Without a file the profile's columns and the recipe's own `columns` and `secretColumns` count, and
   * a generic recipe may name any.
   */
  readonly columns?: readonly string[];
}

const laneFields = ['lane', 'name'];
const batchFields = ['id', 'name', 'manufacturer'];

/** The name a step goes by in `{{result.STEP.NAME}}`. */
function stepName(step: RecipeStep): string {
  return step.name ?? step.step;
}

export function recipeProblems(recipe: Recipe, options: RecipeCheckOptions = {}): readonly RecipeProblem[] {
  const known = { columns: knownColumns(recipe, options.columns), steps: [] as string[] };
  return recipe.steps.flatMap((step, index) => {
    const found = textsOf(step).flatMap(({ path, text }) =>
      problemsOfText(text, known).map((problem) => ({ path: `steps[${index}].with.${path}`, ...problem })),
    );
    known.steps.push(stepName(step));
    return found;
  });
}

/** Columns of the batch file that some step fills in, in the order of their first use. */
export function unitColumnsUsed(recipe: Recipe): readonly string[] {
  const names = recipe.steps.flatMap(textsOf).flatMap(({ text }) => templateNames(text));
  return [...new Set(names.filter(({ scope, path }) => scope === 'unit' && !isMadeLater(path)).map((name) => name.path))];
}

interface KnownNames {
  /** Undefined where any column may come. */
  readonly columns: readonly string[] | undefined;
  readonly steps: readonly string[];
}

function knownColumns(recipe: Recipe, ofFile: readonly string[] | undefined): readonly string[] | undefined {
  if (ofFile !== undefined) return ofFile;
  if (recipe.profile === 'generic') return undefined;
  return [...profileColumns[recipe.profile], ...(recipe.columns ?? []), ...(recipe.secretColumns ?? [])];
}

function textsOf(step: RecipeStep): { readonly path: string; readonly text: string }[] {
  const texts: { path: string; text: string }[] = [];
  mapTexts(step.with, (text, path) => {
    if (text.includes('{{')) texts.push({ path, text });
    return text;
  });
  return texts;
}

function problemsOfText(text: string, known: KnownNames): Omit<RecipeProblem, 'path'>[] {
  const unknown = templateNames(text).filter((name) => !isKnown(name, known));
  const problems: Omit<RecipeProblem, 'path'>[] = unknown.map((name) => ({
    code: 'template/unknown-name',
    params: { name: name.raw, suggestion: suggestion(name, known) },
  }));
  if (hasBrokenTemplate(text)) problems.push({ code: 'template/malformed', params: { name: text.slice(0, 80), suggestion: '' } });
  return problems;
}

function isKnown(name: TemplateName, known: KnownNames): boolean {
  switch (name.scope) {
    case 'unit':
      return name.path !== '' && (known.columns === undefined || known.columns.includes(name.path) || isMadeLater(name.path));
    case 'lane':
      return laneFields.includes(name.path);
    case 'batch':
      return batchFields.includes(name.path);
    case 'secret':
      return name.path !== '';
    case 'result':
      return known.steps.some((step) => name.path.startsWith(`${step}.`) && name.path.length > step.length + 1);
    default:
      return false;
  }
}

/** The name that may have been meant, without braces; empty where none is near. */
function suggestion(name: TemplateName, known: KnownNames): string {
  switch (name.scope) {
    case 'unit':
      return prefixed('unit', closestName(name.path, known.columns ?? []));
    case 'lane':
      return prefixed('lane', closestName(name.path, laneFields));
    case 'batch':
      return prefixed('batch', closestName(name.path, batchFields));
    case 'secret':
      return '';
    case 'result':
      return suggestedResult(name.path, known.steps);
    default:
      return suggestedScope(name, known);
  }
}

/** Step names may hold dots, so the last dot divides. */
function suggestedResult(path: string, steps: readonly string[]): string {
  const dot = path.lastIndexOf('.');
  if (dot < 0) return '';
  const step = closestName(path.slice(0, dot), steps);
  return prefixed('result', step === undefined ? undefined : `${step}.${path.slice(dot + 1)}`);
}

function suggestedScope(name: TemplateName, known: KnownNames): string {
  if (known.columns?.includes(name.raw) === true) return `unit.${name.raw}`;
  const scope = name.path === '' ? undefined : closestName(name.scope, templateScopes);
  return prefixed(scope ?? '', scope === undefined ? undefined : name.path);
}

function prefixed(scope: string, name: string | undefined): string {
  return name === undefined ? '' : `${scope}.${name}`;
}
