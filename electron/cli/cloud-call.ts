/** What the commands about provision requests share: the station file whose clouds they ask, and times as people write them. */
import { resolve } from 'node:path';
import type { z } from 'zod';
import type { CommandRequests } from '../../shared/contract/commands.ts';
import type { RequestView } from '../../shared/contract/requests.ts';
import { text } from '../../shared/texts/text.ts';
import { secretVariables } from '../engine/files/station-secret.ts';
import type { Call, OptionDefinition } from './command.ts';
import { type Desk, withDesk } from './desk.ts';
import { sharedOptions } from './global-options.ts';
import { loadNamedStation } from './named-station.ts';
import type { ParsedArguments } from './parsed-arguments.ts';
import { Pins } from './pins.ts';
import { signIn } from './sign-in.ts';

type NamedStation = z.input<CommandRequests['commands.requests.count']['input']>['station'];

export const cloudOptions = {
  cloud: { type: 'string', value: 'NAME', required: true, about: 'command.option.cloud' },
  station: sharedOptions.station,
  db: sharedOptions.db,
} as const satisfies Readonly<Record<string, OptionDefinition>>;

export const orderOptions = { ...cloudOptions, operator: sharedOptions.operator, 'pin-file': sharedOptions['pin-file'] } as const;

/** Says so where nobody has met this kind of cloud. */
export async function cloudPlace(call: Call): Promise<{ readonly station: NamedStation; readonly cloud: string }> {
  const loaded = await loadNamedStation(call);
  const cloud = call.given.requiredText('cloud');
  const settings = loaded.file.clouds?.[cloud];
  const { isUnconfirmed } = await import('../engine/platforms/everyware/requests/cloud-adapter.ts');
  if (settings !== undefined && settings.kind !== 'cervello' && isUnconfirmed(settings.kind))
    await call.output.note(text(call.language, 'command.requests.unconfirmed'));
  const names = secretVariables(loaded.file);
  const environment = Object.fromEntries(
    names.flatMap((name) => (loaded.environment[name] === undefined ? [] : [[name, loaded.environment[name]]])),
  );
  return { station: { file: resolve(loaded.path ?? ''), environment }, cloud };
}

/** At the desk, signed in where the order changes something. */
export function atCloudDesk<Result>(call: Call, changes: boolean, work: (desk: Desk) => Promise<Result>): Promise<Result> {
  const pins = new Pins(call);
  return withDesk(call, { mustExist: true, forOrder: false }, async (desk) => {
    if (changes) await signIn(call, desk, pins);
    return await work(desk);
  });
}

/** ISO 8601 with its zone; null for "none", where that may be said. */
export function momentOf(given: ParsedArguments, option: string): string | null | undefined {
  const value = given.text(option);
  if (value === undefined) return undefined;
  if (value === 'none') return null;
  const at = /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(value) && /(?:Z|[+-]\d\d:\d\d)$/.test(value) ? Date.parse(value) : Number.NaN;
  if (Number.isNaN(at)) throw given.refuse('command.requests.not-a-moment', { option, value });
  return new Date(at).toISOString();
}

export function listOf(given: ParsedArguments, option: string): string[] | undefined {
  return given
    .text(option)
    ?.split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '');
}

export async function sayRequest({ output, language }: Call, request: RequestView): Promise<void> {
  const { id, clientId, status, accountId: account, expiresOn: until = '–', job } = request;
  const attempts = `${job?.retryCount ?? '?'}/${job?.retryMaxAttempts ?? '?'}`;
  await output.line(text(language, 'command.requests.line', { clientId, status, account, job: job?.status ?? '–', attempts, until, id }));
}
