/** A file that the engine makes and that then goes where a person says: it waits there where no place was chosen. */
import { useState } from 'react';
import type { Outgoing } from '../../../shared/contract/outgoing.ts';
import type { Failure } from '../../../shared/domain/problem.ts';
import { useAction } from './use-action.ts';
import { useSave } from './use-save.ts';

export interface MadeFile<Made, Args extends readonly unknown[]> {
  run(...args: Args): Promise<boolean>;
  readonly isPending: boolean;
  readonly failure: Failure | undefined;
  /** What the engine said of the file once it was made and a place was asked for. */
  readonly made: Made | undefined;
  /** Undefined where the file is not where a person wanted it. */
  readonly savedAs: string | undefined;
  /** Asks for a place once more, for the same file. */
  saveAgain(): void;
  forget(): void;
}

export function useMadeFile<Made extends { readonly outgoing: Outgoing }, Args extends readonly unknown[]>(
  make: (...args: Args) => Promise<Made>,
): MadeFile<Made, Args> {
  const save = useSave();
  const [made, setMade] = useState<Made>();
  const making = useAction(async (...args: Args) => {
    setMade(undefined);
    const answer = await make(...args);
    await save.run(answer.outgoing);
    setMade(answer);
  });
  return {
    run: making.run,
    isPending: making.isPending || save.isPending,
    failure: making.failure ?? save.failure,
    made,
    savedAs: save.savedAs,
    saveAgain: () => made !== undefined && void save.run(made.outgoing),
    forget: () => {
      setMade(undefined);
      making.forget();
      save.forget();
    },
  };
}
