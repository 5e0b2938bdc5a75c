/** What the station needs to know of a certificate that it signs under, and of those that it hands out. */
import { AppError } from '../../../shared/errors/app-error.ts';
import { childOf, type DerElement, DerError, octetsOf, oidOf, readDer } from './der/der-reader.ts';
import { oid } from './der/object-identifiers.ts';

const CERT_SIGN = 0x04;

export interface ParsedCertificate {
  readonly der: Buffer;
  /** Hexadecimal digits, two for each byte, without leading zeros. */
  readonly serialNumber: string;
  /** Names as DER. */
  readonly issuer: Buffer;
  readonly subject: Buffer;
  readonly notBefore: Date;
  readonly notAfter: Date;
  /** SubjectPublicKeyInfo. */
  readonly publicKey: Buffer;
  readonly isAuthority: boolean;
  /** Where it says what the key is for: whether certificates may be signed. */
  readonly maySignCertificates: boolean;
  readonly keyIdentifier: Buffer | undefined;
}

/** Throws `pki/bundle-unreadable`. */
export function parseCertificate(der: Buffer): ParsedCertificate {
  try {
    return readCertificate(der);
  } catch (cause) {
    if (!(cause instanceof DerError)) throw cause;
    throw new AppError('pki/bundle-unreadable', { params: { reason: 'X.509' }, cause });
  }
}

function readCertificate(der: Buffer): ParsedCertificate {
  const body = childOf(readDer(der), 0, 0x30);
  // Version 1 has no element that says so.
  const from = body.children[0]?.tag === 0xa0 ? 1 : 0;
  const validity = childOf(body, from + 3, 0x30);
  const extensions = extensionsOf(body);
  const constraints = extensions.get(oid.basicConstraints);
  const usage = extensions.get(oid.keyUsage);
  const identifier = extensions.get(oid.subjectKeyIdentifier);
  return {
    der,
    serialNumber: serialText(childOf(body, from, 0x02)),
    issuer: childOf(body, from + 2, 0x30).raw,
    subject: childOf(body, from + 4, 0x30).raw,
    notBefore: timeOf(childOf(validity, 0)),
    notAfter: timeOf(childOf(validity, 1)),
    publicKey: childOf(body, from + 5, 0x30).raw,
    isAuthority: constraints !== undefined && constraints.children[0]?.tag === 0x01 && constraints.children[0].content[0] !== 0,
    maySignCertificates: usage === undefined || ((usage.content[1] ?? 0) & CERT_SIGN) !== 0,
    keyIdentifier: identifier === undefined ? undefined : octetsOf(identifier),
  };
}

/** Values by object identifier. */
function extensionsOf(body: DerElement): ReadonlyMap<string, DerElement> {
  const list = body.children.find(({ tag }) => tag === 0xa3)?.children[0]?.children ?? [];
  return new Map(list.map((each) => [oidOf(childOf(each, 0)), readDer(octetsOf(childOf(each, each.children.length - 1, 0x04)))]));
}

function serialText({ content }: DerElement): string {
  const digits = content.toString('hex').replace(/^(?:00)+(?=..)/, '');
  return digits === '' ? '00' : digits;
}

/** UTCTime or GeneralizedTime, to the second and in UTC (RFC 5280 §4.1.2.5). */
function timeOf({ tag, content }: DerElement): Date {
  const text = content.toString('latin1');
  const digits = tag === 0x17 ? `${Number(text.slice(0, 2)) < 50 ? '20' : '19'}${text}` : text;
  const [, year = '', month = '', day = '', hour = '', minute = '', second = ''] =
    /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/.exec(digits) ?? [];
  if ((tag !== 0x17 && tag !== 0x18) || year === '') throw new DerError('no time');
  return new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
}
