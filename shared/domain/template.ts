/** `{{unit.COLUMN}}` and its siblings in recipe and station files (CLI.md): found before a run, filled in during it. */

export const templateScopes = ['unit', 'lane', 'batch', 'secret', 'result'] as const;

/** One name in a text: `{{result.identify.serialNumber}}` is scope `result`, path `identify.serialNumber`. */
export interface TemplateName {
  readonly scope: string;
  readonly path: string;
  readonly raw: string;
}

/** Blanks inside the braces are cut off afterwards: a pattern that skips them itself takes cubic time on a long run of blanks. */
const NAME = /\{\{([^{}]*)\}\}/g;

/** All names in a text, in order. A text without any is an empty list. */
export function templateNames(text: string): readonly TemplateName[] {
  return [...text.matchAll(NAME)].map((match) => toName(match[1] ?? ''));
}

/** True where braces open that belong to no name: `{{unit.a}`, `{{ {x} }}`. */
export function hasBrokenTemplate(text: string): boolean {
  return text.replaceAll(NAME, '').includes('{{');
}

/** Fills a text; `valueOf` throws where it does not know a name, so that nothing half filled in reaches a device. */
export function fillTemplate(text: string, valueOf: (name: TemplateName) => string): string {
  return text.replaceAll(NAME, (_match, raw: string) => valueOf(toName(raw)));
}

/** Applies `change` to every text inside a JSON value; keys stay. */
export function mapTexts(value: unknown, change: (text: string, path: string) => string, path = ''): unknown {
  if (typeof value === 'string') return change(value, path);
  if (Array.isArray(value)) return value.map((item, index) => mapTexts(item, change, `${path}[${index}]`));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, item]) => [key, mapTexts(item, change, path === '' ? key : `${path}.${key}`)]);
  return Object.fromEntries(entries);
}

function toName(inside: string): TemplateName {
  const raw = inside.trim();
  const dot = raw.indexOf('.');
  return dot < 0 ? { scope: raw, path: '', raw } : { scope: raw.slice(0, dot), path: raw.slice(dot + 1), raw };
}
