/** Rules for PINs, and when a decision takes two people. */
import { describe, expect, it } from 'vitest';
import { needsSecondPerson, personNameSchema, pinProblem } from '../../../../shared/domain/people.ts';
import { mayDo, type Right, type Role, roleSchema } from '../../../../shared/domain/roles.ts';
import type { StepState, UnitState } from '../../../../shared/domain/unit-state.ts';

describe('a PIN', () => {
  it.each(['2468', '1357', '90210', '112233445566', '1235', '0912'])('may be %s', (pin) => {
    expect(pinProblem(pin)).toBeUndefined();
  });

  it.each([
    ['', 'too-short'],
    ['123', 'too-short'],
    ['0000', 'too-simple'],
    ['7777777', 'too-simple'],
    ['1234', 'too-simple'],
    ['7890', 'too-simple'],
    ['4321', 'too-simple'],
    ['1098', 'too-simple'],
    ['12a4', 'not-digits'],
    ['٣٤٥٧', 'not-digits'],
    [' 2468', 'not-digits'],
    ['2468246824682', 'too-long'],
  ])('may not be "%s": %s', (pin, problem) => {
    expect(pinProblem(pin)).toBe(problem);
  });
});

describe('a name', () => {
  it('may hold the joiners that some scripts are written with', () => {
    expect(personNameSchema.parse('می\u200cنا')).toBe('می\u200cنا');
  });

  it('is kept without blanks around it, in one form of its accents', () => {
    expect(personNameSchema.parse('  Zoe\u0308  Bergmann ')).toBe('Zoë Bergmann');
  });

  it.each(['', '   ', 'x'.repeat(65), 'Anna\u001b[2J', 'An\u0000na', 'Anna\u202e', 'Ki\u200bm'])('is not "%s"', (name) => {
    expect(personNameSchema.safeParse(name).success).toBe(false);
  });
});

/** The whole matrix (peers.md, 18): a right that is given or taken by mistake fails here. */
const ALLOWED: Readonly<Record<Right, string>> = {
  run: 'operator engineer supervisor support',
  import: 'engineer supervisor',
  station: 'engineer supervisor',
  people: 'supervisor',
  decide: 'engineer supervisor support',
  'hand-over': 'supervisor',
};

describe.each(roleSchema.options)('%s', (role) => {
  it.each(Object.entries(ALLOWED))('and %s', (right, roles) => {
    expect(mayDo(role, right as Right)).toBe(roles.split(' ').includes(role));
  });
});

function lostStep(part: Partial<StepState>): UnitState {
  const step: StepState = { step: 'shell', name: 'shell', phase: 'lost', evidence: [], results: {}, ...part };
  return { status: 'interrupted', outcome: 'unknown', attempts: 1, seq: 9, run: { steps: [step] } } as unknown as UnitState;
}

describe('a decision', () => {
  const readable = lostStep({ tag: 'inspect', finding: 'cannot-tell' });

  it.each(['engineer', 'supervisor', 'support'] satisfies Role[])('about what was read badly is taken by %s alone', (role) => {
    expect(needsSecondPerson(readable, 'applied', role)).toBe(false);
    expect(needsSecondPerson(readable, 'not-applied', role)).toBe(false);
  });

  it('is never taken by an operator alone', () => {
    expect(needsSecondPerson(readable, 'applied', 'operator')).toBe(true);
  });

  it.each([
    ['to scrap', readable, 'scrap'],
    ['about an irreversible step', lostStep({ tag: 'irreversible', finding: 'cannot-tell' }), 'applied'],
    ['against what was read: it was not applied', lostStep({ tag: 'inspect', finding: 'not-applied' }), 'applied'],
    ['against what was read: it was applied', lostStep({ tag: 'inspect', finding: 'applied' }), 'not-applied'],
  ] as const)('%s takes two', (_, state, decision) => {
    expect(needsSecondPerson(state, decision, 'supervisor')).toBe(true);
  });

  it('takes one where nobody is set up', () => {
    expect(needsSecondPerson(readable, 'scrap', undefined)).toBe(false);
  });
});
