/** By which ways in a step can work, known before any unit is touched: what a lane cannot do is said at the start of an order. */
import type { Recipe, RecipeStep } from '../../../shared/domain/recipe.ts';
import type { LaneSettings } from '../../../shared/domain/station-file.ts';
import type { StepKind } from '../../../shared/domain/step-params.ts';
import { AppError } from '../../../shared/errors/app-error.ts';

type Way = 'shell' | 'rest' | 'remote';

const kura: readonly Way[] = ['rest', 'remote'];
/** One of these is enough. Kinds that are left out need none, or whichever there is. */
const waysOf: { readonly [Kind in StepKind]?: readonly Way[] } = {
  'kura.properties': ['shell'],
  'kura.component': kura,
  'kura.configuration': kura,
  'kura.first-snapshot': ['shell'],
  'kura.injected-key': ['shell', ...kura],
  'kura.key-pair': kura,
  'kura.trust': kura,
  'kura.command': kura,
  'kura.package': kura,
  'everyware.target-certificates': kura,
  'everyware.settings': kura,
  'everyware.provision': kura,
  'gateway.ready': ['shell'],
  'remote.bootstrap': kura,
  'remote.leave': kura,
  'return.reset-password': ['shell'],
  shell: ['shell'],
};

/** Only the modem's own manager tells an IMEI, and only over a shell. */
function waysOfStep({ step, with: params }: RecipeStep): readonly Way[] | undefined {
  if (step !== 'identify') return waysOf[step];
  const { expect } = params as { readonly expect?: Readonly<Record<string, unknown>> };
  return expect?.['imei'] === undefined ? undefined : ['shell'];
}

/** `run/lane-lacks-way` names the first lane and step, and what the lane would need. */
export function demandWays(recipe: Recipe, lanes: readonly LaneSettings[]): void {
  for (const lane of lanes) {
    const has: ReadonlySet<Way> = new Set([
      ...(lane.ssh === undefined && lane.console === undefined ? [] : (['shell'] as const)),
      ...(lane.rest === undefined ? [] : (['rest'] as const)),
      ...(lane.remote === undefined ? [] : (['remote'] as const)),
    ]);
    for (const step of recipe.steps) {
      const ways = waysOfStep(step);
      if (ways === undefined || ways.some((way) => has.has(way))) continue;
      const needs = ways.map((way) => (way === 'shell' ? 'ssh/console' : way)).join('/');
      throw new AppError('run/lane-lacks-way', { params: { lane: lane.lane, step: step.name ?? step.step, needs } });
    }
  }
}
