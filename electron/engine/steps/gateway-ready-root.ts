/** Whether the gateway trusts who vouches for its broker: the authority in its keystore SSLKeystore (kura.md §3.5, §6). */
import type { X509Certificate } from 'node:crypto';
import { posix } from 'node:path';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { CallOptions, Gateway, Shell } from '../gateway/gateway.ts';
import { hasKura, kuraOf, kuraSource } from '../gateway/kura-of.ts';
import { brokerAuthorities } from '../gateway/remote/broker-authorities.ts';
import { certificatesOf, isSameAuthority } from '../gateway/remote/pem-certificates.ts';
import type { BrokerTarget } from './broker-target.ts';
import { askTool, notChecked, type Readiness } from './gateway-ready-question.ts';
import { locateKuraFiles } from './kura-files.ts';

const NAME = 'authority of the broker in SSLKeystore';
/** ESF's samples write its pid with a package before it (esf.md §6). */
const KEYSTORE = /(^|\.)SSLKeystore$/;
/** What keystores have before their password is made random (kura.md §6); it opens nothing that is in use. */
const FACTORY_PASSWORD = 'changeit';

/** A gateway that answers, and not to this: everything else that stops a call is told. */
const NOT_TOLD: ReadonlySet<string> = new Set([
  'gateway/cannot',
  'rest/not-found',
  'rest/no-permission',
  'rest/refused',
  'rest/bad-answer',
  'remote/not-found',
  'remote/refused',
  'remote/bad-answer',
]);

interface Trusted {
  readonly certificates: readonly X509Certificate[];
  readonly source: 'rest' | 'remote' | 'shell';
}

export interface RootQuestion {
  readonly gateway: Gateway;
  readonly shell: Shell;
  readonly target: BrokerTarget;
  /** As in the recipe: left out, `true` or `false`. */
  readonly requireRoot: boolean | undefined;
}

export async function rootReadiness(question: RootQuestion, call: CallOptions): Promise<Readiness> {
  const { target, requireRoot } = question;
  const trusted = (await trustedByKura(question, call)) ?? (await trustedByKeytool(question, call));
  const authorities = trusted === undefined ? undefined : await authoritiesOf(target, call);
  if (trusted === undefined || authorities === undefined) {
    const why = trusted === undefined ? 'the keystore cannot be read' : 'the station does not see the certificate of the broker';
    return { ...notChecked(NAME, why), failure: requireRoot === true ? new AppError('ready/root-not-checked') : undefined };
  }
  const found = authorities.find((one) => trusted.certificates.some((other) => isSameAuthority(one, other)));
  const { source } = trusted;
  if (found !== undefined) return { evidence: [{ name: NAME, observed: nameOf(found), verdict: 'proved', source }] };
  const authority = authorities.map(nameOf).join('; ');
  const missing = { name: NAME, expected: authority, observed: 'missing', source } as const;
  if (requireRoot === false) return { evidence: [{ ...missing, verdict: 'noted' }] };
  const failure = new AppError('ready/root-missing', { params: { authority } });
  return { evidence: [{ ...missing, verdict: 'refuted' }], failure };
}

/** The chain that the station has verified; of a broker that only the gateway reaches, the one authority of the station file. */
async function authoritiesOf({ address, caPem }: BrokerTarget, call: CallOptions): Promise<readonly X509Certificate[] | undefined> {
  const seen = await brokerAuthorities({ address, caPem }, call);
  if (seen !== undefined) return seen;
  const given = certificatesOf(caPem ?? '');
  return given.length === 1 ? given : undefined;
}

/** Undefined where the gateway has no such service, does not let this login read it, or has no such keystore. */
async function trustedByKura({ gateway }: RootQuestion, call: CallOptions): Promise<Trusted | undefined> {
  if (!hasKura(gateway)) return undefined;
  try {
    const entries = await (await kuraOf(gateway, call)).trustedCertificates(call);
    const ours = entries.filter(({ keystore }) => KEYSTORE.test(keystore));
    return ours.length === 0 ? undefined : { certificates: ours.flatMap(({ pem }) => certificatesOf(pem)), source: kuraSource(gateway) };
  } catch (thrown) {
    if (thrown instanceof AppError && NOT_TOLD.has(thrown.code)) return undefined;
    throw thrown;
  }
}

async function trustedByKeytool({ gateway, shell }: RootQuestion, call: CallOptions): Promise<Trusted | undefined> {
  const files = await locateKuraFiles(gateway, shell, call);
  if (files === undefined) return undefined;
  const path = posix.join(posix.dirname(files.customPath), 'security/cacerts.ks');
  const answer = await askTool(shell, ['keytool', '-list', '-rfc', '-keystore', path, '-storepass', FACTORY_PASSWORD], call);
  if (answer.kind !== 'ended' || answer.status !== 0) return undefined;
  return { certificates: certificatesOf(answer.text), source: 'shell' };
}

/** One line of a distinguished name that has one line for each part. */
function nameOf({ subject }: X509Certificate): string {
  return subject.split('\n').join(', ');
}
