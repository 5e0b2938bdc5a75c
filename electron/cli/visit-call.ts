/** A command at one gateway: opens the lane's gateway, works with it, and lets it go again. */
import { resolve } from 'node:path';
import type { VisitView } from '../../shared/contract/visits.ts';
import type { LaneId, VisitId } from '../../shared/domain/ids.ts';
import type { Call, OptionDefinition } from './command.ts';
import { type Desk, withDesk } from './desk.ts';
import type { ExitStatus } from './exit-status.ts';
import { sharedOptions } from './global-options.ts';
import { loadNamedStation } from './named-station.ts';
import { operatorName } from './operator-name.ts';
import { Pins } from './pins.ts';
import { signIn } from './sign-in.ts';
import { variablesOf } from './work-order.ts';

/** What every command at a gateway takes. */
export const visitOptions = {
  lane: { type: 'string', value: 'LANE', required: true, about: 'command.option.lane' },
  station: sharedOptions.station,
  unit: { type: 'string', value: 'IDENTIFIER', about: 'command.option.visit-unit' },
  operator: sharedOptions.operator,
  'pin-file': sharedOptions['pin-file'],
  db: sharedOptions.db,
} as const satisfies Readonly<Record<string, OptionDefinition>>;

export interface OpenVisit {
  readonly desk: Desk;
  readonly visit: VisitView;
  readonly visitId: VisitId;
  readonly operator: string;
}

/** What opening is refused with, and what the work throws; the gateway is let go in every case. */
export async function withVisit(call: Call, work: (open: OpenVisit) => Promise<ExitStatus>): Promise<ExitStatus> {
  const { given, stop } = call;
  const station = await loadNamedStation(call);
  const operator = operatorName(given);
  const lane = given.requiredText('lane') as LaneId;
  const pins = new Pins(call);
  return await withDesk(call, { mustExist: false, forOrder: false }, async (desk) => {
    await signIn(call, desk, pins);
    const place = { file: resolve(station.path ?? ''), environment: variablesOf(station) };
    const visit = await desk.ask('commands.openVisit', { station: place, operator, lane, unit: given.text('unit') }, stop);
    const { visitId } = visit;
    // The engine lets the gateway go where this command does not come to an end of its own.
    const held = desk.ask('visits.hold', { visitId }).catch(() => undefined);
    try {
      stop.throwIfAborted();
      return await work({ desk, visit, visitId, operator });
    } finally {
      await desk.ask('visits.close', { visitId }).catch(() => undefined);
      await held;
    }
  });
}
