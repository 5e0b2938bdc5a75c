/** A value as it is once nobody has changed it for a moment: what is typed is not asked about with every key. */
import { useEffect, useState } from 'react';

/** `value` is data as JSON has it, and compared as that: it may be made anew each time. */
export function useSettled<Value>(value: Value, afterMs: number): { readonly value: Value; readonly isSettled: boolean } {
  const [settled, setSettled] = useState(value);
  const wanted = JSON.stringify(value) as string | undefined;
  const isSettled = wanted === JSON.stringify(settled);
  useEffect(() => {
    if (isSettled) return undefined;
    const timer = setTimeout(() => setSettled(wanted === undefined ? (undefined as Value) : (JSON.parse(wanted) as Value)), afterMs);
    return () => clearTimeout(timer);
  }, [wanted, isSettled, afterMs]);
  return { value: settled, isSettled };
}
