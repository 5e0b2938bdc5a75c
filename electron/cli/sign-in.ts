/** Signs in who gives the order, where the station has people. */
import type { Call } from './command.ts';
import type { Desk } from './desk.ts';
import { operatorName } from './operator-name.ts';
import type { Pins } from './pins.ts';

/** At an open station nobody is asked, and the answer is false. Throws what the engine says against name or PIN. */
export async function signIn({ given }: Call, desk: Desk, pins: Pins): Promise<boolean> {
  const { mode } = await desk.ask('people.get', {});
  if (mode !== 'named') return false;
  const name = operatorName(given);
  await desk.ask('people.signIn', { name, pin: await pins.of(name) });
  return true;
}
