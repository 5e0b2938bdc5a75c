/** `lineside station check FILE`. */
import { stationPaths } from '../../station-folder.ts';
import type { Command } from '../command.ts';
import { sayFileProblems } from '../file-problems.ts';

export const stationCheckCommand: Command = {
  name: 'station check',
  about: 'command.station-check.about',
  operands: [{ name: 'FILE', required: true }],
  options: {},
  stops: 'at-once',
  async run(call) {
    const { checkStationFile } = await import('../../engine/files/station-file.ts');
    const { environment, language } = call;
    const { stationSecretNames, stationSecretsFile } = await import('../../engine/vault/station-secrets.ts');
    const vault = stationSecretNames(stationSecretsFile(stationPaths(environment).keyFolder));
    const { file, problems } = checkStationFile(call.given.operand(0), { environment, language, vault });
    return await sayFileProblems(call, file, problems);
  },
};
