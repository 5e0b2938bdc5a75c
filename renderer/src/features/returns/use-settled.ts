/** A value as it is once nobody has changed it for a moment: what is typed is not asked about with every key. */
import { useEffect, useState } from 'react';

/** Compared as JSON; `value` itself may be made anew each time. */
export function useSettled<Value>(value: Value, afterMs: number): { readonly value: Value; readonly isSettled: boolean } {
  const [settled, setSettled] = useState(value);
  const key = JSON.stringify(value) as string | undefined;
  const isSettled = key === JSON.stringify(settled);
  useEffect(() => {
    if (isSettled) return undefined;
    const timer = setTimeout(() => setSettled(value), afterMs);
    return () => clearTimeout(timer);
    // `value` is what `key` says.
  }, [key, isSettled, afterMs]);
  return { value: settled, isSettled };
}
