/** `lineside doctor`. */
import { text } from '../../../shared/texts/text.ts';
import type { Diagnosis } from '../../engine/doctor/run-doctor.ts';
import { stationPaths } from '../../station-folder.ts';
import type { Command } from '../command.ts';
import { exitStatus } from '../exit-status.ts';
import { sharedOptions } from '../global-options.ts';
import { namedStationFile } from '../named-station.ts';

export const doctorCommand: Command = {
  name: 'doctor',
  about: 'command.doctor.about',
  operands: [],
  options: { db: sharedOptions.db, station: sharedOptions.station },
  stops: 'at-once',
  async run(call) {
    const { runDoctor } = await import('../../engine/doctor/run-doctor.ts');
    const { given, environment, language, output } = call;
    const { journalFile, keyFolder } = stationPaths(environment, given.text('db'));
    const { checks, ok } = await runDoctor({ journalFile, keyFolder, stationFile: namedStationFile(call), environment, language });
    await output.object({ ok, checks });
    for (const check of checks) await output.line(checkLines(check, text(language, `doctor.name.${check.name}`)));
    const failed = checks.filter((check) => check.required && !check.ok).length;
    await output.line(text(language, ok ? 'command.doctor.ready' : 'command.doctor.not-ready', { count: failed }));
    return ok ? exitStatus.good : exitStatus.notGood;
  },
};

function checkLines({ ok, required, detail, fix }: Diagnosis['checks'][number], name: string): string {
  const sign = ok ? '✓' : required ? '✕' : '–';
  return `${sign} ${name}: ${detail}${fix === '' ? '' : `\n  → ${fix}`}`;
}
