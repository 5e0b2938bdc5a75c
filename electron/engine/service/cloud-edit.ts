/** The four editable fields of a request, as they come over the contract. */
import type { ProvisionRequestEdit } from '../platforms/everyware/requests/provision-requests.ts';

export interface EditWords {
  /** ISO 8601; null takes the limit away. */
  readonly activatesOn?: string | null | undefined;
  readonly expiresOn?: string | null | undefined;
  readonly status?: 'ENABLED' | 'DISABLED' | undefined;
  readonly retryMaxAttempts?: number | undefined;
}

export function cloudEdit({ activatesOn, expiresOn, ...same }: EditWords): ProvisionRequestEdit {
  return { ...same, activatesOn: toMs(activatesOn), expiresOn: toMs(expiresOn) };
}

function toMs(moment: string | null | undefined): number | null | undefined {
  return typeof moment === 'string' ? Date.parse(moment) : moment;
}
