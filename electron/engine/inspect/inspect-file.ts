/** Decodes what support staff find on a gateway or hand over from a station (CLI.md, `inspect`): one decoder per kind. */
import { AppError } from '../../../shared/errors/app-error.ts';
import { kuraPropertiesContent } from './kura-properties-content.ts';
import { recipeContent } from './recipe-content.ts';
import { stationContent } from './station-content.ts';
import type { DecodedFile, FileToInspect } from './decoded-file.ts';

const decoders = {
  'kura-properties': kuraPropertiesContent,
  station: stationContent,
  recipe: recipeContent,
} as const satisfies Readonly<Record<string, (file: FileToInspect) => DecodedFile>>;

export type InspectKind = keyof typeof decoders;
export const inspectKinds = Object.keys(decoders) as readonly InspectKind[];

export interface InspectedFile extends DecodedFile {
  readonly kind: InspectKind;
}

/**
 * @param kind found out from the file where undefined.
 * Throws `inspect/unknown-kind` for a kind that there is no decoder for or that cannot be found out.
 */
export function inspectFile(file: FileToInspect, kind?: string): InspectedFile {
  const chosen = inspectKinds.find((known) => known === (kind ?? guessKind(file)));
  if (chosen === undefined) {
    throw new AppError('inspect/unknown-kind', { params: { file: file.path, kind: kind ?? '?', kinds: inspectKinds.join(', ') } });
  }
  return { kind: chosen, ...decoders[chosen](file) };
}

/** By the name for properties, which have no mark of their own; by what every recipe and every station file must hold otherwise. */
function guessKind({ path, bytes }: FileToInspect): InspectKind | undefined {
  if (path.endsWith('.properties')) return 'kura-properties';
  const value = jsonObject(bytes);
  if (value === undefined || !('lineside' in value)) return undefined;
  return 'recipe' in value ? 'recipe' : 'station';
}

function jsonObject(bytes: Uint8Array): object | undefined {
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(bytes));
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}
