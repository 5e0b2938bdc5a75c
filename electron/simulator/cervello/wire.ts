/**
 * How a provisioning request looks on the wire. Next to nothing of it is documented (cervello.md §3), so the simulator takes requests apart by
 * the same profile file by which the station puts them together, with code of its own.
 */
import type { KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { findResourcesFolder } from '../../engine/files/resources-folder.ts';
import type { Call } from './cervello-api.ts';
import { takeApart } from './take-apart.ts';
import { readToken } from './token-check.ts';

/** What of a profile says how a request looks; its other parts are for the station. */
const profileSchema = z.object({
  request: z.object({
    path: z.string(),
    token: z.object({ scheme: z.enum(['rs256-jwt', 'rsa-private-encrypt', 'detached-signature']), payload: z.json() }),
    body: z.json(),
  }),
});
export type WireProfile = z.infer<typeof profileSchema>;

export interface CervelloWire {
  /** Undefined for what is no provisioning request. */
  read(call: Call): ReadRequest | undefined;
}

export interface ReadRequest {
  readonly accessKey: string;
  /** The unique identifier that the token carries; undefined where this key's owner did not make it. */
  readonly identifierBy: (publicKey: KeyObject) => string | undefined;
}

export function shippedWire(): CervelloWire {
  return wireOf(profileSchema.parse(JSON.parse(readFileSync(join(findResourcesFolder(), 'adapters', 'cervello.json'), 'utf8'))));
}

export function wireOf({ request }: WireProfile): CervelloWire {
  const { scheme, payload: claims } = request.token;
  return {
    read: ({ path, query, body }) => {
      const asked =
        query.size === 0 ? path : `${path}?${[...query].map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&')}`;
      const accessKey = takeApart(request.path, asked)?.get('accessKey');
      if (accessKey === undefined) return undefined;
      const sent = takeApart(request.body, parsed(body));
      const token = sent?.get('token');
      const identifierBy = (publicKey: KeyObject) => {
        const said = token === undefined ? undefined : readToken(scheme, { token, payload: sent?.get('payload') }, publicKey);
        return said === undefined ? undefined : takeApart(claims, parsed(said))?.get('uniqueIdentifier');
      };
      return { accessKey: decodeURIComponent(accessKey), identifierBy };
    },
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
