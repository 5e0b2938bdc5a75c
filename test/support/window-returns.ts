/** Every request about returns, asked as a window does; the answers are checked by the contract on their way. */
import { expect } from 'vitest';
import type { StationClient } from './station-client.ts';

const RECIPE = 'kura-gateway.json';

/** Needs somebody who may decide alone. @param identifier Of a unit that no run has. */
export async function askAllOfReturns(station: StationClient, identifier: string): Promise<void> {
  const look = await station.ask('returns.look', { identifier });
  expect(look).toMatchObject({ finding: 'ours', ownership: { checked: false, why: 'no-cloud-login' }, passport: { units: [{}] } });
  expect(await station.ask('returns.look', { identifier: 'NOBODY' })).toMatchObject({ finding: 'unknown-device' });
  const wish = { identifier, decision: 'same-identity', recipe: RECIPE } as const;
  const preview = await station.ask('returns.preview', wish);
  expect([preview.missing, preview.problems.filter(({ severity }) => severity === 'error'), preview.refused]).toEqual([[], [], undefined]);
  expect(preview.columns.find(({ name }) => name === 'password')).toMatchObject({ secret: true, source: 'old-unit', value: '••••••' });
  expect(preview.recipe.steps.map(({ step }) => step).slice(0, 4)).toEqual([
    'return.owner',
    'return.revoke',
    'return.request',
    'return.wipe',
  ]);
  const opened = await station.ask('returns.open', { ...wish, reason: 'came back' });
  expect(await station.ask('returns.list', {})).toMatchObject([{ ...opened, decision: 'same-identity', status: 'open', identifier }]);
}
