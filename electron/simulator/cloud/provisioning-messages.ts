/**
 * What gateway and cloud say to each other while provisioning. The topics follow what is known of the platform's access rules and
 * message names (esf.md §5.1); payloads, the resource part and the order are not public (esf.md §5.2) and are our invention, unconfirmed.
 */
import { z } from 'zod';

/** Gateway → cloud: asks to be provisioned. */
export const requestSchema = z.object({ clientId: z.string(), username: z.string(), activationKey: z.string() });

/** Cloud → gateway: where it belongs from now on. */
export const configurationSchema = z.object({
  requestId: z.string(),
  requesterClientId: z.string(),
  brokerUrl: z.string(),
  accountName: z.string(),
  clientId: z.string(),
  username: z.string(),
  password: z.string(),
  /** PEM, the root last. */
  certificateChain: z.array(z.string()).min(1),
});
export type TargetConfiguration = z.infer<typeof configurationSchema>;

/** Gateway → cloud: installed. */
export const replySchema = z.object({ responseCode: z.int() });

export const topics = {
  request: (account: string, clientId: string) => `$EDC/${account}/${clientId}/MQTT/PROV`,
  configuration: (account: string, clientId: string) => `$EDC/${account}/${clientId}/PROV-V3/PUT/configuration`,
  reply: (account: string, requester: string, requestId: string) => `$EDC/${account}/${requester}/PROV-V3/REPLY/${requestId}`,
  own: (account: string, clientId: string) => `$EDC/${account}/${clientId}/#`,
} as const;

/** Undefined for a payload of another form. */
export function parseMessage<Message>(schema: z.ZodType<Message>, payload: Uint8Array): Message | undefined {
  try {
    return schema.parse(JSON.parse(Buffer.from(payload).toString('utf8')));
  } catch {
    return undefined;
  }
}
