/** Decodes what support staff find on a gateway or hand over from a station (CLI.md, `inspect`): one decoder per kind. */
import { AppError } from '../../../shared/errors/app-error.ts';
import { csrContent, pkcs12Content, x509Content } from './certificate-contents.ts';
import type { DecodedFile, FileToInspect } from './decoded-file.ts';
import { guessKind } from './guess-kind.ts';
import { type InspectKind, inspectKinds } from './inspect-kinds.ts';
import { kuraPayloadContent } from './kura-payload-content.ts';
import { kuraPropertiesContent } from './kura-properties-content.ts';
import { kuraSnapshotContent } from './kura-snapshot-content.ts';
import { recipeContent } from './recipe-content.ts';
import { stationContent } from './station-content.ts';

const decoders = {
  'kura-properties': kuraPropertiesContent,
  'kura-snapshot': kuraSnapshotContent,
  'kura-payload': kuraPayloadContent,
  x509: x509Content,
  csr: csrContent,
  pkcs12: pkcs12Content,
  station: stationContent,
  recipe: recipeContent,
} as const satisfies Readonly<Record<InspectKind, (file: FileToInspect) => DecodedFile | Promise<DecodedFile>>>;

export interface InspectedFile extends DecodedFile {
  readonly kind: InspectKind;
}

/**
 * @param kind found out from the file where undefined.
 * Throws `inspect/unknown-kind` for a kind that there is no decoder for or that cannot be found out, and the decoder's own errors.
 */
export async function inspectFile(file: FileToInspect, kind?: string): Promise<InspectedFile> {
  const wanted = kind ?? guessKind(file.path, file.bytes);
  const chosen = inspectKinds.find((known) => known === wanted);
  if (chosen === undefined) {
    throw new AppError('inspect/unknown-kind', { params: { file: file.path, kind: kind ?? '?', kinds: inspectKinds.join(', ') } });
  }
  try {
    return { kind: chosen, ...(await decoders[chosen](file)) };
  } catch (thrown) {
    throw thrown instanceof AppError ? ofFile(thrown, file.path) : thrown;
  }
}

/** Formats know nothing of files. */
function ofFile(error: AppError, file: string): AppError {
  return 'file' in error.params ? error : new AppError(error.code, { params: { ...error.params, file }, cause: error.cause });
}
