/** Which of a file's faults a gateway has: the same ones for the same seed. */
import type { Fault, FaultFile } from './fault-file.ts';
import { isChosen } from './gateway-choice.ts';

/** `number` is the gateway's place in the batch, from 1. */
export function faultsOf(file: FaultFile | undefined, number: number, seed: string): readonly Fault[] {
  return (file?.faults ?? []).filter(({ gateways }, index) => isChosen(gateways, number, `${seed}\0${index}`));
}
