/** Finds and reads a file of faults. */
import { readdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { closestName } from '../../../shared/domain/closest-name.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { Language } from '../../../shared/texts/text.ts';
import { parseJsonFile } from '../../engine/files/parse-json-file.ts';
import { findResourcesFolder } from '../../engine/files/resources-folder.ts';
import { readSmallText } from '../../engine/files/small-file.ts';
import { type FaultFile, faultFileSchema } from './fault-file.ts';

/**
 * By path, or by the name of a file that comes with Lineside, with or without `.json`. Throws `simulator/unknown-fault-file`,
 * `simulator/faults-unreadable`, and for the first problem `simulator/faults-invalid` with its path in the file.
 */
export function loadFaults(pathOrName: string, language: Language): FaultFile {
  const file = locate(pathOrName);
  return parseFaults(readSmallText(file, 'simulator/faults-unreadable'), file, language);
}

/** `simulator/faults-invalid`; `file` is for its words. */
export function parseFaults(content: string, file: string, language: Language): FaultFile {
  const { value, problems } = parseJsonFile(content.replace(/^\ufeff/, ''), faultFileSchema, language);
  if (value !== undefined) return value;
  const [first] = problems;
  throw new AppError('simulator/faults-invalid', { params: { file, path: first?.path || '$', reason: first?.message ?? '' } });
}

function locate(pathOrName: string): string {
  if (statSync(pathOrName, { throwIfNoEntry: false })?.isFile() === true) return pathOrName;
  if (/[\\/]/.test(pathOrName)) throw new AppError('simulator/faults-unreadable', { params: { file: pathOrName, reason: 'ENOENT' } });
  const folder = join(findResourcesFolder(), 'faults');
  const names = readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => basename(name, '.json'));
  const wanted = basename(pathOrName, '.json');
  if (names.includes(wanted)) return join(folder, `${wanted}.json`);
  const suggestion = closestName(wanted, names) ?? names.toSorted().join(', ');
  throw new AppError('simulator/unknown-fault-file', { params: { name: pathOrName, suggestion } });
}
