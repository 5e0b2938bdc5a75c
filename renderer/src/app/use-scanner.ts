/**
 * A scan answers the lane that asks for one; on the screen of returns it is the label of a unit that came back; else it goes to its unit
 * from any screen: to its lane on the bench, or to its passport.
 */
import { useEffect } from 'react';
import type { UnitId } from '../../../shared/domain/ids.ts';
import { useSurroundings } from '../api/context.tsx';
import { findScanned } from '../api/find-scanned.ts';
import { ScanBuffer } from '../api/scan-buffer.ts';
import { askedForText } from '../api/scanned-answer.ts';
import { focusedLane, focusLane } from '../ui/focus-lane.ts';
import { goTo, type Route } from '../ui/route.ts';

/** In the middle of an import a scan is a slip of the hand, and what is open over the screen has its own keys. */
function isDeaf(route: Route): boolean {
  return route.screen === 'batch-import' || document.querySelector('[role="dialog"], [role="menu"], [role="listbox"]') !== null;
}

/** A return that is being filled in stays, whatever is scanned; the scan's keys press nothing either. */
function keepsReturn(): boolean {
  return document.querySelector('[data-scanner="deaf"]') !== null;
}

export function useScanner(route: Route): void {
  const { station, preferences, play, unitSearch, scannedAnswer } = useSurroundings();
  useEffect(() => {
    const buffer = new ScanBuffer();
    const take = (text: string) => {
      const lanes = station.state.get().line?.lanes ?? [];
      const { volume } = preferences.get();
      const showsLanes = route.screen === 'line' || route.screen === 'returns';
      const questionId = showsLanes ? askedForText(lanes, focusedLane()) : undefined;
      if (questionId === undefined && route.screen !== 'returns') return void find(text);
      play(questionId === undefined && keepsReturn() ? 'refused' : 'accepted', volume);
      if (questionId !== undefined) scannedAnswer.set(() => ({ questionId, text }));
      else if (!keepsReturn()) goTo({ screen: 'returns', identifier: text });
    };
    const find = async (text: string) => {
      const found = await findScanned(station.engine, text).catch(() => undefined);
      play(found === undefined ? 'refused' : 'accepted', preferences.get().volume);
      if (found !== undefined) return show(found.unit.unitId);
      unitSearch.set(() => text);
      goTo({ screen: 'units' });
    };
    const show = (unitId: UnitId) => {
      const lane = station.state.get().line?.lanes.find(({ state }) => state?.unitId === unitId);
      if (route.screen === 'line' && lane !== undefined) focusLane(lane.lane);
      else goTo({ screen: 'units', unitId });
    };
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.altKey || event.ctrlKey || event.metaKey || isTextField(event.target) || isDeaf(route)) return;
      const heard = buffer.press(event.key, event.timeStamp);
      if (heard.kind === 'key') return;
      event.preventDefault();
      event.stopPropagation();
      if (heard.kind === 'scan') take(heard.text);
    };
    // Before any control hears the key.
    addEventListener('keydown', onKeyDown, { capture: true });
    return () => removeEventListener('keydown', onKeyDown, { capture: true });
  }, [station, preferences, play, unitSearch, scannedAnswer, route]);
}

function isTextField(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('input:not([type="checkbox"], [type="radio"]), textarea, select');
}
