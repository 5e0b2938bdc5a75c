/** `lineside reprovision IDENTIFIER …`: the returns flow. Without `--decision` it shows what was found and what can be decided. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { ReturnLook } from '../../../shared/contract/returns.ts';
import { returnDecisions } from '../../../shared/domain/device-return.ts';
import type { LaneId } from '../../../shared/domain/ids.ts';
import { profileSecretColumns } from '../../../shared/domain/profile-columns.ts';
import type { Recipe } from '../../../shared/domain/recipe.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { type Language, text } from '../../../shared/texts/text.ts';
import type { Call, Command } from '../command.ts';
import type { Desk } from '../desk.ts';
import { sayError } from '../error-report.ts';
import { type ExitStatus, exitStatus } from '../exit-status.ts';
import { sharedOptions } from '../global-options.ts';
import type { ParsedArguments } from '../parsed-arguments.ts';
import { carryOut, type CommonOrder, lookOnly } from '../work-order.ts';

export const reprovisionCommand: Command = {
  name: 'reprovision',
  about: 'command.reprovision.about',
  operands: [{ name: 'IDENTIFIER', required: true }],
  options: {
    recipe: { ...sharedOptions.recipe, required: true },
    station: sharedOptions.station,
    lane: { type: 'string', value: 'L', required: true, about: 'command.option.lane' },
    reason: { type: 'string', value: 'TEXT', required: true, about: 'command.option.return-reason' },
    decision: { type: 'string', value: 'D', about: 'command.option.return-decision' },
    set: { type: 'string', value: 'COLUMN=VALUE', multiple: true, about: 'command.option.set' },
    'secret-file': { type: 'string', value: 'COLUMN=FILE', multiple: true, about: 'command.option.secret-file' },
    logs: { type: 'string', value: 'keep|clear', about: 'command.option.logs' },
    'reset-password': { type: 'boolean', about: 'command.option.reset-password' },
    absent: { type: 'boolean', about: 'command.option.absent' },
    'ask-request': { type: 'boolean', about: 'command.option.ask-request' },
    second: { type: 'string', value: 'NAME', about: 'command.option.second' },
    operator: sharedOptions.operator,
    'pin-file': sharedOptions['pin-file'],
    wait: sharedOptions.wait,
    db: sharedOptions.db,
  },
  stops: 'at-boundary',
  run: async (call) => {
    const decision = call.given.oneOf('decision', returnDecisions);
    const wish = await wishOf(call);
    try {
      if (decision === undefined) return await lookOnly(call, (desk, common) => showFound(call, desk, common));
      let isScrapped = false;
      const status = await carryOut(call, async (desk, { common, secondPerson }) => {
        const order = { ...common, ...wish, lanes: undefined, decision, secondPerson: await secondPerson() };
        const ended = await desk.ask('commands.reprovision', order);
        if (ended.goesOn) await call.output.note(text(call.language, 'command.reprovision.goes-on'));
        isScrapped = ended.scrapped && decision === 'scrap';
        return ended;
      });
      // A unit that was to be scrapped and is, is what was wanted, though it did not pass.
      return isScrapped && status === exitStatus.notGood ? exitStatus.good : status;
    } catch (thrown) {
      if (!(thrown instanceof AppError) || !STOPS.has(thrown.code)) throw thrown;
      await sayError(thrown, call.output, call.language);
      return exitStatus.notGood;
    }
  },
};

/** What was found of the unit, and not of the words of the command. */
const STOPS: ReadonlySet<string> = new Set(['returns/somebody-else', 'returns/mismatch', 'returns/device-in-doubt']);

async function wishOf({ given, language }: Call) {
  const { loadRecipe } = await import('../../engine/files/recipe-file.ts');
  const { file, content, recipe } = loadRecipe(given.requiredText('recipe'), { language });
  const open = pairsOf(given, 'set');
  refuseOpenSecrets(given, Object.keys(open), recipe);
  return {
    identifier: given.operand(0),
    lane: given.requiredText('lane') as LaneId,
    reason: given.requiredText('reason').trim(),
    recipe: { file, content },
    set: { ...open, ...secretsOf(given) },
    logs: given.oneOf('logs', ['keep', 'clear'] as const),
    resetPassword: given.has('reset-password'),
    absent: given.has('absent'),
    askRequest: given.has('ask-request'),
    language,
  };
}

/** A value may hold `=`, a column's name may not. */
function pairsOf(given: ParsedArguments, option: 'set' | 'secret-file'): Readonly<Record<string, string>> {
  const pairs = given.texts(option).map((word) => {
    const at = word.indexOf('=');
    if (at < 1) throw given.refuse('command.arguments.not-a-setting', { value: option === 'set' ? word : word.slice(0, 80) });
    return [word.slice(0, at), word.slice(at + 1)] as const;
  });
  return Object.fromEntries(pairs);
}

/** Said before anything is sent; who typed it is to know that others may have read it. */
function refuseOpenSecrets(given: ParsedArguments, columns: readonly string[], { profile, secretColumns = [] }: Recipe): void {
  const secret = columns.find((column) => profileSecretColumns[profile].includes(column) || secretColumns.includes(column));
  if (secret !== undefined) throw given.refuse('command.config.secret-in-argument', { key: secret });
}

/** A secret on a command line could be read by everybody on this computer, so it comes in a file; one line end at its end is none of it. */
function secretsOf(given: ParsedArguments): Readonly<Record<string, string>> {
  const files = Object.entries(pairsOf(given, 'secret-file'));
  return Object.fromEntries(files.map(([column, file]) => [column, readSecret(file, given)]));
}

function readSecret(file: string, given: ParsedArguments): string {
  try {
    return readFileSync(resolve(file), 'utf8').replace(/\r?\n$/, '');
  } catch (thrown) {
    const reason = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : '';
    throw given.refuse('command.arguments.secret-file-unreadable', { file, reason });
  }
}

async function showFound({ given, output, language }: Call, desk: Desk, { station, operator }: CommonOrder): Promise<ExitStatus> {
  const identifier = given.operand(0);
  const lane = given.requiredText('lane') as LaneId;
  const look = await desk.ask('commands.lookAtReturn', { station, operator, identifier, lane });
  await output.object({ look });
  for (const line of lookLines(identifier, look, language)) await output.line(line);
  return exitStatus.notGood;
}

function lookLines(identifier: string, look: ReturnLook, language: Language): readonly string[] {
  const { finding, reasons, device, ownership, decisions } = look;
  const owner = ownership.checked ? (ownership.account ?? '–') : text(language, `returns.not-checked.${ownership.why}`);
  const possible = decisions.filter(({ refused }) => refused === undefined);
  return [
    text(language, 'command.reprovision.finding', { identifier, finding: text(language, `returns.finding.${finding}`) }),
    ...reasons.map(({ code, params }) => `  ${text(language, `returns.reason.${code}`, params)}`),
    ...Object.entries(device?.identity ?? {}).map(([fact, value]) => `  ${fact}: ${value}`),
    ...(device?.fingerprints ?? []).map(({ fact, fingerprint }) => `  ${fact}: ${fingerprint}`),
    ...(device?.keys ?? []).map(({ keystore, alias, subject, standing }) => `  ${keystore}/${alias}: ${subject} (${standing})`),
    text(language, 'command.reprovision.owner', { owner }),
    ...possible.slice(0, 1).map(() => {
      return text(language, 'command.reprovision.decide', { decisions: possible.map(({ decision }) => decision).join(', ') });
    }),
  ];
}
