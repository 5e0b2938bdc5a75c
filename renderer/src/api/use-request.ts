/** A question to the engine that a screen asks when it opens or when something it depends on changed. */
import { useCallback, useEffect, useState } from 'react';
import type { RequestInput, RequestName, RequestOutput } from '../../../shared/contract/contract.ts';
import type { Failure } from '../../../shared/domain/problem.ts';
import { toFailure } from '../../../shared/errors/app-error.ts';
import { useStation, useSurroundings } from './context.tsx';

export interface Asked<Value> {
  /** The last answer stays while the next one is on its way. */
  readonly value: Value | undefined;
  readonly failure: Failure | undefined;
  readonly isWaiting: boolean;
  ask(): void;
}

/** `input` undefined asks nothing. A change of `input` (by value) or of `version` asks again and cancels what was asked before. */
export function useRequest<Name extends RequestName>(
  name: Name,
  input: RequestInput<Name> | undefined,
  version: number | string = 0,
): Asked<RequestOutput<Name>> {
  const { engine } = useSurroundings().station;
  const isConnected = useStation((state) => state.connection === 'ready');
  const [again, setAgain] = useState(0);
  const [asked, setAsked] = useState<Omit<Asked<RequestOutput<Name>>, 'ask'>>({
    value: undefined,
    failure: undefined,
    isWaiting: input !== undefined,
  });
  const question = input === undefined ? undefined : JSON.stringify({ input, version, again });

  useEffect(() => {
    if (question === undefined) {
      setAsked({ value: undefined, failure: undefined, isWaiting: false });
      return undefined;
    }
    if (!isConnected) return undefined;
    const cancelled = new AbortController();
    const { input: asking } = JSON.parse(question) as { input: RequestInput<Name> };
    setAsked((before) => ({ ...before, isWaiting: true }));
    engine.request(name, asking, { signal: cancelled.signal }).then(
      (value) => setAsked({ value, failure: undefined, isWaiting: false }),
      (error: unknown) => {
        if (!cancelled.signal.aborted) setAsked((before) => ({ ...before, failure: toFailure(error), isWaiting: false }));
      },
    );
    return () => cancelled.abort();
  }, [engine, name, question, isConnected]);

  const ask = useCallback(() => setAgain((count) => count + 1), []);
  return { ...asked, ask };
}
