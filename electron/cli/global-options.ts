/** Options that every command knows. */
import type { OptionDefinition } from './command.ts';

export const globalOptions = {
  json: { type: 'boolean', about: 'command.option.json' },
  language: { type: 'string', value: 'en|de', about: 'command.option.language' },
  help: { type: 'boolean', short: 'h', about: 'command.option.help' },
} as const satisfies Readonly<Record<string, OptionDefinition>>;

/** Options that several commands share, so that they read the same everywhere. */
export const sharedOptions = {
  db: { type: 'string', value: 'FILE', about: 'command.option.db' },
  station: { type: 'string', value: 'FILE', about: 'command.option.station' },
  recipe: { type: 'string', value: 'FILE', about: 'command.option.recipe' },
  operator: { type: 'string', value: 'NAME', about: 'command.option.operator' },
  'pin-file': { type: 'string', value: 'FILE', about: 'command.option.pin-file' },
  wait: { type: 'string', value: 'SECONDS', about: 'command.option.wait' },
  lanes: { type: 'string', value: '1,2', about: 'command.option.lanes' },
} as const satisfies Readonly<Record<string, OptionDefinition>>;
