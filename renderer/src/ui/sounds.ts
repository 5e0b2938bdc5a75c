/** Five short sounds, told apart without looking (DESIGN, sound). Synthesised: nothing is loaded, and the page's policy stays as it is. */
export const soundNames = ['pass', 'fail', 'attention', 'accepted', 'refused'] as const;
export type SoundName = (typeof soundNames)[number];

export const volumes = ['off', 'low', 'medium', 'high'] as const;
export type Volume = (typeof volumes)[number];

export interface Tone {
  readonly frequencyHz: number;
  /** From the sound's beginning. */
  readonly startMs: number;
  readonly lengthMs: number;
  readonly shape: OscillatorType;
}

/** Rising is good, falling is bad, knocking wants somebody; a scan is one high click or two low ones. */
export const sounds: Readonly<Record<SoundName, readonly Tone[]>> = {
  pass: [
    { frequencyHz: 523, startMs: 0, lengthMs: 110, shape: 'sine' },
    { frequencyHz: 784, startMs: 110, lengthMs: 240, shape: 'sine' },
  ],
  fail: [
    { frequencyHz: 311, startMs: 0, lengthMs: 220, shape: 'triangle' },
    { frequencyHz: 185, startMs: 220, lengthMs: 420, shape: 'triangle' },
  ],
  attention: [0, 160, 320].map((startMs) => ({ frequencyHz: 880, startMs, lengthMs: 90, shape: 'triangle' as const })),
  accepted: [{ frequencyHz: 1568, startMs: 0, lengthMs: 70, shape: 'sine' }],
  refused: [0, 130].map((startMs) => ({ frequencyHz: 147, startMs, lengthMs: 100, shape: 'sawtooth' as const })),
};

const gains: Readonly<Record<Volume, number>> = { off: 0, low: 0.06, medium: 0.16, high: 0.4 };
/** Tones swell and fade this long, so that they do not click. */
const EDGE_S = 0.012;
const SECOND_MS = 1000;

/** Resolves at once; a sound that is under way goes on. */
export function createPlayer(openContext: () => AudioContext): (name: SoundName, volume: Volume) => void {
  let context: AudioContext | undefined;
  return (name, volume) => {
    if (volume === 'off') return;
    context ??= openContext();
    for (const tone of sounds[name]) playTone(context, tone, gains[volume]);
  };
}

function playTone(context: AudioContext, tone: Tone, gain: number): void {
  const start = context.currentTime + tone.startMs / SECOND_MS;
  const end = start + tone.lengthMs / SECOND_MS;
  const oscillator = context.createOscillator();
  const loudness = context.createGain();
  oscillator.type = tone.shape;
  oscillator.frequency.value = tone.frequencyHz;
  loudness.gain.setValueAtTime(0, start);
  loudness.gain.linearRampToValueAtTime(gain, start + EDGE_S);
  loudness.gain.setValueAtTime(gain, end - EDGE_S);
  loudness.gain.linearRampToValueAtTime(0, end);
  oscillator.connect(loudness).connect(context.destination);
  oscillator.start(start);
  oscillator.stop(end);
}
