/** Which authorities the station has, how they come and what they may do. */
import type { AuthoritiesView, HeldKeyWish } from '../../../shared/contract/certificates.ts';
import type { KeyType } from '../../../shared/domain/certificates.ts';
import type { PersonId, Sha256 } from '../../../shared/domain/ids.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { Journal } from '../journal/journal.ts';
import { type Authority, authorityView, canIssue, demandValid, signerOf, toAuthority } from './authority.ts';
import { sha256Of } from './certificate-facts.ts';
import { nameText } from './distinguished-name.ts';
import { createdEvent, type HeldKey, makeIssuing, makeRoot, type NewAuthority } from './found-authority.ts';
import { type AuthorityBundle, importAuthority, importHeldAuthority, openAuthority } from './import-authority.ts';
import { openPrivateKey, sealPrivateKey } from './key-box.ts';
import { toPem } from './pem.ts';
import { PERSON_ROUNDS, demandPassword } from './bundle-protection.ts';
import { writePkcs12 } from './pkcs12/write-pkcs12.ts';
import { keySigner, type Signer } from './signer.ts';
import { withHeldKey } from './token/held-key.ts';
import type { TokenSurroundings } from './token/token-signer.ts';

export interface StationKeyed {
  readonly journal: Pick<Journal, 'append' | 'read'>;
  readonly stationKey: Uint8Array;
  readonly tokens: TokenSurroundings;
  readonly now: () => Date;
}

export interface InitOrder {
  readonly name: string;
  readonly keyType: KeyType;
  readonly rootDays: number;
  readonly days: number;
  readonly quota?: number | undefined;
  /** The issuing authority's key is in a token. */
  readonly token?: HeldKeyWish | undefined;
  readonly by: PersonId;
}

export interface RenewOrder {
  readonly keyType: KeyType;
  readonly days: number;
  readonly quota?: number | undefined;
  readonly token?: HeldKeyWish | undefined;
  readonly root?: { readonly pkcs12: Uint8Array; readonly password: string } | undefined;
  readonly by: PersonId;
}

export interface ImportedAuthority {
  readonly bundle: AuthorityBundle | { readonly certificatesPem: string; readonly token: HeldKeyWish };
  readonly password?: string | undefined;
  readonly quota?: number | undefined;
  readonly by: PersonId;
}

interface ChainLink {
  readonly der: Buffer;
  readonly pem: string;
}

export class StationAuthorities {
  readonly #parts: StationKeyed;
  /** Keys that were opened, by the place of their certificate: opening takes longer than a signature. */
  readonly #signers = new Map<number, Signer>();
  readonly #chains = new Map<number, readonly ChainLink[]>();
  /** As the record has them; nobody else writes it. Read again after each change of an authority. */
  #known: readonly Authority[] | undefined;
  /** Changes are one after the other: two at once could both be the first. */
  #turn: Promise<unknown> = Promise.resolve();

  constructor(parts: StationKeyed) {
    this.#parts = parts;
  }

  view(): AuthoritiesView {
    const { read } = this.#parts.journal;
    const now = this.#parts.now();
    const all = this.#all();
    const [newest, ...earlier] = all.filter(canIssue);
    const above = newest === undefined ? undefined : this.#parentOf(newest);
    const shown = (authority: Authority) => authorityView(authority, read, now);
    return {
      ...(newest === undefined ? {} : { issuing: shown(newest) }),
      ...(above === undefined ? {} : { root: shown(above) }),
      earlier: earlier.map(shown),
    };
  }

  /** Throws `vault/wrong-key` where the station key is not the one that sealed the authority's key: found out at opening, not at the first unit. */
  checkStationKey(): void {
    const newest = this.#newest();
    try {
      if (newest?.record.hasKey === true) this.signer(newest);
    } catch (cause) {
      throw new AppError('vault/wrong-key', { params: { batch: newest?.record.event.subject ?? '' }, cause });
    }
  }

