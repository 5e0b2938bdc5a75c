/**
 * `identify`: reads who the gateway is and holds it against the unit. It changes nothing. A blank identity is "not provisioned
 * yet" and is only noted; any other text than the expected one is a foreign unit.
 */
import { identifierKey, isBlankIdentity, isBlankSerialNumber } from '../../../shared/domain/identifiers.ts';
import type { Evidence } from '../../../shared/domain/evidence.ts';
import type { StepParams } from '../../../shared/domain/step-params.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { callOptions } from './call-options.ts';
import type { Identity, IdentityFact } from './identity-fact.ts';
import { masked } from './masked.ts';
import { pause } from './pause.ts';
import { readSourcedIdentity, type SourcedIdentity } from './read-identity.ts';
import type { StepContext, StepDefinition, Verification } from './step.ts';

type Context = StepContext<StepParams<'identify'>>;

type Expectations = readonly (readonly [keyof StepParams<'identify'>['expect'], string])[];

const BIRTH_SECONDS = 60;
const BIRTH_POLL_MS = 300;
const MARGIN_MS = 180_000;

/** One expected fact beside what the gateway answered; `fact` says which answer it was held against. */
interface Finding {
  readonly expectation: string;
  readonly fact: IdentityFact;
  readonly expected: string;
  readonly observed: string | undefined;
  readonly verdict: 'proved' | 'refuted' | 'noted';
}

export const identify: StepDefinition<'identify', undefined> = {
  kind: 'identify',
  version: 1,
  tag: () => 'idempotent',
  timeoutMs: ({ birthSeconds = BIRTH_SECONDS }) => birthSeconds * 1000 + MARGIN_MS,
  plan: async () => ({ changes: [], data: undefined }),
  apply: async () => undefined,

  async verify(context) {
    const expected = expectations(context.params);
    if (expected.every(([expectation]) => expectation === 'model')) throw new AppError('identify/nothing-expected');
    context.progress('progress.identify.reading');
    const read = await readPatiently(context, expected);
    return judge(context, findingsOf(expected, read), read);
  },
};

/**
 * A gateway before Kura 5.4 tells its serial number over a broker only when it comes there: where the station has not heard that, a person
 * is told to let it come anew, and it is waited for.
 */
async function readPatiently(context: Context, expected: Expectations): Promise<SourcedIdentity> {
  const { gateway, params, signal, progress } = context;
  const wanted = expected.map(([expectation]) => (expectation === 'identifier' ? 'serialNumber' : expectation));
  const seconds = params.birthSeconds ?? BIRTH_SECONDS;
  const giveUpAtMs = performance.now() + seconds * 1000;
  const isEnough = (found: SourcedIdentity) =>
    found.lacksBirth !== true || findingsOf(expected, found).some(({ fact, observed }) => fact !== 'model' && observed !== undefined);
  let read = await readSourcedIdentity(gateway, { ...callOptions(signal), wanted });
  if (isEnough(read)) return read;
  const { clientId } = (await gateway.remote(callOptions(signal))).address;
  progress('progress.identify.birth', { clientId: masked(context, clientId), seconds: String(seconds) });
  while (!isEnough(read) && performance.now() < giveUpAtMs) {
    await pause(BIRTH_POLL_MS, signal);
    const remote = await gateway.remote(callOptions(signal));
    if (remote.birthProperties() !== undefined) read = await readSourcedIdentity(gateway, { ...callOptions(signal), wanted });
  }
  if (isEnough(read)) return read;
  throw new AppError('identify/birth-not-heard', { params: { clientId: masked(context, clientId), facts: wanted.join(', ') } });
}

/** What the row leaves empty is not asked for. */
function expectations(params: StepParams<'identify'>): Expectations {
  const given = Object.entries(params.expect) as [keyof StepParams<'identify'>['expect'], string | undefined][];
  return given.flatMap(([expectation, text]) => (text === undefined || text.trim() === '' ? [] : [[expectation, text] as const]));
}

