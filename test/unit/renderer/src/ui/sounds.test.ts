import { expect, test, vi } from 'vitest';
import { createPlayer, soundNames, sounds, volumes } from '../../../../../renderer/src/ui/sounds.ts';

function fakeContext() {
  const loudest: number[] = [];
  const ramp = (value: number) => loudest.push(value);
  const gain = { setValueAtTime: vi.fn(), linearRampToValueAtTime: ramp };
  const start = vi.fn();
  const oscillator = () => ({ type: '', frequency: { value: 0 }, connect: (to: unknown) => to, start, stop: vi.fn() });
  const context = { currentTime: 0, destination: {}, createOscillator: oscillator, createGain: () => ({ gain, connect: vi.fn() }) };
  return { open: vi.fn(() => context as unknown as AudioContext), loudest, start };
}

test('sounds are short and no two are alike', () => {
  for (const name of soundNames) {
    const endMs = Math.max(...sounds[name].map(({ startMs, lengthMs }) => startMs + lengthMs));
    expect(endMs, name).toBeLessThanOrEqual(700);
  }
  expect(new Set(soundNames.map((name) => JSON.stringify(sounds[name]))).size).toBe(soundNames.length);
});

test('off means that nothing is even opened', () => {
  const { open } = fakeContext();
  createPlayer(open)('pass', 'off');
  expect(open).not.toHaveBeenCalled();
});

test('each volume is louder than the one before, over one context', () => {
  const { open, loudest, start } = fakeContext();
  const play = createPlayer(open);
  const heard = volumes.map((volume) => {
    loudest.length = 0;
    play('accepted', volume);
    return Math.max(0, ...loudest);
  });
  expect(heard).toEqual(heard.toSorted((a, b) => a - b));
  expect(new Set(heard).size).toBe(volumes.length);
  expect(open).toHaveBeenCalledTimes(1);
  expect(start).toHaveBeenCalledTimes(3);
});
