/** `lineside run BATCH --station FILE`: a line per journal event, the summary last. */
import type { Command } from '../command.ts';
import { sharedOptions } from '../global-options.ts';
import { carryOut } from '../work-order.ts';

export const runCommand: Command = {
  name: 'run',
  about: 'command.run.about',
  operands: [{ name: 'BATCH', required: true }],
  options: {
    station: sharedOptions.station,
    lanes: sharedOptions.lanes,
    operator: sharedOptions.operator,
    'pin-file': sharedOptions['pin-file'],
    wait: sharedOptions.wait,
    limit: { type: 'string', value: 'N', about: 'command.option.limit' },
    db: sharedOptions.db,
  },
  stops: 'at-boundary',
  async run(call) {
    const limit = call.given.count('limit');
    const batch = call.given.operand(0);
    return await carryOut(call, (desk, { common }) => desk.ask('commands.run', { ...common, batch, limit }));
  },
};
