/** The software generations of simulated gateways; each answers over REST as that one does (kura.md §3.1). */

export const simulatedGenerations = ['kura-3', 'kura-4', 'kura-5.0', 'esf-7.0', 'kura-5.1', 'kura-5.4'] as const;
export type SimulatedGeneration = (typeof simulatedGenerations)[number];

/** `mixed`: each gateway another one, in turn. */
export type GenerationChoice = SimulatedGeneration | 'mixed';

/** @param gateway from 1 */
export function generationOf(choice: GenerationChoice | undefined, gateway: number): SimulatedGeneration {
  if (choice !== 'mixed') return choice ?? 'kura-5.4';
  return simulatedGenerations[(gateway - 1) % simulatedGenerations.length] ?? 'kura-5.4';
}
