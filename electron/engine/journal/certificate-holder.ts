/** Whom a certificate was made for, as the list of certificates has it. */
import type { JournalEvent } from '../../../shared/domain/events.ts';

export interface CertificateHolder {
  readonly deviceId: string | null;
  readonly unitId: string | null;
}

export function holderOf(event: JournalEvent): CertificateHolder {
  if (event.type !== 'certificate.issued') return { deviceId: null, unitId: null };
  return { deviceId: event.deviceId ?? null, unitId: event.ofUnit ?? null };
}
