/** Which sound a change of the lanes makes: one at a time, the one that matters most. */
import type { LaneView } from '../../../shared/domain/lane-view.ts';
import type { SoundName } from '../ui/sounds.ts';

const louder: readonly SoundName[] = ['attention', 'fail', 'pass'];

/** Remembers what was heard of; what the lanes showed at the first call makes no sound. */
export function createLaneListener(): (lanes: readonly LaneView[]) => SoundName | undefined {
  let known: ReadonlyMap<string, string> | undefined;
  return (lanes) => {
    const before = known;
    known = new Map(lanes.map((lane) => [lane.lane, wordOf(lane)]));
    if (before === undefined) return undefined;
    const news = lanes.filter((lane) => before.get(lane.lane) !== wordOf(lane)).map(soundOf);
    return louder.find((sound) => news.includes(sound));
  };
}

/** What has to change for a lane to be heard again. */
function wordOf(lane: LaneView): string {
  return `${soundOf(lane) ?? ''} ${lane.question?.id ?? ''} ${lane.state?.run?.runId ?? ''}`;
}

function soundOf(lane: LaneView): SoundName | undefined {
  if (lane.question !== undefined || lane.phase === 'stopped') return 'attention';
  if (lane.phase !== 'verdict') return undefined;
  const outcome = lane.state?.outcome;
  return outcome === 'pass' || outcome === 'fail' ? outcome : 'attention';
}
