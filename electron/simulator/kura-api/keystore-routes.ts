/** `keystores/v1` and `v2`, reading only (kura.md §3.5): the gateway trusts its cloud's authority and nobody else. */
import { X509Certificate } from 'node:crypto';
import { ok } from './reply.ts';
import { type Routes, guarded } from './routes.ts';

const SSL_KEYSTORE = 'SSLKeystore';
const KEYSTORES = [SSL_KEYSTORE, 'HttpsKeystore', 'DMKeystore'] as const;
const ALIAS = 'simulated-cloud-authority';

/** `trustedCa`: the one certificate in the keystore that outgoing TLS connections are checked with, as PEM. */
export function keystoreRoutes(trustedCa: string): Routes {
  const listing = KEYSTORES.map((pid) => ({ keystoreServicePid: pid, type: 'PKCS12', size: pid === SSL_KEYSTORE ? 1 : 0 }));
  const entry = entryOf(trustedCa);
  const isAsked = (query: URLSearchParams) =>
    [SSL_KEYSTORE, null].includes(query.get('keystoreServicePid')) && [ALIAS, null].includes(query.get('alias'));
  const routes = (base: string): Routes => ({
    [`GET ${base}`]: guarded(() => ok(listing)),
    [`GET ${base}/entries`]: guarded(({ query }) =>
      ok(isAsked(query) ? [query.size === 0 ? entry : { ...entry, certificate: trustedCa }] : []),
    ),
    [`GET ${base}/entries/entry`]: guarded(({ query }) =>
      isAsked(query) && query.size === 2 ? ok({ ...entry, certificate: trustedCa }) : { status: 404, json: { message: 'Not Found' } },
    ),
  });
  return { ...routes('/keystores/v1'), ...routes('/keystores/v2') };
}

function entryOf(pem: string): object {
  const certificate = new X509Certificate(pem);
  const nameOf = (lines: string) => lines.split('\n').toReversed().join(', ');
  return {
    subjectDN: nameOf(certificate.subject),
    issuer: nameOf(certificate.issuer),
    startDate: Date.parse(certificate.validFrom),
    expirationDate: Date.parse(certificate.validTo),
    algorithm: 'SHA256withRSA',
    size: 2048,
    keystoreServicePid: SSL_KEYSTORE,
    alias: ALIAS,
    type: 'TRUSTED_CERTIFICATE',
  };
}
