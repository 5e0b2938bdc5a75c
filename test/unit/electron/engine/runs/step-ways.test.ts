import { describe, expect, it } from 'vitest';
import { demandWays } from '../../../../../electron/engine/runs/step-ways.ts';
import { recipeSchema } from '../../../../../shared/domain/recipe.ts';
import { laneSchema } from '../../../../../shared/domain/station-file.ts';

const ssh = { host: 'a', user: 'root' };
const rest = { url: 'https://a', user: 'admin', password: 'p' };
const remote = { broker: 'b', account: 'a', clientId: 'c' };
const lane = (endpoints: object) => laneSchema.parse({ lane: 1, name: 'One', ...endpoints });
const recipe = (...steps: object[]) => recipeSchema.parse({ lineside: 1, recipe: 'r', model: 'm', version: 1, profile: 'generic', steps });
const properties = { step: 'kura.properties', with: { set: { a: 'b' } } };
const component = { step: 'kura.component', with: { pid: 'p', set: { a: 'b' } } };
const firstSnapshot = { step: 'kura.first-snapshot', with: { set: { p: { a: 'b' } } } };
const identify = (expected: object) => ({ step: 'identify', with: { expect: expected } });

describe('demandWays', () => {
  it.each([
    ['a shell for the properties', recipe(properties), { ssh }],
    ['REST for components', recipe(component), { rest }],
    ['MQTT for components', recipe(component), { remote }],
    ['whatever there is for the identity', recipe(identify({ serialNumber: 'a' })), { rest }],
  ])('is content with %s', (_what, given, endpoints) => {
    expect(() => demandWays(given, [lane(endpoints)])).not.toThrow();
  });

  it.each([
    { step: properties, endpoints: { rest }, needs: 'ssh/console' },
    { step: component, endpoints: { ssh }, needs: 'rest/remote' },
    { step: firstSnapshot, endpoints: { rest }, needs: 'ssh/console' },
    { step: { step: 'remote.bootstrap', with: {} }, endpoints: { ssh }, needs: 'rest/remote' },
    { step: identify({ imei: '1' }), endpoints: { rest }, needs: 'ssh/console' },
  ])('names lane, step and what is lacking: $needs for $step.step', ({ step, endpoints, needs }) => {
    expect(() => demandWays(recipe(step), [lane({ ssh, rest }), lane({ ...endpoints, lane: 2 })])).toThrow(
      expect.objectContaining({ code: 'run/lane-lacks-way', params: { lane: '2', step: step.step, needs } }),
    );
  });
});
