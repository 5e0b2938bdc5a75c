/** The cloud's JSON as the station needs it (esf.md §4.1, §4.3). Members that are not used are kept for the way back and not checked. */
import { z } from 'zod';
import type { JobExecution, ProvisionRequest } from './provision-requests.ts';

const wholeNumber = z.union([z.number(), z.bigint(), z.string().regex(/^-?\d+$/)]);
const idText = wholeNumber.transform(String);
const moment = z
  .union([wholeNumber.transform(Number), z.iso.datetime({ offset: true }).transform((text) => Date.parse(text))])
  .nullish()
  .transform((at) => at ?? undefined);
const optionalNumber = wholeNumber.nullish().transform((value) => (value === null || value === undefined ? undefined : Number(value)));
const optionalText = z
  .string()
  .nullish()
  .transform((text) => text || undefined);

const jobSchema = z.looseObject({ status: z.string(), retryCount: optionalNumber, retryMaxAttempts: optionalNumber });

/** As it came, so that an edit sends back what it does not know. */
const rawSchema = z.record(z.string(), z.unknown());
export type RawRequest = z.infer<typeof rawSchema>;

const requestSchema = z.object({
  id: idText,
  accountId: idText,
  clientId: z.string(),
  status: z.string(),
  activatesOn: moment,
  expiresOn: moment,
  createdOn: moment,
  provisionSecureURL: z.boolean().nullish(),
  activationKey: optionalText,
  provisionJob: jobSchema.nullish(),
});

/** The request, and all that the cloud said of it. */
export const requestAnswerSchema = rawSchema.transform((raw, context): { readonly raw: RawRequest; readonly request: ProvisionRequest } => {
  const parsed = requestSchema.safeParse(raw);
  if (!parsed.success) {
    context.addIssue({ code: 'custom', message: 'no provision request' });
    return z.NEVER;
  }
  return { raw, request: toRequest(parsed.data) };
});

/** A list of one may come without its brackets, as some of Java's JSON writers do. */
function listOf<Item extends z.ZodType>(item: Item) {
  return z.union([z.array(item), item.transform((one) => [one])]).nullish();
}

export const pageSchema = z
  .object({ limitExceeded: z.boolean().nullish(), provisionRequest: listOf(requestSchema) })
  .transform(({ limitExceeded, provisionRequest }) => ({
    limitExceeded: limitExceeded ?? false,
    requests: (provisionRequest ?? []).map(toRequest),
  }));

export const countSchema = z.union([
  wholeNumber.transform(Number),
  z.object({ count: wholeNumber.transform(Number) }).transform(({ count }) => count),
]);

const executionSchema = z
  .object({ executionId: idText, status: z.string(), startedOn: moment, endedOn: moment, log: optionalText })
  .transform(({ executionId, ...execution }): JobExecution => ({ id: executionId, ...execution }));

/** The member's name is that of the type, as with requests; unconfirmed, so a bare list is taken as well. */
export const executionsSchema = z.union([
  z.array(executionSchema),
  z
    .object({ jobExecution: listOf(executionSchema), provisionJobExecution: listOf(executionSchema) })
    .transform(({ jobExecution, provisionJobExecution }) => provisionJobExecution ?? jobExecution ?? []),
]);

/** Where an answer that refuses says why in a word of its own; which words there are is not public (esf.md §4.4). */
export const refusalSchema = z.looseObject({ errorCode: optionalText, code: optionalText });

function toRequest({ provisionSecureURL, provisionJob, ...request }: z.output<typeof requestSchema>): ProvisionRequest {
  const job =
    provisionJob === null || provisionJob === undefined
      ? undefined
      : { status: provisionJob.status, retryCount: provisionJob.retryCount, retryMaxAttempts: provisionJob.retryMaxAttempts };
  return { ...request, secureUrl: provisionSecureURL ?? undefined, job };
}
