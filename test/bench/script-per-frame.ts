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

/**
 * In ms of the processor's time, one for each picture of the thread that drew most of them. Spans inside spans count once, layout inside a
 * script does not.
 */
export function scriptPerFrame(events: readonly TraceEvent[]): readonly number[] {
  const thread = busiest(events.filter(({ name }) => name === FRAME));
  const own = events.filter((event) => threadOf(event) === thread).toSorted((a, b) => a.ts - b.ts);
  const starts = own.filter(({ name }) => name === FRAME).map(({ ts }) => ts);
  const sums = starts.map(() => 0);
  const scripts = outermost(own.filter(({ name }) => SCRIPT.has(name)));
  const layouts = outermost(own.filter(({ name }) => LAYOUT.has(name))).filter((layout) =>
    scripts.some((script) => contains(script, layout)),
  );
  for (const script of scripts) add(sums, starts, { at: script.ts, ms: timeOf(script) });
  for (const layout of layouts) add(sums, starts, { at: layout.ts, ms: -timeOf(layout) });
  return sums.slice(0, -1);
}

function add(sums: number[], starts: readonly number[], { at, ms }: { readonly at: number; readonly ms: number }): void {
  const frame = Math.max(
    0,
    starts.findLastIndex((start) => start <= at),
  );
  sums[frame] = (sums[frame] ?? 0) + ms;
}

/** In the order of their beginnings, without those inside others. */
function outermost(spans: readonly TraceEvent[]): readonly TraceEvent[] {
  let until = -Infinity;
  return spans.filter(({ ph, ts, dur = 0 }) => {
    if (ph !== 'X' || ts < until) return false;
    until = ts + dur;
    return true;
  });
}

function contains(outer: TraceEvent, { ts }: TraceEvent): boolean {
  return ts >= outer.ts && ts < outer.ts + (outer.dur ?? 0);
}

function timeOf({ dur = 0, tdur = dur }: TraceEvent): number {
  return tdur / MICROSECONDS;
}

const threadOf = ({ pid, tid }: TraceEvent): string => `${pid} ${tid}`;

function busiest(events: readonly TraceEvent[]): string {
  const counts = new Map<string, number>();
  for (const event of events) counts.set(threadOf(event), (counts.get(threadOf(event)) ?? 0) + 1);
  return [...counts].toSorted(([, a], [, b]) => b - a)[0]?.[0] ?? '';
}
