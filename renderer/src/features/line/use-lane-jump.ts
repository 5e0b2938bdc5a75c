/** A lane's number typed on the bench goes to the lane: two digits within half a second are one number. */
import { useEffect } from 'react';
import { focusLane } from '../../ui/focus-lane.ts';

const NUMBER_ENDS_MS = 400;

export function useLaneJump(): void {
  useEffect(() => {
    let digits = '';
    let timer: ReturnType<typeof setTimeout> | undefined;
    const onKeyDown = (event: KeyboardEvent) => {
      clearTimeout(timer);
      const isForField = event.target instanceof HTMLElement && event.target.matches('input, textarea');
      const isPlain = !event.altKey && !event.ctrlKey && !event.metaKey && !isForField;
      const isHidden = document.querySelector('[role="dialog"], [role="listbox"], [role="menu"]') !== null;
      if (!isPlain || isHidden || !/^\d$/.test(event.key)) {
        digits = '';
        return;
      }
      digits += event.key;
      timer = setTimeout(() => {
        focusLane(digits);
        digits = '';
      }, NUMBER_ENDS_MS);
    };
    addEventListener('keydown', onKeyDown, { capture: true });
    return () => {
      clearTimeout(timer);
      removeEventListener('keydown', onKeyDown, { capture: true });
    };
  }, []);
}
