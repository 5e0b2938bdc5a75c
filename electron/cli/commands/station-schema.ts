/** `lineside station schema`. */
import type { Command } from '../command.ts';
import { sayJsonSchema } from '../json-schema.ts';

export const stationSchemaCommand: Command = {
  name: 'station schema',
  about: 'command.station-schema.about',
  operands: [],
  options: {},
  stops: 'at-once',
  async run(call) {
    const { stationJsonSchema } = await import('../../engine/files/station-file.ts');
    return await sayJsonSchema(call, stationJsonSchema());
  },
};
