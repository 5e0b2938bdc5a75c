/** A certificate as commands show it: for programs and for people. */
import type { Certificate } from '../../shared/domain/certificates.ts';
import { type Language, text } from '../../shared/texts/text.ts';

/** As CLI.md has it, and what else is known. */
export function certificateObject(certificate: Certificate, files: readonly string[] = []): Readonly<Record<string, unknown>> {
  const { serialNumber: serial, subject, spkiSha256, notBefore, notAfter, ...others } = certificate;
  return { serial, subject, spkiSha256, notBefore, notAfter, files, ...others };
}

export function certificateLine(language: Language, certificate: Certificate): string {
  const { serialNumber, subject, purpose, notBefore, notAfter, revoked } = certificate;
  const end =
    revoked === undefined
      ? ''
      : text(language, 'command.pki.revoked', { at: revoked.at, reason: text(language, `certificate.reason.${revoked.reason}`) });
  const words = { serialNumber, subject, purpose: text(language, `certificate.purpose.${purpose}`), notBefore, notAfter };
  return `${text(language, 'command.pki.certificate', words)}${end}`;
}
