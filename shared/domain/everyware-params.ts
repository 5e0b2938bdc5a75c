/** The `with` of the steps that look at the cloud's side of a provisioning. */
import { z } from 'zod';

const text = z.string().max(1024);

export const everywareCloudParams = {
  'everyware.request': z.strictObject({
    /** Name of a cloud of the station file; left out where it has one only. */
    cloud: text.optional(),
    /** Empty or left out: by the rules that everyware.settings writes by. */
    clientId: text.optional(),
    timeoutSeconds: z.int().min(1).max(300).default(30),
  }),
} as const;

export const birthParams = {
  /** Name of a cloud of the station file, at whose broker the birth message is waited for; left out where it has one only. */
  cloud: text.optional(),
  /** How long the birth message may take once the gateway has said that it is provisioned. */
  birthSeconds: z.int().min(1).max(3600).default(30),
} as const;
