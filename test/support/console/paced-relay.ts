/**
 * A serial cable for tests: bytes pass between a gateway's terminal and the station's end at the line's own rate, both ways. PTYs pass
 * them at once, whatever baud rate is set (lab.md §1.1).
 */
import type { Readable, Writable } from 'node:stream';

/** 8N1: ten bits for each byte. */
export const bytesPerSecond = (baud: number): number => baud / 10;

const tickMs = 1;
/** As much as a driver and an adapter hold before they stop taking more. */
const heldBytes = 4096;

/** Passes bytes on until it is called off; `rate` in bytes per second, undefined for as fast as it goes. */
export function pace(from: Readable, to: Writable, rate: number | undefined): () => void {
  if (rate === undefined) {
    from.pipe(to, { end: false });
    return () => from.unpipe(to);
  }
  let waiting = Buffer.alloc(0);
  let nextAtMs = 0;
  let timer: NodeJS.Timeout | undefined;
  const pass = () => {
    timer = undefined;
    const nowMs = performance.now();
    const count = Math.min(waiting.length, Math.floor(((nowMs - nextAtMs) * rate) / 1000));
    if (count > 0) {
      to.write(waiting.subarray(0, count));
      waiting = waiting.subarray(count);
      nextAtMs += (count * 1000) / rate;
      if (waiting.length < heldBytes && from.isPaused()) from.resume();
    }
    if (waiting.length > 0) timer = setTimeout(pass, tickMs);
  };
  const take = (chunk: Buffer) => {
    if (waiting.length === 0) nextAtMs = Math.max(nextAtMs, performance.now());
    waiting = Buffer.concat([waiting, chunk]);
    if (waiting.length >= heldBytes) from.pause();
    timer ??= setTimeout(pass, tickMs);
  };
  const stop = () => {
    clearTimeout(timer);
    from.off('data', take);
  };
  from.on('data', take).on('close', stop);
  return stop;
}