  /** The one that issues. Throws `pki/no-authority`, `pki/authority-expired`, `pki/authority-not-yet-valid`. */
  issuing(): Authority {
    const newest = this.#newest();
    if (newest === undefined) throw new AppError('pki/no-authority');
    demandValid(newest, this.#parts.now());
    return newest;
  }

  /** By its certificate; of none the one that issues, whatever its state. */
  find(certificateSha256?: Sha256): Authority {
    if (certificateSha256 === undefined) {
      const newest = this.#newest();
      if (newest === undefined) throw new AppError('pki/no-authority');
      return newest;
    }
    const authority = this.#all().find(({ record }) => record.event.certificateSha256 === certificateSha256);
    if (authority === undefined) throw new AppError('pki/not-found', { params: { certificate: certificateSha256 } });
    return authority;
  }

  /** Throws `pki/no-key`, `pki/key-damaged`. */
  signer(authority: Authority): Signer {
    const { seq, hasKey, event } = authority.record;
    const known = hasKey || event.token !== undefined ? this.#signers.get(seq) : undefined;
    if (known !== undefined) return known;
    const signer = signerOf(authority, { ...this.#parts, read: this.#parts.journal.read });
    this.#signers.set(seq, signer);
    return signer;
  }

  /** After anything that the record says of an authority. */
  forget(): void {
    this.#known = undefined;
    this.#chains.clear();
  }

  /** From this one up, as far as they are known: the same for each of its certificates. */
  chain(from: Authority): readonly ChainLink[] {
    const known = this.#chains.get(from.record.seq);
    if (known !== undefined) return known;
    const chain: ChainLink[] = [];
    for (let authority: Authority | undefined = from; authority !== undefined; authority = this.#parentOf(authority)) {
      const { der } = authority.certificate;
      chain.push({ der, pem: toPem('CERTIFICATE', der) });
    }
    this.#chains.set(from.record.seq, chain);
    return chain;
  }

  /** Throws `pki/already-set-up`, `pki/subject-not-usable`, `pki/outlives-authority` where the issuing one would outlive the root. */
  init({ name, rootDays, token, ...order }: InitOrder): Promise<AuthoritiesView> {
    return this.#inTurn(async () => {
      if (this.#newest() !== undefined) throw new AppError('pki/already-set-up');
      return await this.#withHeld(token, async (held) => {
        const now = this.#parts.now();
        const root = await makeRoot(name, { ...order, days: rootDays, now });
        return await this.#keep([root, await makeIssuing(root, { ...order, now, held })]);
      });
    });
  }

