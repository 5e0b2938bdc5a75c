/** A station file with its defaults filled in. Secrets that stand in it as plain text are masked. */
import { MASK } from '../../../shared/domain/evidence.ts';
import { mapTexts } from '../../../shared/domain/template.ts';
import { loadStation } from '../files/station-file.ts';
import type { DecodedFile, FileToInspect } from './decoded-file.ts';

/** `lanes[0].ssh.password`, `secrets.NAME`; what stands one level deeper only says where the secret is. */
const SECRET_PATH = /(^|\.)(?:password|newPassword|becomePassword)$|^secrets\.[^.]+$/;

export function stationContent({ path, language }: Pick<FileToInspect, 'path' | 'language'>): DecodedFile {
  const { file, warnings } = loadStation(path, { language });
  const station = mapTexts(file, (text, place) => (SECRET_PATH.test(place) ? MASK : text));
  return { content: { station, problems: warnings }, lines: [JSON.stringify(station, undefined, 2)], ok: true };
}
