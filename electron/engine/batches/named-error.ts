/** A person knows a file by the name it was chosen by, not by that of the copy which is read. */
import { AppError } from '../../../shared/errors/app-error.ts';

export function withFileName(thrown: unknown, fileName: string): unknown {
  if (!(thrown instanceof AppError) || thrown.params['file'] === undefined) return thrown;
  return new AppError(thrown.code, { params: { ...thrown.params, file: fileName }, cause: thrown.cause });
}