  /** What `importAuthority` throws. A certificate above it that the station knows already is not recorded again. */
  import({ bundle, password = '', ...order }: ImportedAuthority): Promise<AuthoritiesView> {
    return this.#inTurn(async () => {
      const now = this.#parts.now();
      if (!('token' in bundle)) return await this.#keepUnknown(await importAuthority({ ...order, bundle, password, now }));
      return await withHeldKey(bundle.token, this.#parts.tokens, (held) =>
        this.#keepUnknown(importHeldAuthority(bundle.certificatesPem, held, { ...order, now })),
      );
    });
  }

  async #keepUnknown(created: readonly NewAuthority[]): Promise<AuthoritiesView> {
    const { read } = this.#parts.journal;
    const isKnown = ({ event, key }: NewAuthority) =>
      key === undefined && event.token === undefined && read.certificate({ certificateSha256: event.certificateSha256 }) !== undefined;
    return await this.#keep(created.filter((each) => !isKnown(each)));
  }

  /** By the root's key at the station, or in a bundle. Throws `pki/no-authority` without any authority, `pki/no-key`, `pki/not-an-authority`. */
  renew({ root: bundle, token, ...order }: RenewOrder): Promise<AuthoritiesView> {
    return this.#inTurn(async () => {
      const now = this.#parts.now();
      const root = bundle === undefined ? this.#rootHere(now) : await this.#rootOf(bundle, order.by);
      return await this.#withHeld(token, async (held) => {
        const issuing = await makeIssuing(root, { ...order, now, held });
        return await this.#keep([...(root.unrecorded === undefined ? [] : [root.unrecorded]), issuing]);
      });
    });
  }

  #withHeld(token: HeldKeyWish | undefined, work: (held: HeldKey | undefined) => Promise<AuthoritiesView>): Promise<AuthoritiesView> {
    return token === undefined ? work(undefined) : withHeldKey(token, this.#parts.tokens, work);
  }

  /** The root's key, encrypted. Throws `pki/no-key`, `pki/password-too-short`. */
  async rootBundle(password: string): Promise<{ readonly pkcs12: Uint8Array; readonly certificateSha256: Sha256 }> {
    demandPassword(password);
    const { record, certificate } = this.#root();
    const sealed = this.#parts.journal.read.privateKey(record.seq);
    if (sealed === undefined) throw new AppError('pki/no-key', { params: { subject: record.event.subject } });
    const privateKey = openPrivateKey(sealed, record.event.spkiSha256, this.#parts.stationKey);
    const content = { privateKey, certificates: [certificate.der], name: record.event.subject };
    const pkcs12 = await writePkcs12(content, { password, rounds: PERSON_ROUNDS });
    return { pkcs12, certificateSha256: record.event.certificateSha256 };
  }

  /** The root's key is deleted in the commit that says so. Throws `pki/no-key` where it is not here any more. */
  removeRootKey(certificateSha256: Sha256, by: PersonId): Promise<AuthoritiesView> {
    return this.#inTurn(async () => {
      const { record } = this.find(certificateSha256);
      if (record.event.purpose !== 'root') throw new AppError('pki/not-found', { params: { certificate: certificateSha256 } });
      if (!record.hasKey) throw new AppError('pki/no-key', { params: { subject: record.event.subject } });
      await this.#parts.journal.append([{ type: 'authority.key-removed', version: 1, certificateSha256, by }]);
      this.#signers.delete(record.seq);
      this.forget();
      return this.view();
    });
  }

  #rootHere(now: Date) {
    const root = this.#root();
    demandValid(root, now);
    return { certificate: root.certificate, signer: this.signer(root), unrecorded: undefined };
  }

  /** A root that the station does not know is recorded with the first authority under it; its key is not kept. */
  async #rootOf({ pkcs12, password }: NonNullable<RenewOrder['root']>, by: PersonId) {
    const { key, certificate } = await openAuthority({ pkcs12 }, password);
    const subject = nameText(certificate.subject);
    const certificateSha256 = sha256Of(certificate.der);
    if (!certificate.isAuthority || !certificate.subject.equals(certificate.issuer))
      throw new AppError('pki/not-an-authority', { params: { subject } });
    const known = this.#parts.journal.read.certificate({ certificateSha256 });
    if (known !== undefined) demandValid(toAuthority(known), this.#parts.now());
    const event = { ...createdEvent(certificate, by), purpose: 'root', origin: 'imported', keyKept: false } as const;
    return {
      certificate,
      signer: keySigner(key.export({ type: 'pkcs8', format: 'der' })),
      unrecorded: known === undefined ? { event, key: undefined, certificate } : undefined,
    };
  }

  /** All in one commit, with the keys that the station keeps. */
  async #keep(created: readonly NewAuthority[]): Promise<AuthoritiesView> {
    const keys = created.flatMap(({ key, event }, entry) => {
      if (key === undefined) return [];
      return [{ entry, encrypted: sealPrivateKey(key, event.spkiSha256, this.#parts.stationKey) }];
    });
    await this.#parts.journal.append(
      created.map(({ event }) => event),
      keys,
    );
    this.forget();
    return this.view();
  }

  #all(): readonly Authority[] {
    this.#known ??= this.#parts.journal.read.authorities().map(toAuthority);
    return this.#known;
  }

  #newest(): Authority | undefined {
    return this.#all().find(canIssue);
  }

  #root(): Authority {
    const newest = this.#newest();
    const above = newest === undefined ? undefined : this.#parentOf(newest);
    const root = above ?? this.#all().find(({ record }) => record.event.purpose === 'root');
    if (root === undefined) throw new AppError('pki/no-authority');
    return root;
  }

  #parentOf({ record }: Authority): Authority | undefined {
    const { issuerSha256 } = record.event;
    return this.#all().find((each) => each.record.event.certificateSha256 === issuerSha256);
  }

  #inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const result = this.#turn.then(work);
    this.#turn = result.catch(() => undefined);
    return result;
  }
}
