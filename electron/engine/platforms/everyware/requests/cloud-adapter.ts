/**
 * What differs between the generations of Everyware Cloud, as data (`resources/adapters`): how one logs in and where the requests are.
 * What an adapter lists as unconfirmed is not public (esf.md §4.5) and is shown as such wherever it is used.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { CloudSettings } from '../../../../../shared/domain/station-file.ts';
import { findResourcesFolder } from '../../../files/resources-folder.ts';

const adapterSchema = z.strictObject({
  adapter: z.enum(['everyware-ec4', 'everyware-ec5']),
  login: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('basic') }),
    z.strictObject({ kind: z.literal('token'), passwordPath: z.string(), apiKeyPath: z.string(), tokenField: z.string() }),
  ]),
  /** From the API's root on; null where it is not public. */
  requestsPath: z.string().nullable(),
  unconfirmed: z.array(z.string()),
});
export type CloudAdapter = z.infer<typeof adapterSchema>;

export function cloudAdapter(kind: CloudSettings['kind']): CloudAdapter {
  return adapterSchema.parse(JSON.parse(readFileSync(path.join(findResourcesFolder(), 'adapters', `${kind}.json`), 'utf8')));
}

/** True where something of this cloud's API is only assumed. */
export function isUnconfirmed(kind: CloudSettings['kind']): boolean {
  return cloudAdapter(kind).unconfirmed.length > 0;
}
