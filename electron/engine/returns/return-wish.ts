/** What a person wishes of a device that came back. */
import type { ReturnDecision } from '../../../shared/domain/device-return.ts';
import type { PersonId } from '../../../shared/domain/ids.ts';
import type { Language } from '../../../shared/texts/text.ts';
import type { LoadedRecipe } from '../files/recipe-file.ts';

/** Every field as in the contract's `returns.preview`. */
export interface ReturnWish {
  readonly identifier: string;
  readonly decision: ReturnDecision;
  /** Undefined for `scrap` only. */
  readonly recipe: LoadedRecipe | undefined;
  readonly set: Readonly<Record<string, string>>;
  readonly targetCertificates?: readonly string[] | undefined;
  readonly isProvisioned?: boolean | undefined;
  readonly logs: 'keep' | 'clear';
  readonly resetPassword: boolean;
  readonly absent: boolean;
  readonly askRequest: boolean;
  readonly language: Language;
  readonly by: PersonId;
}
