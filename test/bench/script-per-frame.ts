/** How long a page's own code ran for each picture, out of a recording of Chromium's ("devtools.timeline"). */
export interface TraceEvent {
  readonly name: string;
  /** `X`: a span, with `dur`. */
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  /** In microseconds, as the times that follow: its beginning and length, and how long the thread really worked on it. */
  readonly ts: number;
  readonly dur?: number;
  readonly tdur?: number;
}

const SCRIPT: ReadonlySet<string> = new Set(['FunctionCall', 'EvaluateScript', 'RunMicrotasks']);
/** Work of the browser that a script may ask for before its time: it would be done for the picture in any case. */
const LAYOUT: ReadonlySet<string> = new Set(['Layout', 'UpdateLayoutTree', 'Layerize', 'PrePaint']);
const FRAME = 'FireAnimationFrame';
const MICROSECONDS = 1000;

/** In ms of the processor's time, one for each picture of the thread that drew most of them. Spans inside spans count once, layout inside a script does not. */
export function scriptPerFrame(events: readonly TraceEvent[]): readonly number[] {
  const thread = busiest(events.filter(({ name }) => name === FRAME));
  const own = events.filter((event) => threadOf(event) === thread).toSorted((a, b) => a.ts - b.ts);
  const starts = own.filter(({ name }) => name === FRAME).map(({ ts }) => ts);
  const sums = starts.map(() => 0);
  let frame = 0;
  let coveredUntil = 0;
  let laidOutUntil = 0;
  for (const { name, ph, ts, dur = 0, tdur = dur } of own) {
    if (ph !== 'X') continue;
    const isLayout = LAYOUT.has(name) && ts < coveredUntil && ts >= laidOutUntil;
    if (!isLayout && (!SCRIPT.has(name) || ts < coveredUntil)) continue;
    while (frame + 1 < starts.length && (starts[frame + 1] ?? 0) <= ts) frame += 1;
    sums[frame] = (sums[frame] ?? 0) + ((isLayout ? -1 : 1) * tdur) / MICROSECONDS;
    if (isLayout) laidOutUntil = ts + dur;
    else coveredUntil = ts + dur;
  }
  return sums.slice(0, -1);
}

const threadOf = ({ pid, tid }: TraceEvent): string => `${pid} ${tid}`;

function busiest(events: readonly TraceEvent[]): string {
  const counts = new Map<string, number>();
  for (const event of events) counts.set(threadOf(event), (counts.get(threadOf(event)) ?? 0) + 1);
  return [...counts].toSorted(([, a], [, b]) => b - a)[0]?.[0] ?? '';
}
