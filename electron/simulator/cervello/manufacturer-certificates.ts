/** The certificates of manufacturers that the simulated Cervello has issued: of each it keeps the public key only (cervello.md §2). */
import { type KeyObject, createPublicKey } from 'node:crypto';

export interface ManufacturerCertificate {
  readonly manufacturer: string;
  /** "Cervello Certificate Access key": names the certificate in a request. */
  readonly accessKey: string;
  readonly publicKey: KeyObject;
}

export interface IssuedCertificate {
  readonly manufacturer: string;
  readonly accessKey: string;
  readonly certificatePem: string;
}

export class ManufacturerCertificates {
  readonly #byAccessKey = new Map<string, ManufacturerCertificate>();

  add({ manufacturer, accessKey, certificatePem }: IssuedCertificate): void {
    this.#byAccessKey.set(accessKey, { manufacturer, accessKey, publicKey: createPublicKey(certificatePem) });
  }

  get count(): number {
    return this.#byAccessKey.size;
  }

  find(accessKey: string): ManufacturerCertificate | undefined {
    return this.#byAccessKey.get(accessKey);
  }

  /** "all issued devices with this certificate will be invalid" */
  remove(accessKey: string): void {
    this.#byAccessKey.delete(accessKey);
  }
}