function findingsOf(expected: Expectations, { identity }: SourcedIdentity): readonly Finding[] {
  return expected.map(([expectation, text]) => compare(expectation, text, identity));
}

function compare(expectation: keyof StepParams<'identify'>['expect'], expected: string, identity: Identity): Finding {
  const fact = expectation === 'identifier' ? factOf(expected, identity) : expectation;
  const observed = identity[fact];
  if (isBlank(fact, observed)) return { expectation, fact, expected, observed, verdict: 'noted' };
  return { expectation, fact, expected, observed, verdict: isSame(fact, expected, observed ?? '') ? 'proved' : 'refuted' };
}

/** A batch's free identifier is whichever fact it equals; else it is held against the one whose form it has. */
function factOf(identifier: string, identity: Identity): IdentityFact {
  const facts: readonly IdentityFact[] = ['serialNumber', 'macAddress', 'imei'];
  const equal = facts.find((fact) => !isBlank(fact, identity[fact]) && isSame(fact, identifier, identity[fact] ?? ''));
  return equal ?? (/^[0-9A-F]{12}$/.test(identifierKey('macAddress', identifier)) ? 'macAddress' : 'serialNumber');
}

function isBlank(fact: IdentityFact, text: string | undefined): boolean {
  return fact === 'serialNumber' ? isBlankSerialNumber(text) : isBlankIdentity(text);
}

function isSame(fact: IdentityFact, expected: string, observed: string): boolean {
  const kind = fact === 'model' ? 'identifier' : fact;
  return identifierKey(kind, expected) === identifierKey(kind, observed);
}

function judge(context: Context, findings: readonly Finding[], { identity, sourceOf }: SourcedIdentity): Verification {
  const evidence = findings.map((finding) => toEvidence(context, finding, sourceOf(finding.fact)));
  const identifiers = findings.filter((finding) => finding.fact !== 'model');
  const isProved = identifiers.some((finding) => finding.verdict === 'proved');
  const refuted = [...identifiers, ...findings].find((finding) => finding.verdict === 'refuted');
  if (refuted !== undefined) return { outcome: 'fail', evidence, failure: refutation(context, refuted, isProved) };
  if (!isProved && !isBlankBoard(identifiers)) {
    const facts = identifiers.map((finding) => finding.expectation).join(', ');
    throw new AppError('identify/not-readable', { params: { facts } });
  }
  return { outcome: 'pass', evidence, results: toResults(context, identity) };
}

/**
 * Only a serial number was asked for, and the board answers that it has none yet: there is nothing that could prove it, and nothing
 * that speaks against it. The evidence stays `noted`.
 */
function isBlankBoard(identifiers: readonly Finding[]): boolean {
  return identifiers.every((finding) => finding.fact === 'serialNumber' && finding.observed !== undefined);
}

/** Only of a unit that an identifier has proved to be the one that was meant can be said that it is of the wrong model. */
function refutation(context: Context, finding: Finding, isProved: boolean): AppError {
  const params = {
    fact: finding.expectation,
    expected: masked(context, finding.expected),
    observed: masked(context, finding.observed ?? ''),
  };
  return new AppError(finding.fact === 'model' && isProved ? 'identify/wrong-model' : 'identify/foreign-unit', { params });
}

function toEvidence(context: Context, finding: Finding, source: Evidence['source']): Evidence {
  const { expectation, expected, observed, verdict } = finding;
  const read = observed === undefined ? {} : { observed: masked(context, observed) };
  return { name: expectation, expected: masked(context, expected), ...read, verdict, source };
}

/** For `{{result.identify.serialNumber}}` and its siblings; what is blank or secret is left out. */
function toResults(context: Context, identity: Identity): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(identity).filter(([, text]) => !isBlankIdentity(text) && !context.isSecret(text)));
}
