/** Every command there is, in the order that `help` shows them. */
import { AppError } from '../../shared/errors/app-error.ts';
import { type Language, text } from '../../shared/texts/text.ts';
import { meantWord } from './meant-word.ts';
import type { Command } from './command.ts';
import { auditExportCommand, auditVerifyCommand } from './commands/audit.ts';
import { batchConfirmCommand, batchShowCommand } from './commands/batch.ts';
import { checkCommand } from './commands/check.ts';
import { configGetCommand, configListCommand, configPlanCommand, configSetCommand } from './commands/config.ts';
import { doctorCommand } from './commands/doctor.ts';
import { exportCommand } from './commands/export.ts';
import { createHelpCommand } from './commands/help.ts';
import { importCommand } from './commands/import.ts';
import { inspectCommand } from './commands/inspect.ts';
import { keystoreAddCommand, keystoreListCommand, keystoreRemoveCommand } from './commands/keystore.ts';
import { manufacturerAddCommand, manufacturerListCommand, manufacturerRenameCommand } from './commands/manufacturer.ts';
import { certificateAddCommand, certificateRemoveCommand, manufacturerUnitsCommand } from './commands/manufacturer-certificate.ts';
import { passportCommand } from './commands/passport.ts';
import {
  peopleAddCommand,
  peopleListCommand,
  peopleRemoveCommand,
  peopleSetPinCommand,
  peopleSetRoleCommand,
  peopleSetUpCommand,
} from './commands/people.ts';
import { pkiCrlCommand } from './commands/pki-crl.ts';
import { pkiExportCommand } from './commands/pki-export.ts';
import { pkiInitCommand } from './commands/pki-init.ts';
import { pkiIssueCommand } from './commands/pki-issue.ts';
import { pkiListCommand } from './commands/pki-list.ts';
import { pkiRevokeCommand } from './commands/pki-revoke.ts';
import { recipeCheckCommand } from './commands/recipe-check.ts';
import { recipeSchemaCommand } from './commands/recipe-schema.ts';
import { requestsCountCommand, requestsExecutionsCommand, requestsListCommand, requestsShowCommand } from './commands/requests.ts';
import { requestsCreateCommand } from './commands/requests-create.ts';
import { requestsDeleteCommand, requestsEditCommand } from './commands/requests-edit.ts';
import { reprovisionCommand } from './commands/reprovision.ts';
import { resumeCommand } from './commands/resume.ts';
import { runCommand } from './commands/run.ts';
import { secretListCommand, secretRemoveCommand, secretSetCommand } from './commands/secret.ts';
import { simulateCommand } from './commands/simulate.ts';
import {
  snapshotApplyCommand,
  snapshotCompareCommand,
  snapshotGetCommand,
  snapshotListCommand,
  snapshotRollbackCommand,
  snapshotToRecipeCommand,
} from './commands/snapshot.ts';
import { stationCheckCommand } from './commands/station-check.ts';
import { stationSchemaCommand } from './commands/station-schema.ts';
import { statusCommand } from './commands/status.ts';
import { watchCommand } from './commands/watch.ts';

export const helpCommand = createHelpCommand(() => commands);

const commands: readonly Command[] = [
  checkCommand,
  importCommand,
  simulateCommand,
  runCommand,
  resumeCommand,
  statusCommand,
  watchCommand,
  passportCommand,
  reprovisionCommand,
  exportCommand,
  auditExportCommand,
  auditVerifyCommand,
  inspectCommand,
  batchShowCommand,
  batchConfirmCommand,
  manufacturerListCommand,
  manufacturerAddCommand,
  manufacturerRenameCommand,
  certificateAddCommand,
  certificateRemoveCommand,
  manufacturerUnitsCommand,
  requestsCreateCommand,
  requestsListCommand,
  requestsCountCommand,
  requestsShowCommand,
  requestsEditCommand,
  requestsDeleteCommand,
  requestsExecutionsCommand,
  pkiInitCommand,
  pkiIssueCommand,
  pkiRevokeCommand,
  pkiListCommand,
  pkiCrlCommand,
  pkiExportCommand,
  configListCommand,
  configGetCommand,
  configPlanCommand,
  configSetCommand,
  snapshotListCommand,
  snapshotGetCommand,
  snapshotCompareCommand,
  snapshotRollbackCommand,
  snapshotApplyCommand,
  snapshotToRecipeCommand,
  keystoreListCommand,
  keystoreAddCommand,
  keystoreRemoveCommand,
  recipeCheckCommand,
  recipeSchemaCommand,
  stationCheckCommand,
  stationSchemaCommand,
  peopleListCommand,
  peopleSetUpCommand,
  peopleAddCommand,
  peopleSetRoleCommand,
  peopleSetPinCommand,
  peopleRemoveCommand,
  secretSetCommand,
  secretListCommand,
  secretRemoveCommand,
  doctorCommand,
  helpCommand,
];

export interface FoundCommand {
  readonly command: Command;
  /** What follows the command's own words. */
  readonly rest: readonly string[];
}

/**
 * Takes the command from the front of the words: one word, or two where it has two. Throws `cli/unknown-command` with the
 * nearest one there is.
 */
export function findCommand(words: readonly string[], language: Language): FoundCommand {
  for (const length of [2, 1]) {
    const command = commands.find(({ name }) => name === words.slice(0, length).join(' '));
    if (command !== undefined) return { command, rest: words.slice(length) };
  }
  throw unknownCommand(words, language);
}

function unknownCommand(words: readonly string[], language: Language): AppError {
  const [first = '', following = ''] = words;
  const second = following.startsWith('-') ? '' : following;
  const inGroup = commands.filter(({ name }) => name.startsWith(`${first} `)).map(({ name }) => name);
  const meant = inGroup.length > 0 ? (meantWord(`${first} ${second}`, inGroup) ?? inGroup[0]) : meantWord(first, namesOf(commands));
  const hint = meant === undefined ? '' : ` ${text(language, 'command.arguments.did-you-mean', { meant })}`;
  return new AppError('cli/unknown-command', { params: { name: inGroup.length > 0 ? `${first} ${second}`.trim() : first, hint } });
}

function namesOf(list: readonly Command[]): readonly string[] {
  return list.flatMap(({ name }) => [name, name.split(' ')[0] ?? name]);
}
