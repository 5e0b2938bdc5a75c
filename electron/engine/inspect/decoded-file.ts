/** What a decoder takes and gives. */
import type { Language } from '../../../shared/texts/text.ts';

export interface FileToInspect {
  readonly path: string;
  readonly bytes: Uint8Array;
  /** Of problems that are told with the content. */
  readonly language: Language;
  /** Shows passwords, too. Private keys are never shown. */
  readonly reveal: boolean;
  /** Name of the environment's variable that holds the snapshot's key or the bundle's password. */
  readonly keyVariable: string | undefined;
  readonly environment: NodeJS.ProcessEnv;
}

export interface DecodedFile {
  /** For programs, as JSON. Secrets are masked. */
  readonly content: Readonly<Record<string, unknown>>;
  /** The same for people. */
  readonly lines: readonly string[];
  /** False where the file says something that its reader will not understand. */
  readonly ok: boolean;
}
