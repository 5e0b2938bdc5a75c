/** The shipped recipe on lines of older gateways: every unit passes, and each lane says what it found. */
import { afterEach, expect, it } from 'vitest';
import type { LaneView } from '../../shared/domain/lane-view.ts';
import { TrainingRun } from '../support/training-run.ts';

let run: TrainingRun | undefined;
afterEach(async () => {
  await run?.close();
  run = undefined;
});

it.each([
  ['esf-7.0', 'rest-basic'],
  ['kura-5.1', 'rest-basic'],
  ['kura-5.4', 'rest-session'],
] as const)('on %s, reached by %s', { timeout: 120_000 }, async (generation, way) => {
  run = await TrainingRun.open({ gateways: 2, lanes: 2, generation });
  const seen: NonNullable<LaneView['gateway']>[] = [];
  const summary = await run.run({}, (lanes) => seen.push(...lanes.flatMap(({ gateway }) => gateway ?? [])));
  expect(summary, JSON.stringify(run.states().map(({ failure }) => failure))).toMatchObject({ pass: 2, provisioned: 2, remaining: 0 });
  expect(new Set(seen.map((gateway) => gateway.generation))).toEqual(new Set([generation]));
  expect(seen.at(-1)?.ways).toEqual(expect.arrayContaining([way, 'ssh']));
  expect(JSON.stringify(seen)).not.toMatch(/password|https:/);
});
