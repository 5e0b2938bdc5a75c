/**
 * People at a station: rules for names and PINs, and when a decision takes two (IEC 62443-4-2 CR 2.1 RE3 and RE4, peers.md §5). The
 * window and the engine judge by these same functions.
 */
import { z } from 'zod';
import { personIdSchema } from './ids.ts';
import { mayDo, type Role, roleSchema } from './roles.ts';
import { type UnitState, unansweredStep } from './unit-state.ts';

export const MAX_NAME_LENGTH = 64;
/** Control and formatting characters, and what is no character at all: two names that look alike are one. Joiners belong to some scripts. */
const INVISIBLE = /(?![\u200c\u200d])\p{C}/u;
export const personNameSchema = z
  .string()
  .transform((name) => name.normalize('NFC').trim().replaceAll(/\s+/g, ' '))
  .pipe(
    z
      .string()
      .min(1)
      .max(MAX_NAME_LENGTH)
      .refine((name) => !INVISIBLE.test(name)),
  );

/** What is typed as a PIN; whether it may become one is `pinProblem`'s business. */
export const typedPinSchema = z.string().min(1).max(64);

/** A person at the station as screens show them. */
export const personSchema = z.strictObject({ personId: personIdSchema, name: z.string(), role: roleSchema });
export type Person = z.infer<typeof personSchema>;

export type PinProblem = 'not-digits' | 'too-short' | 'too-long' | 'too-simple';

export const MIN_PIN_DIGITS = 4;
export const MAX_PIN_DIGITS = 12;

/** Undefined where the text may be a PIN: 4 to 12 digits that are neither all the same nor a run like 1234 or 9876. */
export function pinProblem(pin: string): PinProblem | undefined {
  if (!/^\d*$/.test(pin)) return 'not-digits';
  if (pin.length < MIN_PIN_DIGITS) return 'too-short';
  if (pin.length > MAX_PIN_DIGITS) return 'too-long';
  const steps = new Set([...pin].slice(1).map((digit, index) => (Number(digit) - Number(pin[index]) + 10) % 10));
  const [step] = steps;
  return steps.size === 1 && (step === 0 || step === 1 || step === 9) ? 'too-simple' : undefined;
}

export type DecisionKind = 'applied' | 'not-applied' | 'scrap';

/**
 * True where a decision takes a second person: it cannot be taken back (`scrap`, or a step that is irreversible), or it overrides
 * what the station read from the device. `decider` is undefined at a station that has no people set up: there nobody can be asked.
 */
export function needsSecondPerson(state: UnitState, decision: DecisionKind, decider: Role | undefined): boolean {
  if (decider === undefined) return false;
  if (decision === 'scrap' || !mayDo(decider, 'decide')) return true;
  const step = unansweredStep(state)?.step;
  return step?.tag === 'irreversible' || overrides(decision, step?.finding);
}

function overrides(decision: DecisionKind, finding: string | undefined): boolean {
  return (decision === 'applied' && finding === 'not-applied') || (decision === 'not-applied' && finding === 'applied');
}
