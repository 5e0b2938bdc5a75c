import { expect, test } from 'vitest';
import { credentialsOnDevice } from '../../../../../electron/engine/manufacturers/credentials-on-device.ts';
import type { StoredEvent } from '../../../../../shared/domain/events.ts';
import { type Evidence, MASK } from '../../../../../shared/domain/evidence.ts';
import { recipeSchema } from '../../../../../shared/domain/recipe.ts';

const PID = 'org.eclipse.kura.MqttDataTransport';
const OTHER = 'org.eclipse.kura.Other';
const ID = '{{unit.cervelloClientId}}';
const KEY = '{{ unit.cervelloAccessKey }}';

const recipe = (...steps: object[]) => recipeSchema.parse({ lineside: 1, recipe: 'r', model: '', version: 1, profile: 'cervello', steps });
const configuration = (set: object) => ({
  step: 'kura.configuration',
  with: { components: { [PID]: set, [OTHER]: { 'client-id': 'x' } } },
});
const component = (set: object) => ({ step: 'kura.component', with: { pid: PID, set } });
const properties = (set: object) => ({ step: 'kura.properties', with: { set } });

const proved = (name: string, part: Partial<Evidence> = {}): Evidence => ({
  name,
  expected: MASK,
  observed: MASK,
  verdict: 'proved',
  source: 'rest',
  ...part,
});
const started = (runId = 'run') => ({ type: 'run.started', runId });
const settled = (stepIndex: number, evidence: readonly Evidence[], part: object = {}) => {
  return { type: 'step.settled', runId: 'run', stepIndex, outcome: 'pass', evidence, ...part };
};
const events = (...made: object[]) => made.map((event, seq) => ({ seq, event })) as unknown as readonly StoredEvent[];

test.each([
  ['client id in a configuration', configuration({ 'client-id': ID }), `${PID} client-id`],
  ['access key in a component', component({ username: KEY }), `${PID} username`],
  ['client id in a file', properties({ 'client.id': ID }), '/opt/kura/user.properties client.id'],
])('%s, read back from the device in this run, shows that it has them', (_what, step, name) => {
  expect(credentialsOnDevice(events(started(), settled(0, [proved(name)])), recipe(step))).toBe(name);
});

const step = configuration({ 'client-id': ID, password: '{{unit.cervelloAccessToken}}', topic: `/device/${ID}` });
test.each([
  ['was written and could not be read back', settled(0, [proved(`${PID} client-id`, { verdict: 'not-proved' })])],
  ['is the same property of another component', settled(0, [proved(`${OTHER} client-id`)])],
  ['is only a part of a text', settled(0, [proved(`${PID} topic`)])],
  ['is only the token', settled(0, [proved(`${PID} password`)])],
  ['was told by the platform, not by the device', settled(0, [proved(`${PID} client-id`, { source: 'cloud' })])],
  ['was read in an earlier run', settled(0, [proved(`${PID} client-id`)], { runId: 'earlier' })],
  [
    'is carried over from an earlier attempt',
    settled(0, [{ name: 'earlier attempt', observed: 'applied', verdict: 'noted', source: 'journal' }, proved(`${PID} client-id`)]),
  ],
  ['is of a step that failed', settled(0, [proved(`${PID} client-id`)], { outcome: 'fail' })],
  ['is nothing at all', settled(0, [])],
])('what %s shows nothing', (_what, event) => {
  expect(credentialsOnDevice(events(started('earlier'), started(), event), recipe(step))).toBeUndefined();
});

test('what a later step wrote over them counts', () => {
  const name = `${PID} client-id`;
  const both = recipe(component({ 'client-id': ID }), component({ 'client-id': 'somebody-else' }));
  expect(credentialsOnDevice(events(started(), settled(0, [proved(name)]), settled(1, [proved(name)])), both)).toBeUndefined();
});
