/**
 * `kura.properties`: sets identity keys in the custom properties file, restarts Kura and proves what it reads (kura.md §1, §7). Only the
 * file makes them last; only a restart makes Kura read them. After any cut the next plan holds the rest of the work: what the file still
 * lacks, and the restart that a finished file still waits for.
 */
import type { CallOptions, Shell } from '../gateway/gateway.ts';
import { callOptions } from './call-options.ts';
import type { KuraFiles } from './kura-files.ts';
import { planProperties, type PropertiesData } from './kura-properties-plan.ts';
import { proveProperties } from './kura-properties-proof.ts';
import { restartKura } from './kura-restart.ts';
import { lineOf } from './shell-output.ts';
import type { StepDefinition } from './step.ts';

/** The folder of the file keeps others out; Kura, which runs as a user of its own, has to read it. */
const MODE_OF_NEW_FILE = 0o644;
const MARGIN_MS = 240_000;

export const kuraProperties: StepDefinition<'kura.properties', PropertiesData> = {
  kind: 'kura.properties',
  version: 1,
  tag: () => 'idempotent',
  /** The restart command itself may take its time, and then the start again. */
  timeoutMs: (params) => 2 * params.restartTimeoutSeconds * 1000 + MARGIN_MS,
  plan: planProperties,

  async apply(context, { data }) {
    const { gateway, params, signal, progress } = context;
    const call = callOptions(signal);
    if (data.newBytes !== undefined) {
      progress('progress.properties.writing', { path: data.files.customPath });
      const shell = await gateway.shell(call);
      if (data.isNewFile) await shell.exec(['mkdir', '-p', folderOf(data.files.customPath)], call);
      await shell.writeFileAtomic(data.files.customPath, data.newBytes, { ...call, modeIfNew: MODE_OF_NEW_FILE });
      if (data.isNewFile) await giveToKura(shell, data.files, call);
    }
    if (!data.isRestartNeeded) return;
    progress('progress.properties.restarting');
    await restartKura(context, data.restartCommand, params.restartTimeoutSeconds * 1000);
  },

  verify: async (context, given) => proveProperties(context, given.data ?? (await planProperties(context)).data),
};

/** A new file gets the owner of the running Kura. A login that may not do that has made one that Kura can read all the same. */
async function giveToKura(shell: Shell, { customPath, process }: KuraFiles, call: CallOptions): Promise<void> {
  if (process === undefined) return;
  const owner = await lineOf(shell, ['stat', '-c', '%u:%g', `/proc/${process.pid}`], call);
  if (owner !== undefined && /^\d+:\d+$/.test(owner)) await shell.exec(['chown', owner, customPath], call);
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/')) || '/';
}
