/** `lineside watch [BATCH] --station FILE`: gateways that come to a broker and leave it, a line per message, until it is stopped. */
import { resolve } from 'node:path';
import type { z } from 'zod';
import type { CommandRequests } from '../../../shared/contract/commands.ts';
import { text } from '../../../shared/texts/text.ts';
import type { Call, Command } from '../command.ts';
import { type Desk, withDesk } from '../desk.ts';
import { type ExitStatus, exitStatus } from '../exit-status.ts';
import { sharedOptions } from '../global-options.ts';
import { loadNamedStation } from '../named-station.ts';
import { variablesOf } from '../work-order.ts';

export const watchCommand: Command = {
  name: 'watch',
  about: 'command.watch.about',
  operands: [{ name: 'BATCH', required: false }],
  options: {
    station: sharedOptions.station,
    broker: { type: 'string', value: 'NAME', about: 'command.option.broker' },
    db: sharedOptions.db,
  },
  stops: 'in-order',
  run: watchBroker,
};

type Heard = z.output<CommandRequests['commands.watchMessages']['output']>;

/** Others may give orders to the engine meanwhile: a watch is looked at while a batch is run. */
async function watchBroker(call: Call): Promise<ExitStatus> {
  const station = await loadNamedStation(call);
  const order = {
    station: { file: resolve(station.path ?? ''), environment: variablesOf(station) },
    broker: call.given.text('broker'),
    batch: call.given.optionalOperand(0),
  };
  await withDesk(call, { mustExist: true, forOrder: false, takesOrders: true }, (desk) => follow(call, desk, order));
  return exitStatus.good;
}

async function follow(call: Call, desk: Desk, order: z.input<CommandRequests['commands.watch']['input']>): Promise<void> {
  const ending = new AbortController();
  const { signal } = ending;
  const end = () => ending.abort();
  call.stop.addEventListener('abort', end, { once: true });
  if (call.stop.aborted) end();
  // Answered only where it fails.
  const failed = desk.ask('commands.watch', order, signal).then(() => undefined);
  try {
    let broker: string | undefined;
    for (let after = 0; !signal.aborted; ) {
      const heard = await Promise.race([desk.ask('commands.watchMessages', { after }, signal), failed]);
      if (heard === undefined) return;
      if (broker === undefined && heard.broker !== undefined) await sayBegun(call, heard.broker);
      broker ??= heard.broker;
      after = heard.last;
      await sayMessages(call, heard);
    }
  } catch (thrown) {
    // Stopped by who asked for it.
    if (!signal.aborted) throw thrown;
  } finally {
    call.stop.removeEventListener('abort', end);
    end();
    await failed.catch(() => undefined);
  }
}

async function sayBegun({ output, language }: Call, broker: string): Promise<void> {
  await output.object({ watching: broker });
  await output.line(text(language, 'command.watch.listening', { broker }));
}

async function sayMessages({ output, language }: Call, { messages, missed }: Heard): Promise<void> {
  if (missed > 0) await output.note(text(language, 'command.watch.missed', { count: missed }));
  for (const message of messages) {
    await output.object({ message });
    const said = text(language, `watch.message.${message.message}`);
    const serial = message.birth?.serialNumber === message.identifier ? undefined : message.birth?.serialNumber;
    await output.line([message.at, message.identifier ?? message.clientId, said, serial].filter((word) => word !== undefined).join(' · '));
  }
}
