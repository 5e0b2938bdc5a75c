/** Contrast of the design tokens, computed: WCAG 2.2 AA in both themes. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const css = readFileSync(new URL('../../../../../renderer/src/ui/tokens.css', import.meta.url), 'utf8');
type Theme = 'light' | 'dark';
const COLOUR = 'oklch\\(([\\d.]+) ([\\d.]+) ?([\\d.]*)[^)]*\\)';

function tokens(theme: Theme): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const [, name = '', light = '', dark = ''] of css.matchAll(/--([\w-]+): light-dark\((oklch\([^)]*\)), (oklch\([^)]*\))\);/g)) {
    found.set(name, luminance(theme === 'light' ? light : dark));
  }
  for (const [, name = '', other = ''] of css.matchAll(/--([\w-]+): var\(--([\w-]+)\);/g)) {
    const value = found.get(other);
    if (value !== undefined) found.set(name, value);
  }
  return found;
}

/** Relative luminance by way of OKLab and linear sRGB, clipped to what a screen can show. */
function luminance(colour: string): number {
  const [, lightness, chroma, hue] = new RegExp(COLOUR).exec(colour) ?? [];
  const [l, c, h] = [Number(lightness), Number(chroma), (Number(hue) * Math.PI) / 180];
  const [a, b] = [c * Math.cos(h), c * Math.sin(h)];
  const long = (l + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const medium = (l - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const short = (l - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const clip = (value: number) => Math.min(1, Math.max(0, value));
  const red = clip(4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short);
  const green = clip(-1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short);
  const blue = clip(-0.0041960863 * long - 0.7034186147 * medium + 1.707614701 * short);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(theme: Theme, ink: string, ground: string): number {
  const all = tokens(theme);
  const [one, other] = [all.get(ink), all.get(ground)];
  if (one === undefined || other === undefined) throw new Error(`no token ${ink} or ${ground}`);
  return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
}

const grounds = ['surface', 'bench', 'neutral-3', 'neutral-4', 'neutral-5'];
const texts: [ink: string, ground: string][] = [
  ...grounds.flatMap((ground): [string, string][] => [['text', ground]]),
  ...grounds.slice(0, 4).map((ground): [string, string] => ['text-quiet', ground]),
  ['neutral-9', 'surface'],
  ['on-action', 'action'],
  ...['running', 'pass', 'fail', 'attention', 'unknown', 'help-asked'].map((meaning): [string, string] => [`on-${meaning}`, meaning]),
  ...['running', 'pass', 'fail', 'attention', 'unknown', 'help-asked'].flatMap((meaning): [string, string][] => [
    [`${meaning}-text`, `${meaning}-tint`],
    [`${meaning}-text`, 'surface'],
    ['text', `${meaning}-tint`],
    ['text-quiet', `${meaning}-tint`],
  ]),
];
const edges: [ink: string, ground: string][] = [
  ['edge', 'surface'],
  ['edge', 'bench'],
  ['focus', 'surface'],
  ['focus', 'bench'],
  ...['running', 'pass', 'fail', 'unknown'].map((meaning): [string, string] => [meaning, 'bench']),
];

describe.each(['light', 'dark'] as const)('in the %s theme', (theme) => {
  test.each(texts)('%s can be read on %s', (ink, ground) => {
    expect(contrast(theme, ink, ground)).toBeGreaterThanOrEqual(4.5);
  });

  test.each(edges)('%s can be told from %s', (ink, ground) => {
    expect(contrast(theme, ink, ground)).toBeGreaterThanOrEqual(3);
  });
});

test('the neutral ramp has twelve steps', () => {
  expect([...tokens('light').keys()].filter((name) => name.startsWith('neutral-'))).toHaveLength(12);
});
