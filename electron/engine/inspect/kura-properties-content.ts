/** `kura.properties` and `kura_custom.properties`, as Java reads them (CLI.md; kura.md §1.5). */
import { decodeKuraProperties } from '../../../shared/formats/kura-properties.ts';
import { errorTexts } from '../../../shared/texts/text.ts';
import type { DecodedFile, FileToInspect } from './decoded-file.ts';

export function kuraPropertiesContent({ path, bytes, language }: FileToInspect): DecodedFile {
  const { entries, malformed } = decodeKuraProperties(bytes);
  const lines = Object.entries(entries).map(([key, value]) => `${key} = ${value}`);
  if (malformed === undefined) return { content: { entries }, lines, ok: true };
  const { meaning } = errorTexts(language, 'inspect/malformed', { file: path, line: String(malformed.line) });
  return { content: { entries, malformed }, lines: [...lines, meaning], ok: false };
}
