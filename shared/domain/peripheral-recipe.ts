/** Whether a recipe has anything to do for a PERIPHERAL, which gets no credentials of its own from Cervello (cervello.md §4). */
import { cervelloColumns } from './generated-secrets.ts';
import type { Recipe } from './recipe.ts';
import { templateNames } from './template.ts';

const CREDENTIALS: ReadonlySet<string> = new Set(Object.values(cervelloColumns).map((column) => `unit.${column}`));

/** True where its steps fill in credentials that no step asks Cervello for on behalf of a PERIPHERAL. */
export function lacksCredentialsOf(deviceType: string | undefined, { steps }: Pick<Recipe, 'steps'>): boolean {
  if (deviceType !== 'PERIPHERAL') return false;
  const requests = steps.flatMap((step) => (step.step === 'cervello.request' ? [step.with.peripherals] : []));
  if (requests.length === 0 || requests.includes(true)) return false;
  return templateNames(JSON.stringify(steps)).some(({ raw }) => CREDENTIALS.has(raw));
}
