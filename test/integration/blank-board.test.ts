/** A board that has no identity yet gives nothing that a PASS could rest on (ARCHITECTURE, idea 3). */
import { afterEach, expect, test } from 'vitest';
import { ScriptedGateway } from '../support/scripted-gateway.ts';
import { Workbench } from '../support/workbench.ts';

const identify = { step: 'identify', with: { expect: { serialNumber: '{{unit.identifier}}' } } };
const proof = { step: 'shell', name: 'proof', with: { command: ['true'] } };

let bench: Workbench | undefined;
afterEach(async () => {
  await bench?.close();
  bench = undefined;
});

test('a blank board alone is no PASS, and beside it only what was proved carries one', async () => {
  bench = await Workbench.open({ steps: [identify], rows: ['SN1'] });
  expect(await bench.run(new ScriptedGateway(() => 0))).toMatchObject({ pass: 0, error: 1 });
  expect(bench.state().run?.steps[0]).toMatchObject({ outcome: 'pass', evidence: [{ name: 'serialNumber', verdict: 'noted' }] });
  expect(bench.state().failure?.code).toBe('run/nothing-proved');
  await bench.close();
  bench = await Workbench.open({ steps: [identify, proof], rows: ['SN1'] });
  expect(await bench.run(new ScriptedGateway(() => 0))).toMatchObject({ pass: 1, prepared: 1 });
});
