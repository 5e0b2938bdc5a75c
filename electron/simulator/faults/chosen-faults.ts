/** Which of a file's faults a gateway has: the same ones for the same seed. */
import { seededRandom } from '../seeded-random.ts';
import type { Fault, FaultFile, GatewayChoice } from './fault-file.ts';

/** `number` is the gateway's place in the batch, from 1. */
export function faultsOf(file: FaultFile | undefined, number: number, seed: string): readonly Fault[] {
  return (file?.faults ?? []).filter(({ gateways }, index) => isChosen(gateways, number, `${seed}\0${index}`));
}

function isChosen(gateways: GatewayChoice, number: number, seed: string): boolean {
  if (gateways === undefined) return true;
  if (Array.isArray(gateways)) return gateways.includes(number);
  if ('chance' in gateways) return seededRandom(seed, `fault of gateway ${number}`).below(1_000_000) < gateways.chance * 1_000_000;
  const from = gateways.from ?? gateways.every;
  return number >= from && (number - from) % gateways.every === 0;
}
