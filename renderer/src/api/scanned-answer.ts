/** A scan on the line's screen answers the lane that asks for text: the one that has the keyboard, else the only one. */
import type { LaneView } from '../../../shared/domain/lane-view.ts';

export interface ScannedAnswer {
  readonly questionId: string;
  readonly text: string;
}

/** Undefined where none asks for text, or several do and the keyboard is in none of them: then a scan finds its unit. */
export function askedForText(lanes: readonly LaneView[], laneWithKeyboard: string | undefined): string | undefined {
  const asking = lanes.filter(({ question }) => question?.kind === 'text');
  const one = asking.find(({ lane }) => lane === laneWithKeyboard) ?? (asking.length === 1 ? asking[0] : undefined);
  return one?.question?.id;
}
