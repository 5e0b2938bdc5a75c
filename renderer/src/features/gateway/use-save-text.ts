/** Saves a text as a file where a person says. */
import { fromFailure } from '../../../../shared/errors/app-error.ts';
import { useSurroundings } from '../../api/context.tsx';

/** What no file system that a person may carry it to takes in a name. */
const NOT_IN_NAMES = /[/\\:*?"<>|\p{Cc}]/gu;

/** The name that it was saved by; undefined where the person changed their mind. Throws where it could not be written. */
export function useSaveText(): (name: string, text: string) => Promise<string | undefined> {
  const { surface } = useSurroundings();
  return async (name, text) => {
    const answer = await surface.saveFile({
      name: name.replaceAll(NOT_IN_NAMES, '-').slice(0, 200),
      bytes: new TextEncoder().encode(text),
    });
    if (answer.kind === 'failed') throw fromFailure(answer.failure);
    return answer.kind === 'saved' ? answer.name : undefined;
  };
}
