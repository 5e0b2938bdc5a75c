/** Reads values out of JSON that was made from a template: texts with names in braces. */

const NAME = /\{([A-Za-z]+)\}/g;

/** Values by name; undefined where the value has another form than the template. Members that the template lacks are passed over. */
export function takeApart(template: unknown, value: unknown): ReadonlyMap<string, string> | undefined {
  const found = new Map<string, string>();
  return isTaken(template, value, found) ? found : undefined;
}

function isTaken(template: unknown, value: unknown, found: Map<string, string>): boolean {
  if (typeof template === 'string') return isTextTaken(template, value, found);
  if (Array.isArray(template))
    return Array.isArray(value) && template.length === value.length && template.every((part, index) => isTaken(part, value[index], found));
  if (typeof template !== 'object' || template === null) return template === value;
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(template).every(([name, part]) => isTaken(part, (value as Record<string, unknown>)[name], found));
}

function isTextTaken(template: string, value: unknown, found: Map<string, string>): boolean {
  if (typeof value !== 'string' && typeof value !== 'number') return false;
  const names = [...template.matchAll(NAME)].map(([, name = '']) => name);
  const pattern = template
    .split(NAME)
    .map((part, index) => (index % 2 === 0 ? part.replaceAll(/[^A-Za-z0-9]/g, String.raw`\$&`) : '(.+?)'));
  const match = new RegExp(`^${pattern.join('')}$`, 's').exec(String(value));
  for (const [index, name] of names.entries()) found.set(name, match?.[index + 1] ?? '');
  return match !== null;
}
