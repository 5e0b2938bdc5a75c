/** Identifiers are stored and exported as entered, byte for byte; the key exists only to match (ARCHITECTURE, idea 6). */
import { z } from 'zod';

export const identifierKindSchema = z.enum(['serialNumber', 'macAddress', 'imei', 'identifier', 'clientId', 'username']);
export type IdentifierKind = z.infer<typeof identifierKindSchema>;

export const identifierSchema = z.strictObject({
  kind: identifierKindSchema,
  /** Exactly as scanned, imported or read. */
  text: z.string().max(1024),
  /** Normalised, for matching only. */
  key: z.string().max(1024),
});
export type Identifier = z.infer<typeof identifierSchema>;

/** Makes the matching key: MAC addresses lose separators and case; everything else is trimmed and folded to upper case. */
export function identifierKey(kind: IdentifierKind, text: string): string {
  const trimmed = text.trim().toUpperCase();
  return kind === 'macAddress' ? trimmed.replaceAll(/[:\-.\s]/g, '') : trimmed;
}

export function toIdentifier(kind: IdentifierKind, text: string): Identifier {
  return { kind, text, key: identifierKey(kind, text) };
}

/**
 * Values that factory images carry instead of an identity. A device that answers one of them is "not provisioned yet", not
 * a foreign unit (reference kura.md §1.2).
 */
const BLANK_VALUES: ReadonlySet<string> = new Set([
  '',
  'DEVICE_NAME',
  'KURA_PLATFORM',
  'GENERIC-DEVICE',
  'RASPBERRY',
  'RASPBERRY-PI',
  'N/A',
  'UNKNOWN',
  'UNSUPPORTED',
  'DOCKER-CONTAINER-INSTANCE',
]);

export function isBlankIdentity(text: string | undefined): boolean {
  if (text === undefined) return true;
  const last = text.charCodeAt(text.length - 1);
  // None of them ends with a digit, as nearly every identity does.
  return !(last >= 0x30 && last <= 0x39) && BLANK_VALUES.has(text.trim().toUpperCase());
}

/** Also where the serial number is only the kind of board, which older images gave to all of that kind (reference kura.md §1.3). */
export function isBlankSerialNumber(text: string | undefined): boolean {
  return isBlankIdentity(text) || /^(?:intel-up2|raspberry-pi.*|nvidia-jetson.*)$/i.test(text?.trim() ?? '');
}
