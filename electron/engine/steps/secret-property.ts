/** Which properties of a gateway are shown masked: a device holds secrets of its own, too. */
import type { StepContext } from './step.ts';

const SECRET_KEY = /pass(?:word|wd|phrase)|secret|token|credential|private[._-]?key/i;

/** True for secrets of this run and for keys whose name says that they hold one. */
export function isSecretProperty(
  context: Pick<StepContext<unknown>, 'isSecret'>,
  key: string,
  values: readonly (string | undefined)[],
): boolean {
  return SECRET_KEY.test(key) || values.some((value) => value !== undefined && context.isSecret(value));
}
