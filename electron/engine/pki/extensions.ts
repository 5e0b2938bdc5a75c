/** Extensions of certificates (RFC 5280 §4.2). */
import { hash } from 'node:crypto';
import { isIPv4, isIPv6 } from 'node:net';
import type { DevicePurpose } from '../../../shared/domain/certificates.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { bitsOf, childOf, readDer } from './der/der-reader.ts';
import { boolean, implicit, integer, namedBits, objectIdentifier, octetString, sequence } from './der/der-writer.ts';
import { oid } from './der/object-identifiers.ts';

const USAGE = { digitalSignature: 0, keyEncipherment: 2, certSign: 5, crlSign: 6 } as const;
/** Tags of a GeneralName. */
const DNS_NAME = 2;
const IP_ADDRESS = 7;
const KEY_IDENTIFIER_BYTES = 20;
const HOST_NAME = /^(?:\*\.)?(?:[A-Za-z0-9_](?:[A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?\.)*[A-Za-z0-9_](?:[A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?$/;

const EXTENDED_USAGE: Readonly<Record<DevicePurpose, readonly string[]>> = {
  client: [oid.clientAuth],
  server: [oid.serverAuth],
  'client-and-server': [oid.serverAuth, oid.clientAuth],
};

export function extension(identifier: string, value: Uint8Array, isCritical = false): Buffer {
  return sequence(objectIdentifier(identifier), ...(isCritical ? [boolean(true)] : []), octetString(value));
}

/** The first 160 bits of SHA-256 over the key's bits (RFC 7093 §2, method 1). @param publicKey SubjectPublicKeyInfo. */
export function keyIdentifier(publicKey: Uint8Array): Buffer {
  const bits = bitsOf(childOf(readDer(publicKey), 1));
  return hash('sha256', bits, 'buffer').subarray(0, KEY_IDENTIFIER_BYTES);
}

export interface Identified {
  readonly publicKey: Uint8Array;
  /** Key identifier that the issuer's certificate has; undefined where it has none. */
  readonly issuerKeyIdentifier: Uint8Array | undefined;
}

function identifiers({ publicKey, issuerKeyIdentifier }: Identified): Buffer[] {
  const own = extension(oid.subjectKeyIdentifier, octetString(keyIdentifier(publicKey)));
  return issuerKeyIdentifier === undefined ? [own] : [own, authorityKeyIdentifier(issuerKeyIdentifier)];
}

export function authorityKeyIdentifier(identifier: Uint8Array): Buffer {
  return extension(oid.authorityKeyIdentifier, sequence(implicit(0, identifier)));
}

/** @param pathLength How many authorities there may be below it, one under the other. */
export function authorityExtensions(keys: Identified, pathLength: number): Buffer[] {
  return [
    extension(oid.basicConstraints, sequence(boolean(true), integer(pathLength)), true),
    extension(oid.keyUsage, namedBits([USAGE.certSign, USAGE.crlSign]), true),
    ...identifiers(keys),
  ];
}

export interface DeviceUse {
  readonly purpose: DevicePurpose;
  readonly isRsa: boolean;
  readonly dnsNames?: readonly string[] | undefined;
  readonly ipAddresses?: readonly string[] | undefined;
}

/** Throws `pki/name-not-usable` for what is no host name or address. */
export function deviceExtensions(keys: Identified, { purpose, isRsa, dnsNames = [], ipAddresses = [] }: DeviceUse): Buffer[] {
  const names = [...dnsNames.map(dnsName), ...ipAddresses.map(ipAddress)];
  return [
    extension(oid.basicConstraints, sequence(), true),
    extension(oid.keyUsage, namedBits([USAGE.digitalSignature, ...(isRsa ? [USAGE.keyEncipherment] : [])]), true),
    extension(oid.extendedKeyUsage, sequence(...EXTENDED_USAGE[purpose].map(objectIdentifier))),
    ...identifiers(keys),
    ...(names.length === 0 ? [] : [extension(oid.subjectAltName, sequence(...names))]),
  ];
}

function dnsName(name: string): Buffer {
  if (name.length > 253 || !HOST_NAME.test(name)) throw new AppError('pki/name-not-usable', { params: { name } });
  return implicit(DNS_NAME, Buffer.from(name, 'latin1'));
}

function ipAddress(address: string): Buffer {
  if (isIPv4(address)) return implicit(IP_ADDRESS, Buffer.from(address.split('.').map(Number)));
  if (!isIPv6(address) || address.includes('%')) throw new AppError('pki/name-not-usable', { params: { name: address } });
  return implicit(IP_ADDRESS, Buffer.from(ipv6Groups(address).flatMap((group) => [group >> 8, group & 0xff])));
}

/** The eight numbers of an address that is known to be one. */
function ipv6Groups(address: string): number[] {
  const dots = /(?<=:)[\d.]+$/.exec(address)?.[0].split('.').map(Number) ?? [];
  const [first = 0, second = 0, third = 0, fourth = 0] = dots;
  const lastGroups = `${(first * 256 + second).toString(16)}:${(third * 256 + fourth).toString(16)}`;
  const withoutDots = dots.length === 4 ? address.replace(/[\d.]+$/, lastGroups) : address;
  const [head = '', tail] = withoutDots.split('::');
  const numbers = (text: string) => (text === '' ? [] : text.split(':').map((group) => Number.parseInt(group, 16)));
  const before = numbers(head);
  const after = tail === undefined ? [] : numbers(tail);
  return [...before, ...Array<number>(8 - before.length - after.length).fill(0), ...after];
}
