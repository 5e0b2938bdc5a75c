/** Trusted certificates that shall be in a keystore, or shall not be any more. */
export interface TrustWish {
  readonly keystore: string;
  readonly add: readonly { readonly alias: string; readonly pem: string }[];
  readonly remove: readonly { readonly alias: string }[];
}
