/** A telemetry message as documented for HTTP: `{"data": {…}, "ts": …}` (cervello.md §5). That MQTT carries the same is unconfirmed. */
import { z } from 'zod';
import type { CervelloDevice } from './organisation.ts';

const schema = z.strictObject({
  data: z.record(z.string(), z.unknown()),
  ts: z.union([z.string(), z.number()]).optional(),
});
export type TelemetryMessage = z.infer<typeof schema>;

/** Undefined for another form. */
export function readTelemetry(text: string): TelemetryMessage | undefined {
  try {
    return schema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

/** Documentation names the topic by access key, the published client by client id; they differ here, and both are taken. */
export function isOwnTopic({ credentials }: CervelloDevice, topic: string): boolean {
  return [credentials.accessKey, credentials.clientId].some((name) => topic === `/device/${name}/telemetry`);
}
