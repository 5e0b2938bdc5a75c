/** Keys that work on every screen. They are written in the help page "Keyboard". */
import { useEffect } from 'react';
import { goTo, screens } from '../ui/route.ts';

/** Alt+1 to Alt+7, by the key's place, so that they are the same on every layout. */
export function useScreenShortcuts(): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (!event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
      const screen = screens[Number(/^Digit([1-7])$/.exec(event.code)?.[1]) - 1];
      if (screen === undefined) return;
      event.preventDefault();
      goTo({ screen });
    };
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, []);
}
