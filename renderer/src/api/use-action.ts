/** Something a person asks the engine to do: pending while it is asked, its failure kept to be shown. */
import { useCallback, useState } from 'react';
import type { Failure } from '../../../shared/domain/problem.ts';
import { toFailure } from '../../../shared/errors/app-error.ts';

export interface Action<Args extends readonly unknown[]> {
  /** Resolves to true where it was done. */
  run(...args: Args): Promise<boolean>;
  readonly isPending: boolean;
  readonly failure: Failure | undefined;
  forget(): void;
}

export function useAction<Args extends readonly unknown[]>(act: (...args: Args) => Promise<unknown>): Action<Args> {
  // How many are under way: one that ends does not end the others.
  const [pending, setPending] = useState(0);
  const [failure, setFailure] = useState<Failure>();
  const run = async (...args: Args) => {
    setPending((before) => before + 1);
    setFailure(undefined);
    try {
      await act(...args);
      return true;
    } catch (error) {
      setFailure(toFailure(error));
      return false;
    } finally {
      setPending((before) => before - 1);
    }
  };
  return { run, isPending: pending > 0, failure, forget: useCallback(() => setFailure(undefined), []) };
}
