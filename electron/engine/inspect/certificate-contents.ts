/** Certificates, requests and bundles (CLI.md). */
import { readCsr } from '../pki/read-csr.ts';
import { readPkcs12 } from '../pki/read-pkcs12.ts';
import { type ReadCertificate, readX509 } from '../pki/read-x509.ts';
import type { DecodedFile, FileToInspect } from './decoded-file.ts';

export function x509Content({ bytes }: FileToInspect): DecodedFile {
  const certificates = readX509(bytes);
  return { content: { certificates }, lines: certificates.flatMap(certificateLines), ok: true };
}

export function csrContent({ bytes }: FileToInspect): DecodedFile {
  const request = readCsr(bytes);
  return { content: { ...request }, lines: Object.entries(request).map(line), ok: true };
}

/** Without a variable for it the password is empty. */
export async function pkcs12Content({ bytes, keyVariable, environment }: FileToInspect): Promise<DecodedFile> {
  const bundle = await readPkcs12(bytes, keyVariable === undefined ? '' : (environment[keyVariable] ?? ''));
  const lines = [...bundle.keys.flatMap((key) => Object.entries(key).map(line)), ...bundle.certificates.flatMap(certificateLines)];
  return { content: { ...bundle }, lines, ok: true };
}

function certificateLines(certificate: ReadCertificate): readonly string[] {
  return Object.entries(certificate).map(line);
}

function line([name, value]: [string, unknown]): string {
  return `${name} = ${String(value)}`;
}
