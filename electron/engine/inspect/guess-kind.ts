/** What a file is: by the name for properties, which have no mark of their own; by what it holds otherwise. */
import { basename, extname } from 'node:path';
import { AppError } from '../../../shared/errors/app-error.ts';
import { isEncryptedForm } from '../../../shared/formats/kura-password.ts';
import { fromPayloadBytes } from '../gateway/remote/payload-bytes.ts';
import type { InspectKind } from './inspect-kinds.ts';

const HEAD_BYTES = 4096;
const BY_EXTENSION: Readonly<Record<string, InspectKind>> = {
  '.properties': 'kura-properties',
  '.p12': 'pkcs12',
  '.pfx': 'pkcs12',
  '.csr': 'csr',
  '.crt': 'x509',
  '.cer': 'x509',
  '.der': 'x509',
};

export function guessKind(path: string, bytes: Uint8Array): InspectKind | undefined {
  const head = Buffer.from(bytes.subarray(0, HEAD_BYTES)).toString('latin1');
  if (/^snapshot_\d+\.xml$/.test(basename(path))) return 'kura-snapshot';
  return BY_EXTENSION[extname(path).toLowerCase()] ?? byText(head, bytes) ?? (isPayload(bytes) ? 'kura-payload' : undefined);
}

function byText(head: string, bytes: Uint8Array): InspectKind | undefined {
  const text = head.replace(/^\u00EF\u00BB\u00BF/, '').trimStart();
  if (text.startsWith('<')) return 'kura-snapshot';
  if (/-----BEGIN (?:NEW )?CERTIFICATE REQUEST-----/.test(head)) return 'csr';
  if (/-----BEGIN (?:TRUSTED )?CERTIFICATE-----/.test(head)) return 'x509';
  if (text.startsWith('{')) return linesideKind(bytes);
  if (text.charAt(16) === '-' && isEncryptedForm(Buffer.from(bytes).toString('latin1').trim())) return 'kura-snapshot';
  return undefined;
}

/** What every recipe and every station file must hold. */
function linesideKind(bytes: Uint8Array): InspectKind | undefined {
  const value = jsonObject(bytes);
  if (value === undefined || !('lineside' in value)) return undefined;
  return 'recipe' in value ? 'recipe' : 'station';
}

function jsonObject(bytes: Uint8Array): object | undefined {
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(bytes));
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Packed bytes are taken for one even where they are damaged: nothing else here is packed. */
function isPayload(bytes: Uint8Array): boolean {
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) return true;
  try {
    const { timestamp, position, metrics, body } = fromPayloadBytes(bytes).payload;
    return metrics.length > 0 || timestamp !== undefined || position !== undefined || body !== undefined;
  } catch (thrown) {
    if (thrown instanceof AppError) return false;
    throw thrown;
  }
}
