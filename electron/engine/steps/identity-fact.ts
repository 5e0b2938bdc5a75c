/** What a gateway says of itself. */
import type { IdentifierKind } from '../../../shared/domain/identifiers.ts';

export type IdentityFact = IdentifierKind | 'model';

/** As read, byte for byte. A blank text is what an unprovisioned board answers; a fact that is missing could not be asked. */
export type Identity = Partial<Record<IdentityFact, string>>;
