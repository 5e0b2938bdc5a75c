/** Requests to Cervello, made whole before the first byte of one is sent: what cannot be said is known by then. */
import { randomBytes, type KeyObject } from 'node:crypto';
import { validateHeaderValue } from 'node:http';
import { AppError } from '../../../../shared/errors/app-error.ts';
import type { RestRequest } from '../../gateway/rest/rest-request.ts';
import { canonicalJson } from '../../journal/chain/canonical-json.ts';
import type { CervelloCredentials } from './cervello-room.ts';
import type { CervelloProfile } from './cervello-profile.ts';
import { fillJson, fillPath, fillText, type TemplateValues } from './fill-template.ts';
import { makeToken } from './make-token.ts';

export interface RequestParts {
  readonly uniqueIdentifier: string;
  readonly key: KeyObject;
  readonly accessKey: string;
  readonly accessToken: string | undefined;
  readonly nowMs: number;
}

/** `cervello/value-missing`, `cervello/unusable-header`, and what `makeToken` throws. */
export function composeRequest({ request }: Pick<CervelloProfile, 'request'>, parts: RequestParts): RestRequest {
  const { token, path, headers, body } = request;
  const seconds = Math.floor(parts.nowMs / 1000);
  const values: TemplateValues = {
    ...momentValues(parts.nowMs),
    uniqueIdentifier: parts.uniqueIdentifier,
    accessKey: parts.accessKey,
    certificateAccessToken: parts.accessToken,
    endSeconds: seconds + token.validSeconds,
  };
  const payload = canonicalJson(fillJson(token.payload, values));
  const signed = { ...values, payload, token: makeToken(token.scheme, payload, parts.key) };
  return { method: 'POST', path: fillPath(path, values), headers: headersOf(headers, values), body: fillJson(body, signed) };
}

export interface TelemetryParts extends CervelloCredentials {
  readonly uniqueIdentifier: string;
  readonly nowMs: number;
}

/** One message with the unit's own credentials. Throws as `composeRequest`. */
export function composeTelemetry({ telemetry }: Pick<CervelloProfile, 'telemetry'>, parts: TelemetryParts): RestRequest {
  const { accessKey, accessToken, clientId, uniqueIdentifier } = parts;
  const basic = Buffer.from(`${accessKey}:${accessToken}`).toString('base64');
  const values = { ...momentValues(parts.nowMs), accessKey, accessToken, clientId, uniqueIdentifier, basic };
  return {
    method: 'POST',
    path: fillPath(telemetry.path, values),
    headers: headersOf(telemetry.headers, values),
    body: fillJson(telemetry.body, values),
  };
}

function momentValues(nowMs: number): TemplateValues {
  return {
    seconds: Math.floor(nowMs / 1000),
    milliseconds: nowMs,
    time: new Date(nowMs).toISOString(),
    nonce: randomBytes(16).toString('hex'),
  };
}

function headersOf(templates: Readonly<Record<string, string>>, values: TemplateValues): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(templates).map(([name, template]) => {
      const value = fillText(template, values);
      try {
        validateHeaderValue(name, value);
      } catch {
        // The cause would quote the value.
        throw new AppError('cervello/unusable-header', { params: { name } });
      }
      return [name, value];
    }),
  );
}
