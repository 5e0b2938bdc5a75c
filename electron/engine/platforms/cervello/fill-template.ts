/** Fills the texts of a Cervello profile. Names in them were checked when the profile was read. */
import { AppError } from '../../../../shared/errors/app-error.ts';
import type { JsonTemplate } from './cervello-profile.ts';

/** Undefined where there is none to fill in: then a text that asks for it is refused. */
export type TemplateValues = Readonly<Record<string, string | number | undefined>>;

const NAME = /\{([A-Za-z]+)\}/g;

/** `cervello/value-missing`. A text that is nothing but the name of a number becomes that number. */
export function fillJson(template: JsonTemplate, values: TemplateValues): unknown {
  if (typeof template === 'string') return fillWhole(template, values);
  if (template === null || typeof template !== 'object') return template;
  if (isList(template)) return template.map((item) => fillJson(item, values));
  return Object.fromEntries(Object.entries(template).map(([member, item]) => [member, fillJson(item, values)]));
}

/** `cervello/value-missing`. */
export function fillText(template: string, values: TemplateValues, encode: (value: string) => string = String): string {
  return template.replaceAll(NAME, (_whole, name: string) => encode(String(valueOf(name, values))));
}

/** For one part of an address: nothing in a value can divide it. */
export function fillPath(template: string, values: TemplateValues): string {
  return fillText(template, values, encodeURIComponent);
}

function fillWhole(template: string, values: TemplateValues): string | number {
  const [, only] = /^\{([A-Za-z]+)\}$/.exec(template) ?? [];
  return only === undefined ? fillText(template, values) : valueOf(only, values);
}

function valueOf(name: string, values: TemplateValues): string | number {
  const value = values[name];
  if (value === undefined) throw new AppError('cervello/value-missing', { params: { name } });
  return value;
}

function isList(template: object): template is readonly JsonTemplate[] {
  return Array.isArray(template);
}
