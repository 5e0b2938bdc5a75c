/** Issues, revokes and lists the station's certificates: on record first, then in anybody's hands. */
import type { Certificate } from '../../../shared/domain/certificates.ts';
import type { Sha256 } from '../../../shared/domain/ids.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { rememberSecret } from '../../log/known-secrets.ts';
import type { RecordedCertificate } from '../journal/certificate-reader.ts';
import type { Journal } from '../journal/journal.ts';
import type { Authority } from './authority.ts';
import { buildCertificate, newSerialNumber } from './build-certificate.ts';
import { buildRevocationList, type RevokedSerial } from './build-revocation-list.ts';
import { factsOf, type NamedCertificate, sha256Of, viewOf } from './certificate-facts.ts';
import { readCertificateRequest } from './certificate-request.ts';
import { encodeName, parseName } from './distinguished-name.ts';
import { deviceExtensions } from './extensions.ts';
import { bundleOf, certificatePem, issuedEvent } from './issued-certificate.ts';
import { openPrivateKey, sealPrivateKey } from './key-box.ts';
import { makeKey } from './key-types.ts';
import { toPem } from './pem.ts';
import type {
  BundleOptions,
  CertificateOrder,
  IssuedCertificate,
  IssuedWithKey,
  KeyOrder,
  Pki,
  RevocationList,
  Revocation,
  SignOrder,
} from './pki.ts';
import { Quota } from './quota.ts';
import { StationAuthorities } from './station-authorities.ts';
import type { TokenSurroundings } from './token/token-signer.ts';
import { validity } from './validity.ts';

const DAY_MS = 86_400_000;
const CRL_DAYS = 30;
/** A device has few; more are read by pages (`list`). */
const MOST_OF_ONE = 1000;

export interface PkiParts {
  readonly journal: Pick<Journal, 'append' | 'read'>;
  readonly stationKey: Uint8Array;
  /** For authorities whose keys are in tokens. */
  readonly tokens: TokenSurroundings;
  readonly now?: (() => Date) | undefined;
}

interface Certified {
  /** Name as DER. */
  readonly subject: Buffer;
  /** SubjectPublicKeyInfo. */
  readonly publicKey: Buffer;
  readonly keyType: string;
  /** PKCS#8 as DER, where the station made it. */
  readonly key?: Uint8Array;
}

export class StationPki implements Pki {
  readonly authorities: StationAuthorities;
  readonly #journal: Pick<Journal, 'append' | 'read'>;
  readonly #stationKey: Uint8Array;
  readonly #now: () => Date;
  readonly #quota: Quota;
  /** Lists are one after the other: each has a higher number than the one before. */
  #listTurn: Promise<unknown> = Promise.resolve();

  constructor({ journal, stationKey, tokens, now = () => new Date() }: PkiParts) {
    this.#journal = journal;
    this.#stationKey = stationKey;
    this.#now = now;
    this.#quota = new Quota(journal.read);
    this.authorities = new StationAuthorities({ journal, stationKey, tokens, now });
  }

