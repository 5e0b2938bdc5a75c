/** All commands of the simulated gateway by name. */
import type { KuraLayout } from '../kura/layout.ts';
import type { Command } from './command.ts';
import { digestCommands } from './digest-commands.ts';
import { fileCommands } from './file-commands.ts';
import { grepCommands } from './grep.ts';
import { listingCommands } from './listing-commands.ts';
import { networkCommands } from './network-commands.ts';
import { ownershipCommands } from './ownership-commands.ts';
import { printCommands } from './print-commands.ts';
import { runningCommands } from './running-commands.ts';
import { sedCommands } from './sed.ts';
import { systemCommands } from './system-commands.ts';
import { serviceCommands } from './systemctl.ts';
import { terminalCommands } from './terminal-commands.ts';
import { testCommands } from './test-command.ts';
import { textCommands } from './text-commands.ts';
import { translateCommands } from './tr.ts';

export const commandSet: ReadonlyMap<string, Command> = new Map(
  Object.entries({
    ...digestCommands,
    ...fileCommands,
    ...grepCommands,
    ...listingCommands,
    ...networkCommands,
    ...ownershipCommands,
    ...printCommands,
    ...runningCommands,
    ...sedCommands,
    ...serviceCommands,
    ...systemCommands,
    ...terminalCommands,
    ...testCommands,
    ...textCommands,
    ...translateCommands,
  }),
);

/** Systems of the time of Kura 3 start their services by scripts. */
export function commandsOf({ isServiceAScript }: Pick<KuraLayout, 'isServiceAScript'>): ReadonlyMap<string, Command> {
  if (!isServiceAScript) return commandSet;
  return new Map([...commandSet].filter(([name]) => name !== 'systemctl'));
}
