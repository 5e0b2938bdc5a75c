/** Where the keyboard is on the line's screen. What had it may be gone or done; then it goes to what a lane asks, else to what comes next. */
import { type RefObject, useEffect, useRef } from 'react';

/** As `data-keyboard`: the answer to a lane's question, the control that comes next. */
export type KeyboardPlace = 'asks' | 'next';

/** Nobody is using the keyboard for anything: it is nowhere, on a control that can do nothing any more, or waits on the next one. */
export function isKeyboardFree(): boolean {
  return isLost() || document.activeElement?.matches('[data-keyboard="next"]') === true;
}

function isLost(): boolean {
  const at = document.activeElement;
  return at === null || at === document.body || at.matches(':disabled');
}

/** For whoever worked with `controls` or an answer last: while these change under the hand, the keyboard goes on. */
export function useKeptKeyboard(controls: RefObject<HTMLElement | null>): void {
  const isOurs = useRef(false);
  useEffect(() => {
    const onFocus = ({ target }: FocusEvent) => {
      // A dialog gives the keyboard back when it closes.
      if (!(target instanceof Element) || target.closest('[role="dialog"]') !== null) return;
      isOurs.current = controls.current?.contains(target) === true || target.matches('[data-keyboard]');
    };
    addEventListener('focusin', onFocus);
    return () => removeEventListener('focusin', onFocus);
  }, [controls]);

  useEffect(() => {
    // After a dialog that closes has given it back.
    const frame = requestAnimationFrame(() => {
      if (!isOurs.current || !isLost() || document.querySelector('[role="dialog"]') !== null) return;
      const asked = document.querySelector<HTMLElement>('[data-keyboard="asks"]');
      (asked ?? controls.current?.querySelector<HTMLElement>('[data-keyboard="next"]:enabled'))?.focus();
    });
    return () => cancelAnimationFrame(frame);
  });
}
