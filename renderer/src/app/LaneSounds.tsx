/** Verdicts are heard on every screen, where the station's sound is on. */
import { useEffect, useState } from 'react';
import { usePreferences, useStation, useSurroundings } from '../api/context.tsx';
import { createLaneListener } from '../api/lane-sounds.ts';

export function LaneSounds() {
  const { play } = useSurroundings();
  const { volume } = usePreferences();
  const lanes = useStation((state) => state.line?.lanes);
  const [listen] = useState(createLaneListener);
  useEffect(() => {
    const sound = lanes === undefined ? undefined : listen(lanes);
    if (sound !== undefined) play(sound, volume);
  }, [lanes, listen, play, volume]);
  return null;
}
