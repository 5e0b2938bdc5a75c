/** `lineside resume [BATCH] --station FILE`: inspects what an interruption left unknown, then goes on as `run`. */
import type { ParsedArguments } from '../parsed-arguments.ts';
import type { Command } from '../command.ts';
import { sharedOptions } from '../global-options.ts';
import type { Decision } from '../../engine/runs/run-floor.ts';
import { carryOut } from '../work-order.ts';

const DECISIONS = ['applied', 'not-applied', 'scrap'] as const satisfies readonly Decision['decision'][];

export const resumeCommand: Command = {
  name: 'resume',
  about: 'command.resume.about',
  operands: [{ name: 'BATCH', required: false }],
  options: {
    station: sharedOptions.station,
    lanes: sharedOptions.lanes,
    operator: sharedOptions.operator,
    'pin-file': sharedOptions['pin-file'],
    wait: sharedOptions.wait,
    decide: { type: 'string', value: 'UNIT=WHAT', multiple: true, about: 'command.option.decide' },
    reason: { type: 'string', value: 'TEXT', multiple: true, about: 'command.option.reason' },
    second: { type: 'string', value: 'NAME', about: 'command.option.second' },
    db: sharedOptions.db,
  },
  stops: 'at-boundary',
  async run(call) {
    const decided = decisionsOf(call.given);
    const batch = call.given.optionalOperand(0);
    return await carryOut(call, async (desk, { common, secondPerson }) =>
      desk.ask('commands.resume', { ...common, batch, decisions: [...decided], secondPerson: await secondPerson() }),
    );
  },
};

/** The n-th reason belongs to the n-th decision; one reason may serve all. An identifier may hold `=`, so the last one counts. */
export function decisionsOf(given: ParsedArguments): readonly Omit<Decision, 'operator'>[] {
  const words = given.texts('decide');
  const reasons = given.texts('reason');
  if (reasons.length !== words.length && (reasons.length !== 1 || words.length === 0)) {
    throw given.refuse('command.arguments.reasons-do-not-match', { decisions: words.length, reasons: reasons.length });
  }
  const units = words.map((word) => word.slice(0, Math.max(0, word.lastIndexOf('='))));
  const twice = units.find((unit, index) => units.indexOf(unit) !== index);
  if (twice !== undefined) throw given.refuse('command.arguments.given-twice', { option: `decide ${twice}` });
  return words.map((word, index) => {
    const unit = units[index] ?? '';
    const decision = DECISIONS.find((known) => known === word.slice(unit.length + 1));
    const reason = (reasons[index] ?? reasons[0] ?? '').trim();
    if (unit === '' || decision === undefined) throw given.refuse('command.arguments.not-a-decision', { value: word });
    if (reason.length < 3 || reason.length > 500) throw given.refuse('command.arguments.not-a-reason', {});
    return { unit, decision, reason };
  });
}
