/** The `with` of the steps that bring a gateway to the station's broker, meet it there, and send it on to its own (kura.md §5). */
import { z } from 'zod';

const text = z.string().max(65_536);
/** `CloudService` of the connection, where the gateway has several: `org.eclipse.kura.cloud.CloudService-2`. Default: the first one. */
const cloudConnection = text.optional();
const seconds = z.int().min(1).max(86_400);

export const remoteStepParams = {
  'remote.bootstrap': z.strictObject({
    cloudConnection,
    /** Under which the unit comes to the station's broker. Default: its first identifier. */
    clientId: text.optional(),
    timeoutSeconds: seconds.default(60),
  }),
  'remote.meet': z.strictObject({ timeoutSeconds: seconds.default(300) }),
  'remote.leave': z
    .strictObject({
      cloudConnection,
      /** A broker of the station file: its authority goes into the gateway's keystore, and with a login there the unit is seen to arrive. */
      broker: text.optional(),
      /** Default: that broker's. */
      brokerUrl: text.optional(),
      accountName: text.optional(),
      clientId: text.optional(),
      username: text.optional(),
      password: text.optional(),
      /** Puts back what the gateway had before remote.bootstrap. */
      restore: z.boolean().default(false),
      /** For leaving. */
      timeoutSeconds: seconds.default(120),
      arrivalSeconds: seconds.default(180),
    })
    .refine(({ restore, broker, brokerUrl }) => restore || broker !== undefined || brokerUrl !== undefined, {
      path: ['brokerUrl'],
      error: 'is needed where neither broker nor restore is given',
    }),
} as const;
