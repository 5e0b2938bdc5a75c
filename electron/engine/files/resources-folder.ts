/** Where the recipes and documents that come with Lineside are, from a checkout and from a bundle alike. */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { AppError } from '../../../shared/errors/app-error.ts';

/** The nearest `resources` folder with recipes, upwards from `start`: this file's own folder, wherever it was bundled to. */
export function findResourcesFolder(start: string = import.meta.dirname): string {
  for (let folder = start; ; folder = dirname(folder)) {
    const resources = join(folder, 'resources');
    if (existsSync(join(resources, 'recipes'))) return resources;
    if (dirname(folder) === folder) throw new AppError('recipe/unreadable', { params: { file: 'resources/recipes', reason: 'ENOENT' } });
  }
}
