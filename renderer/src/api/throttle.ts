/** At most one call per interval: the first at once, what comes meanwhile as one call at the interval's end. */
export function createThrottle(intervalMs: number, act: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isWanted = false;
  const wait = () => {
    timer = setTimeout(() => {
      timer = undefined;
      if (!isWanted) return;
      isWanted = false;
      act();
      wait();
    }, intervalMs);
  };
  return () => {
    if (timer !== undefined) {
      isWanted = true;
      return;
    }
    act();
    wait();
  };
}
