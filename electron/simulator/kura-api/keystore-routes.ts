/** `keystores/v1` and `v2`, as far as trusted certificates go (kura.md §3.5). */
import { X509Certificate } from 'node:crypto';
import { z } from 'zod';
import { keystorePids, type TrustEntry, type TrustStore } from '../kura/trust-store.ts';
import { ApiError, ok } from './reply.ts';
import { type Routes, guarded } from './routes.ts';

const nameSchema = z.object({ keystoreServicePid: z.enum(keystorePids), alias: z.string().min(1) });
const newEntrySchema = nameSchema.extend({ certificate: z.string() });

export function keystoreRoutes(trust: TrustStore): Routes {
  const routes = (base: string): Routes => ({
    [`GET ${base}`]: guarded(() => ok(keystorePids.map((pid) => listing(trust, pid)))),
    [`GET ${base}/entries`]: guarded(({ query }) => {
      const found = entriesOf(trust, query);
      return ok(found.map((entry) => (query.size === 0 ? toJson(entry) : { ...toJson(entry), certificate: entry.pem })));
    }),
    [`GET ${base}/entries/entry`]: guarded(({ query }) => {
      const [entry] = query.size === 2 ? entriesOf(trust, query) : [];
      return entry === undefined ? { status: 404, json: { message: 'Not Found' } } : ok({ ...toJson(entry), certificate: entry.pem });
    }),
    [`POST ${base}/entries/certificate`]: guarded(({ body }) => {
      const { keystoreServicePid: keystore, alias, certificate } = parsed(newEntrySchema, body);
      trust.add({ keystore, alias, pem: readable(certificate) });
      return { status: 204 };
    }),
    [`DELETE ${base}/entries`]: guarded(({ body }) => {
      const { keystoreServicePid: keystore, alias } = parsed(nameSchema, body);
      return trust.remove({ keystore, alias }) ? { status: 204 } : { status: 404, json: { message: 'Not Found' } };
    }),
  });
  return { ...routes('/keystores/v1'), ...routes('/keystores/v2') };
}

function listing(trust: TrustStore, pid: string): object {
  return { keystoreServicePid: pid, type: 'PKCS12', size: trust.entries().filter(({ keystore }) => keystore === pid).length };
}

function entriesOf(trust: TrustStore, query: URLSearchParams): readonly TrustEntry[] {
  const [pid, wanted] = [query.get('keystoreServicePid'), query.get('alias')];
  return trust.entries().filter(({ keystore, alias }) => (pid === null || pid === keystore) && (wanted === null || wanted === alias));
}

function parsed<Schema extends z.ZodType>(schema: Schema, body: unknown): z.output<Schema> {
  const result = schema.safeParse(body);
  if (result.success) return result.data;
  throw new ApiError(400, 'Bad Request');
}

function readable(pem: string): string {
  try {
    return new X509Certificate(pem).toString();
  } catch {
    throw new ApiError(400, 'Invalid certificate');
  }
}

function toJson({ keystore, alias, pem }: TrustEntry): object {
  const certificate = new X509Certificate(pem);
  const nameOf = (lines: string) => lines.split('\n').toReversed().join(', ');
  return {
    subjectDN: nameOf(certificate.subject),
    issuer: nameOf(certificate.issuer),
    startDate: Date.parse(certificate.validFrom),
    expirationDate: Date.parse(certificate.validTo),
    algorithm: 'SHA256withRSA',
    size: 2048,
    keystoreServicePid: keystore,
    alias,
    type: 'TRUSTED_CERTIFICATE',
  };
}