  demandReady(days: number): void {
    const { certificate } = this.authorities.issuing();
    validity({ days, now: this.#now(), within: certificate });
  }

  async signRequest({ csrPem, subject, ...order }: SignOrder): Promise<IssuedCertificate> {
    const request = readCertificateRequest(csrPem);
    const name = subject === undefined ? request.subject : encodeName(parseName(subject));
    return this.issuedOf(await this.#issue(order, { subject: name, publicKey: request.publicKey, keyType: request.keyType }));
  }

  async issueWithKey(order: KeyOrder): Promise<IssuedWithKey> {
    const { record, privateKey } = await this.#issueMade(order);
    const privateKeyPem = toPem('PRIVATE KEY', privateKey);
    rememberSecret(privateKeyPem);
    return { ...this.issuedOf(record), privateKeyPem, pkcs12: (options) => this.#bundle(record, privateKey, options) };
  }

  async issueKept(order: KeyOrder): Promise<Certificate> {
    return viewOf((await this.#issueMade(order)).record);
  }

  async revoke({ certificate: name, reason, note, by }: Revocation): Promise<Certificate> {
    const record = this.#find(name);
    const { serialNumber, certificateSha256, purpose, subject } = record.event;
    if (purpose === 'root') throw new AppError('pki/not-revocable', { params: { subject } });
    this.#demandUnrevoked(record);
    const event = { type: 'certificate.revoked', version: 1, certificateSha256, serialNumber, reason, by } as const;
    await this.#journal.append([{ ...event, ...(note === undefined ? {} : { note }) }]);
    if (purpose === 'issuing') this.authorities.forget();
    return viewOf(this.#find({ certificateSha256 }));
  }

  certificatesOf(whose: Parameters<Pki['certificatesOf']>[0]): readonly Certificate[] {
    return this.#journal.read.certificates({ ...whose, limit: MOST_OF_ONE }).map(viewOf);
  }

  certificateOfKey(spkiSha256: Sha256): Certificate | undefined {
    const record = this.#journal.read.certificate({ spkiSha256 });
    return record === undefined ? undefined : viewOf(record);
  }

  list({ afterSeq = 0, limit }: Parameters<Pki['list']>[0]): readonly Certificate[] {
    return this.#journal.read.certificates({ afterSeq, limit }).map(viewOf);
  }

  crl(order: Parameters<Pki['crl']>[0]): Promise<RevocationList> {
    const list = this.#listTurn.then(() => this.#makeList(order));
    this.#listTurn = list.catch(() => undefined);
    return list;
  }

  /** A certificate with its chain, once more. Throws `pki/not-found`. */
  issued(serialNumber: string): IssuedCertificate {
    return this.issuedOf(this.#find({ serialNumber }));
  }

  issuedOf(record: RecordedCertificate): IssuedCertificate {
    return { certificate: viewOf(record), certificatePem: certificatePem(record), chainPem: this.#chainOf(record).map(({ pem }) => pem) };
  }

  /** Throws `pki/no-key` where the station does not have the key of this certificate, `pki/password-too-short`, `pki/key-damaged`. */
  async bundle(serialNumber: string, options: BundleOptions): Promise<Uint8Array> {
    return await this.bundleOf(this.#find({ serialNumber }), options);
  }

  async bundleOf(record: RecordedCertificate, options: BundleOptions): Promise<Uint8Array> {
    const sealed = record.event.type === 'certificate.issued' ? this.#journal.read.privateKey(record.seq) : undefined;
    if (sealed === undefined) throw new AppError('pki/no-key', { params: { subject: record.event.subject } });
    return await this.#bundle(record, openPrivateKey(sealed, record.event.spkiSha256, this.#stationKey), options);
  }

  /** @param privateKey PKCS#8 as DER. */
  #bundle(record: RecordedCertificate, privateKey: Uint8Array, options: BundleOptions): Promise<Uint8Array> {
    const { der, subject } = record.event;
    const certificates = [Buffer.from(der, 'base64'), ...this.#chainOf(record).map((above) => above.der)];
    return bundleOf({ privateKey, certificates, name: subject }, options);
  }

  async #issueMade({ subject, keyType = 'p-256', ...order }: KeyOrder) {
    const name = encodeName(parseName(subject));
    this.authorities.issuing();
    const { publicKey, privateKey } = await makeKey(keyType);
    return { record: await this.#issue(order, { subject: name, publicKey, keyType, key: privateKey }), privateKey };
  }

  async #issue(order: CertificateOrder, certified: Certified): Promise<RecordedCertificate> {
    const authority = this.authorities.issuing();
    this.#demandNewKey(sha256Of(certified.publicKey));
    const place = this.#quota.take(authority, order);
    try {
      const certificate = await this.#sign(authority, order, certified);
      const event = issuedEvent(factsOf(certificate, certified.keyType), authority, { order, place, hasKey: certified.key !== undefined });
      const [stored] = await this.#journal.append([event], this.#sealed(event, certified.key));
      return { seq: stored?.seq ?? 0, issuedAt: stored?.wallTime ?? '', event, hasKey: certified.key !== undefined };
    } catch (error) {
      place.release();
      throw error;
    }
  }

  async #sign(authority: Authority, order: CertificateOrder, { subject, publicKey, keyType }: Certified): Promise<NamedCertificate> {
    const { certificate } = authority;
    const keys = { publicKey, issuerKeyIdentifier: certificate.keyIdentifier };
    const serialNumber = newSerialNumber();
    const content = {
      issuer: certificate.subject,
      subject,
      ...validity({ days: order.days, now: this.#now(), within: certificate }),
      publicKey,
      extensions: deviceExtensions(keys, { ...order, isRsa: keyType.startsWith('rsa') }),
    };
    const der = await buildCertificate({ serialNumber, ...content }, this.authorities.signer(authority));
    return { der, serialNumber: serialNumber.toString('hex'), ...content };
  }

  /** Known before anything is made; the journal itself holds the line where two come at the same moment. */
  #demandNewKey(spkiSha256: Sha256): void {
    const used = this.#journal.read.certificate({ spkiSha256 });
    if (used === undefined) return;
    throw new AppError('pki/key-used-before', { params: { spkiSha256, serialNumber: used.event.serialNumber } });
  }

  #sealed({ spkiSha256 }: { readonly spkiSha256: Sha256 }, key: Uint8Array | undefined) {
    return key === undefined ? [] : [{ entry: 0, encrypted: sealPrivateKey(key, spkiSha256, this.#stationKey) }];
  }

  async #makeList({ by, days = CRL_DAYS, issuerSha256 }: Parameters<Pki['crl']>[0]): Promise<RevocationList> {
    const authority = this.authorities.find(issuerSha256);
    const signer = this.authorities.signer(authority);
    const { read } = this.#journal;
    const revoked: RevokedSerial[] = [];
    read.eachRevoked(authority.record.seq, ({ serialNumber, at, reason }) => revoked.push({ serialNumber, at: new Date(at), reason }));
    const thisUpdate = this.#now();
    const nextUpdate = new Date(thisUpdate.getTime() + days * DAY_MS);
    // Each list is an event, so that the record is longer when the next one is made.
    const number = read.head().seq;
    const { subject: issuer, keyIdentifier: issuerKeyIdentifier } = authority.certificate;
    const der = await buildRevocationList({ issuer, issuerKeyIdentifier, number, thisUpdate, nextUpdate, revoked }, signer);
    const told = { number, nextUpdate: nextUpdate.toISOString(), revoked: revoked.length };
    const { certificateSha256 } = authority.record.event;
    await this.#journal.append([
      { type: 'revocation-list.made', version: 1, issuerSha256: certificateSha256, sha256: sha256Of(der), ...told, by },
    ]);
    return { crlPem: toPem('X509 CRL', der), ...told };
  }

  #find(name: Parameters<Journal['read']['certificate']>[0]): RecordedCertificate {
    const found = this.#journal.read.certificate(name);
    if (found === undefined) throw new AppError('pki/not-found', { params: { certificate: Object.values(name).join() } });
    return found;
  }

  #demandUnrevoked({ revoked, event }: RecordedCertificate): void {
    if (revoked === undefined) return;
    throw new AppError('pki/already-revoked', { params: { serialNumber: event.serialNumber, at: revoked.at } });
  }

  #chainOf({ event }: RecordedCertificate) {
    return event.issuerSha256 === undefined ? [] : this.authorities.chain(this.authorities.find(event.issuerSha256));
  }
}
