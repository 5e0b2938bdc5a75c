/**
 * What is secret of manufacturers' certificates, sealed by the station key in a file of its own. The platform shows it once (cervello.md
 * §2): so does nobody here, and it is durable before the record speaks of its certificate.
 */
import { createPrivateKey, type KeyObject } from 'node:crypto';
import { z } from 'zod';
import type { ManufacturerCertificateId } from '../../../shared/domain/ids.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { rememberSecret } from '../../log/known-secrets.ts';
import type { StationSecrets } from '../vault/station-secrets.ts';

const sealedSchema = z.strictObject({
  v: z.literal(1),
  /** PKCS#8. */
  key: z.base64(),
  accessKey: z.string().min(1),
  accessToken: z.string().min(1).optional(),
});

export interface CertificateSecrets {
  readonly key: KeyObject;
  /** Part of the address of requests. */
  readonly accessKey: string;
  /** What it is for is not documented. */
  readonly accessToken?: string | undefined;
}

export class SealedCertificates {
  readonly #secrets: StationSecrets;

  constructor(secrets: StationSecrets) {
    this.#secrets = secrets;
  }

  has(certificateId: ManufacturerCertificateId): boolean {
    return this.#secrets.has(certificateId);
  }

  /** Durable when it returns. */
  keep(certificateId: ManufacturerCertificateId, { key, accessKey, accessToken }: CertificateSecrets): void {
    const sealed: z.infer<typeof sealedSchema> = {
      v: 1,
      key: key.export({ type: 'pkcs8', format: 'der' }).toString('base64'),
      accessKey,
      ...(accessToken === undefined ? {} : { accessToken }),
    };
    this.#secrets.set(certificateId, JSON.stringify(sealed));
  }

  /** `manufacturers/no-secrets` where they are not here, `vault/wrong-key`. What comes back is kept out of the log from now on. */
  reveal(certificateId: ManufacturerCertificateId, name: string): CertificateSecrets {
    const sealed = this.#secrets.reveal(certificateId);
    if (sealed === undefined) throw new AppError('manufacturers/no-secrets', { params: { certificate: name } });
    const { key, accessKey, accessToken } = sealedSchema.parse(JSON.parse(sealed));
    rememberSecret(accessKey);
    if (accessToken !== undefined) rememberSecret(accessToken);
    return { key: createPrivateKey({ key: Buffer.from(key, 'base64'), format: 'der', type: 'pkcs8' }), accessKey, accessToken };
  }

  remove(certificateId: ManufacturerCertificateId): void {
    this.#secrets.remove(certificateId);
  }
}
