/**
 * Trusted certificates of one keystore: what shall be there beside what is there. Certificates are told apart by their SHA-256, entries by
 * their alias, which Java keeps in small letters.
 */
import type { Change, Evidence } from '../../../shared/domain/evidence.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { CallOptions } from '../gateway/gateway.ts';
import type { EntryName, KeystoreEntry, KuraCalls } from '../gateway/kura-calls.ts';
import { type CertificateText, certificatesIn, sha256OfPem } from './certificate-text.ts';

export interface TrustWish {
  readonly keystore: string;
  /** A PEM of several certificates becomes `alias`, `alias-2`, … */
  readonly add: readonly { readonly alias: string; readonly pem: string }[];
  readonly remove: readonly ({ readonly alias: string } | { readonly sha256: string })[];
  /** What is not there is as it shall be, and not a problem. */
  readonly mayBeGone?: boolean | undefined;
}

export interface TrustProblem {
  readonly alias: string;
  readonly error: AppError;
}

export interface TrustPlan {
  readonly keystore: string;
  readonly changes: readonly Change[];
  /** Nothing is applied where there is one. */
  readonly problems: readonly TrustProblem[];
  readonly additions: readonly (EntryName & CertificateText)[];
  readonly removals: readonly EntryName[];
}

/** By SHA-256 and by alias, as one keystore has them. */
interface Present {
  readonly trusted: readonly { readonly alias: string; readonly sha256: string | undefined }[];
  readonly keys: ReadonlySet<string>;
}

export function planTrust(wish: TrustWish, entries: readonly KeystoreEntry[]): TrustPlan {
  const { keystore } = wish;
  const present = presentIn(keystore, entries);
  const added = wantedCertificates(wish, present);
  const removed = wantedRemovals(wish, present);
  const additions = added.wanted.filter(({ alias, sha256 }) => !hasCertificate(present, { alias, sha256 }, removed.wanted));
  const changes = [
    ...removed.wanted.map(({ alias, sha256 }) => ({ target: nameOf(keystore, alias), ...told('from', sha256), secret: false })),
    ...additions.map(({ alias, sha256 }) => {
      const replaced = present.trusted.find((entry) => entry.alias === alias);
      return { target: nameOf(keystore, alias), ...told('from', replaced?.sha256), to: sha256, secret: false };
    }),
  ];
  return {
    keystore,
    changes,
    problems: [...added.problems, ...removed.problems],
    additions: additions.map((each) => ({ keystore, ...each })),
    removals: removed.wanted.map(({ alias }) => ({ keystore, alias })),
  };
}

/** Additions first: between the two, what is trusted is more and never nothing. */
export async function applyTrust(kura: KuraCalls, { additions, removals }: TrustPlan, call: () => CallOptions): Promise<void> {
  for (const { keystore, alias, pem } of additions) await kura.addTrusted({ keystore, alias, pem }, call());
  for (const name of removals) await kura.removeEntry(name, call());
}

/** What is wanted, as it is there now. `differs` names the first that is not as it shall be. */
export function proveTrust(
  wish: TrustWish,
  entries: readonly KeystoreEntry[],
  source: Evidence['source'],
): { readonly evidence: readonly Evidence[]; readonly differs: string | undefined } {
  const present = presentIn(wish.keystore, entries);
  const added = wantedCertificates(wish, present).wanted.map(({ alias, sha256 }): Evidence => {
    const found = present.trusted.find((entry) => entry.sha256 === sha256);
    const observed = found?.sha256 ?? present.trusted.find((entry) => entry.alias === alias)?.sha256;
    const name = nameOf(wish.keystore, found?.alias ?? alias);
    return { name, expected: sha256, ...told('observed', observed), verdict: found === undefined ? 'refuted' : 'proved', source };
  });
  const removed = wish.remove.map((entry): Evidence => {
    const found = matching(present, entry)[0];
    const name = nameOf(wish.keystore, 'alias' in entry ? entry.alias.toLowerCase() : entry.sha256);
    return {
      name,
      expected: 'removed',
      observed: found === undefined ? 'removed' : (found.sha256 ?? 'there'),
      verdict: found === undefined ? 'proved' : 'refuted',
      source,
    };
  });
  const evidence = [...added, ...removed];
  return { evidence, differs: evidence.find(({ verdict }) => verdict === 'refuted')?.name };
}

