/** Names of subjects and issuers: as text (RFC 4514 §2.1, but in the order of the certificate, as openssl shows them) and as DER. */
import { AppError } from '../../../shared/errors/app-error.ts';
import { childOf, type DerElement, oidOf, readDer } from './der/der-reader.ts';
import { ia5String, objectIdentifier, printableString, sequence, setOf, utf8String } from './der/der-writer.ts';

interface Attribute {
  readonly oid: string;
  /** Upper bound in characters (RFC 5280, appendix A.1). */
  readonly longest: number;
}

/** By the short names that openssl and RFC 4514 use. */
const ATTRIBUTES: Readonly<Record<string, Attribute>> = {
  CN: { oid: '2.5.4.3', longest: 64 },
  O: { oid: '2.5.4.10', longest: 64 },
  OU: { oid: '2.5.4.11', longest: 64 },
  C: { oid: '2.5.4.6', longest: 2 },
  L: { oid: '2.5.4.7', longest: 128 },
  ST: { oid: '2.5.4.8', longest: 128 },
  serialNumber: { oid: '2.5.4.5', longest: 64 },
  DC: { oid: '0.9.2342.19200300.100.1.25', longest: 63 },
  UID: { oid: '0.9.2342.19200300.100.1.1', longest: 256 },
  emailAddress: { oid: '1.2.840.113549.1.9.1', longest: 255 },
};
const SHORT_NAMES = new Map(Object.entries(ATTRIBUTES).map(([name, { oid }]) => [oid, name]));
const PRINTABLE = /^[A-Za-z0-9 '()+,\-./:=?]*$/;
/** What a text of several pieces is cut at, unless a backslash stands before it. */
const PIECE = /(?:\\.|[^\\,])+/gs;

export interface NamePart {
  readonly name: string;
  readonly value: string;
}

/** Throws `pki/subject-not-usable` for what is no name, an attribute that is not known, and a value that is empty or too long. */
export function parseName(text: string): readonly NamePart[] {
  const pieces = text.match(PIECE) ?? [];
  const parts = pieces.map((piece) => parsePart(piece, text));
  const isWhole = pieces.join(',') === text;
  if (parts.length === 0 || !isWhole) throw unusable(text);
  return parts;
}

function parsePart(piece: string, whole: string): NamePart {
  const [, typed = '', escaped = ''] = /^\s*([A-Za-z]+)\s*=\s*(.*?)\s*$/s.exec(piece) ?? [];
  const name = Object.keys(ATTRIBUTES).find((each) => each.toLowerCase() === typed.toLowerCase());
  const value = escaped.replaceAll(/\\(.)/gs, '$1');
  const attribute = name === undefined ? undefined : ATTRIBUTES[name];
  const isUsable = attribute !== undefined && value !== '' && [...value].length <= attribute.longest && !/\p{Cc}/u.test(value);
  if (name === undefined || !isUsable || (name === 'C' && !/^[A-Za-z]{2}$/.test(value))) throw unusable(whole);
  return { name, value };
}

export function encodeName(parts: readonly NamePart[]): Buffer {
  return sequence(
    ...parts.map(({ name, value }) => setOf(sequence(objectIdentifier(ATTRIBUTES[name]?.oid ?? ''), encodeValue(name, value)))),
  );
}

/** DirectoryString as UTF-8, but the few that RFC 5280 wants otherwise (appendix A.1). */
function encodeValue(name: string, value: string): Buffer {
  if (name === 'DC' || name === 'emailAddress') return ia5String(value);
  if ((name === 'C' || name === 'serialNumber') && PRINTABLE.test(value)) return printableString(value);
  return utf8String(value);
}

/** @param der A Name, as it stands in a certificate. Throws `DerError`. */
export function nameText(der: Uint8Array): string {
  return readDer(der)
    .children.flatMap((relative) => relative.children.map(partText))
    .join(',');
}

/** The last common name in a Name, or all of the name where it has none. */
export function commonNameOf(der: Uint8Array): string {
  const parts = readDer(der).children.flatMap((relative) => relative.children);
  const common = parts.findLast((part) => oidOf(childOf(part, 0)) === ATTRIBUTES['CN']?.oid);
  return common === undefined ? nameText(der) : stringOf(childOf(common, 1));
}

function partText(part: DerElement): string {
  const type = oidOf(childOf(part, 0));
  const value = stringOf(childOf(part, 1)).replaceAll(/[\\,+"<>;=]/g, String.raw`\$&`);
  return `${SHORT_NAMES.get(type) ?? type}=${value}`;
}

/** Text of any of ASN.1's string types. */
function stringOf({ tag, content }: DerElement): string {
  if (tag === 0x0c) return content.toString('utf8');
  if (tag === 0x1e && content.length % 2 === 0) return Buffer.from(content).swap16().toString('utf16le');
  return content.toString('latin1');
}

function unusable(name: string): AppError {
  return new AppError('pki/subject-not-usable', { params: { name } });
}
