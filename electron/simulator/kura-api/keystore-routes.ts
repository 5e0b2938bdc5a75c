/** `keystores/v1` and `v2` (kura.md §3.5): trusted certificates, key pairs made here, their requests, their chains. */
import { createPrivateKey, X509Certificate } from 'node:crypto';
import { z } from 'zod';
import { type DeviceKey, isKeyOf, makeDeviceKey, requestFor } from '../kura/device-key.ts';
import { keystorePids, type TrustStore } from '../kura/trust-store.ts';
import { entriesOf, entryWithCertificates, listingOf, shortEntry } from './keystore-json.ts';
import { ApiError, ok, type Reply } from './reply.ts';
import { guarded, type Handler, type Routes } from './routes.ts';

const nameSchema = z.object({ keystoreServicePid: z.string().min(1), alias: z.string().min(1) });
const trustedSchema = nameSchema.extend({ certificate: z.string() });
const requestSchema = nameSchema.extend({ signatureAlgorithm: z.string().min(1), attributes: z.string().min(1) });
const keyPairSchema = requestSchema.extend({ algorithm: z.enum(['RSA', 'DSA']), size: z.int() });
const privateKeySchema = nameSchema.extend({ privateKey: z.string().optional(), certificateChain: z.array(z.string()).min(1) });

const NOT_FOUND: Reply = { status: 404, json: { message: 'Not Found' } };
/** What becomes of an exception that nobody catches: no message. */
const FAILED: Reply = { status: 500 };

export function keystoreRoutes(trust: TrustStore, nowMs: () => number = Date.now): Routes {
  const routes = (base: string): Routes => ({
    [`GET ${base}`]: guarded(() => ok(keystorePids.map((pid) => listingOf(trust, pid)))),
    [`GET ${base}/entries`]: guarded(({ query }) => readEntries(trust, query)),
    [`GET ${base}/entries/entry`]: guarded(({ query }) => {
      const [entry] = query.size === 2 ? entriesOf(trust, query) : [];
      return entry === undefined ? NOT_FOUND : ok(entryWithCertificates(entry));
    }),
    [`POST ${base}/entries/certificate`]: guarded(({ body }) => addTrusted(trust, body)),
    [`POST ${base}/entries/keypair`]: guarded(({ body }) => makeKeyPair(trust, body, nowMs())),
    [`POST ${base}/entries/csr`]: guarded(({ body }) => makeRequest(trust, body)),
    [`DELETE ${base}/entries`]: guarded(({ body }) => {
      const { keystoreServicePid: keystore, alias } = parsed(nameSchema, body);
      return trust.remove({ keystore, alias }) ? { status: 204 } : FAILED;
    }),
  });
  const privateKey: Handler = ({ body }) => putPrivateKey(trust, body);
  return { ...routes('/keystores/v1'), ...routes('/keystores/v2'), 'POST /keystores/v2/entries/privatekey': guarded(privateKey) };
}

function readEntries(trust: TrustStore, query: URLSearchParams): Reply {
  const pid = query.get('keystoreServicePid');
  if (pid !== null && !isKnown(pid)) return NOT_FOUND;
  const found = entriesOf(trust, query);
  return ok(found.map(query.size === 0 ? shortEntry : entryWithCertificates));
}

function addTrusted(trust: TrustStore, body: unknown): Reply {
  const { keystoreServicePid: keystore, alias, certificate } = parsed(trustedSchema, body);
  const pem = readable(certificate);
  if (!isKnown(keystore)) return FAILED;
  trust.add({ keystore, alias, pem });
  return { status: 204 };
}

async function makeKeyPair(trust: TrustStore, body: unknown, nowMs: number): Promise<Reply> {
  const { keystoreServicePid: keystore, alias, size: sizeBits, attributes: subject, ...wish } = parsed(keyPairSchema, body);
  if (!isKnown(keystore)) return FAILED;
  const made = await ifPossible(() => makeDeviceKey({ ...wish, sizeBits, subject }, nowMs));
  if (made === undefined) return FAILED;
  trust.addKey({ keystore, alias, ...made });
  return { status: 204 };
}

async function makeRequest(trust: TrustStore, body: unknown): Promise<Reply> {
  const { keystoreServicePid: keystore, alias, attributes: subject, signatureAlgorithm } = parsed(requestSchema, body);
  const key = trust.key({ keystore, alias });
  const signingRequest = key === undefined ? undefined : await ifPossible(() => requestFor(key.keyPem, { signatureAlgorithm, subject }));
  return signingRequest === undefined ? FAILED : ok({ signingRequest });
}

/** Without a key only the chain of the entry is replaced, and has to go with the key that is there. */
function putPrivateKey(trust: TrustStore, body: unknown): Reply {
  const { keystoreServicePid: keystore, alias, privateKey, certificateChain } = parsed(privateKeySchema, body);
  const chain = certificateChain.map(readable);
  if (!isKnown(keystore)) return FAILED;
  const keyPem = privateKey ?? trust.key({ keystore, alias })?.keyPem;
  if (keyPem === undefined || !goesWith({ keyPem, chain })) return FAILED;
  trust.addKey({ keystore, alias, keyPem, chain });
  return { status: 204 };
}

function goesWith({ keyPem, chain }: DeviceKey): boolean {
  try {
    createPrivateKey(keyPem);
    return isKeyOf(keyPem, chain[0] ?? '');
  } catch {
    return false;
  }
}

async function ifPossible<Value>(work: () => Promise<Value>): Promise<Value | undefined> {
  try {
    return await work();
  } catch {
    return undefined;
  }
}

function isKnown(pid: string): boolean {
  return keystorePids.some((known) => known === pid);
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