function presentIn(keystore: string, entries: readonly KeystoreEntry[]): Present {
  const own = entries.filter((entry) => entry.keystore === keystore);
  return {
    trusted: own.flatMap((entry) =>
      entry.kind === 'trusted' ? [{ alias: entry.alias.toLowerCase(), sha256: sha256OfPem(entry.pem) }] : [],
    ),
    keys: new Set(own.flatMap((entry) => (entry.kind === 'private-key' ? [entry.alias.toLowerCase()] : []))),
  };
}

interface Wanted<Item> {
  readonly wanted: readonly Item[];
  readonly problems: readonly TrustProblem[];
}

function wantedCertificates({ keystore, add }: TrustWish, present: Present): Wanted<CertificateText & { readonly alias: string }> {
  const problems: TrustProblem[] = [];
  const wanted = add.flatMap(({ alias, pem }) => {
    const found = certificatesIn(pem);
    if (found.length === 0) problems.push({ alias, error: new AppError('keystore/no-certificate', { params: { alias } }) });
    return found.map((certificate, at) => ({ ...certificate, alias: `${alias.toLowerCase()}${at === 0 ? '' : `-${at + 1}`}` }));
  });
  for (const [index, { alias, notAfter }] of wanted.entries()) {
    const params = { keystore, alias, until: notAfter };
    const isTwice = wanted.findIndex((each) => each.alias === alias) < index;
    if (isTwice) problems.push({ alias, error: new AppError('keystore/alias-twice', { params }) });
    if (present.keys.has(alias)) problems.push({ alias, error: new AppError('keystore/alias-is-a-key', { params }) });
    if (Date.parse(notAfter) < Date.now()) problems.push({ alias, error: new AppError('keystore/certificate-expired', { params }) });
  }
  return { wanted, problems };
}

function wantedRemovals({ keystore, remove, mayBeGone }: TrustWish, present: Present): Wanted<Present['trusted'][number]> {
  const problems: TrustProblem[] = [];
  const wanted = remove.flatMap((entry) => {
    const found = matching(present, entry);
    const alias = 'alias' in entry ? entry.alias.toLowerCase() : entry.sha256;
    const params = { keystore, alias };
    if (present.keys.has(alias)) problems.push({ alias, error: new AppError('keystore/alias-is-a-key', { params }) });
    else if (found.length === 0 && mayBeGone !== true) problems.push({ alias, error: new AppError('keystore/no-such-entry', { params }) });
    return found;
  });
  return { wanted: [...new Set(wanted)], problems };
}

function matching({ trusted }: Present, entry: TrustWish['remove'][number]): Present['trusted'] {
  return trusted.filter(({ alias, sha256 }) => ('alias' in entry ? alias === entry.alias.toLowerCase() : sha256 === entry.sha256));
}

/** Under whichever alias, unless that one goes. */
function hasCertificate(
  present: Present,
  { sha256 }: { readonly alias: string; readonly sha256: string },
  going: Present['trusted'],
): boolean {
  return present.trusted.some((entry) => entry.sha256 === sha256 && !going.includes(entry));
}

function nameOf(keystore: string, alias: string): string {
  return `${keystore} ${alias}`;
}

function told<Name extends 'from' | 'observed'>(name: Name, text: string | undefined): { readonly [Key in Name]?: string } {
  return (text === undefined ? {} : { [name]: text }) as { readonly [Key in Name]?: string };
}
