/**
 * Whether the device itself told, in the run that is under way, that it has the credentials that Cervello gave its unit. What was read is
 * masked in the record, so that the recipe says which property was given which of them.
 */
import type { EventOf, StoredEvent } from '../../../shared/domain/events.ts';
import { fromDevice } from '../../../shared/domain/evidence.ts';
import { cervelloColumns } from '../../../shared/domain/generated-secrets.ts';
import type { Recipe, RecipeStep } from '../../../shared/domain/recipe.ts';
import { templateNames } from '../../../shared/domain/template.ts';

/** By these Cervello knows a device; that the token is right as well is shown by the message that it takes. */
const NAMES: readonly string[] = [cervelloColumns.clientId, cervelloColumns.accessKey].map((column) => `unit.${column}`);

/**
 * Name of the evidence, e.g. `org.eclipse.kura… client-id`; undefined where there is none.
 * @param events Of the unit, in order.
 */
export function credentialsOnDevice(events: readonly StoredEvent[], recipe: Recipe): string | undefined {
  const run = events.findLast(({ event }) => event.type === 'run.started')?.event;
  const found = new Map<string, boolean>();
  for (const { event } of events) {
    if (event.type !== 'step.settled' || run?.type !== 'run.started' || event.runId !== run.runId) continue;
    const step = recipe.steps[event.stepIndex];
    // The last one that wrote it counts: a later step may have written something else over it.
    if (step !== undefined) for (const name of readBack(event)) found.set(name, isOwn(step, name));
  }
  return [...found].find(([, own]) => own)?.[0];
}

/** What an earlier run read says nothing of the device that is here now. */
function readBack({ outcome, evidence }: EventOf<'step.settled'>): readonly string[] {
  if (outcome !== 'pass' || evidence.some(({ source }) => source === 'journal')) return [];
  return evidence.flatMap(({ name, verdict, source }) => (verdict === 'proved' && fromDevice.has(source) ? [name] : []));
}

/** Only of steps that write a property and read the same one back. */
function isOwn(step: RecipeStep, name: string): boolean {
  switch (step.step) {
    case 'kura.component':
      return propertiesOf(step.with.set).some((property) => name === `${step.with.pid} ${property}`);
    case 'kura.configuration':
      return Object.entries(step.with.components).some(([pid, set]) => propertiesOf(set).some((property) => name === `${pid} ${property}`));
    case 'kura.properties':
      return propertiesOf(step.with.set).some((key) => name.endsWith(` ${key}`));
    default:
      return false;
  }
}

function propertiesOf(set: Readonly<Record<string, unknown>>): readonly string[] {
  return Object.entries(set).flatMap(([property, value]) => (isCredential(value) ? [property] : []));
}

/** Nothing but the name: a text around it would be something else. */
function isCredential(value: unknown): boolean {
  if (typeof value !== 'string') return false;
  const [only] = templateNames(value);
  return only !== undefined && NAMES.includes(only.raw) && /^\{\{[^{}]*\}\}$/.test(value);
}
