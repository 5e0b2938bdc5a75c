/** Components as `configuration/v2` writes and reads them (kura.md §3.3). */
import { z } from 'zod';
import type { ComponentUpdate } from '../kura/component-store.ts';
import {
  type Attribute,
  type ComponentTemplate,
  type Definition,
  type StoredValue,
  type ValueType,
  type Values,
  valueTypes,
} from '../kura/definitions.ts';
import { ApiError } from './reply.ts';

/** What a password looks like from outside. */
const PLACEHOLDER = 'placeholder';

const updateSchema = z.object({
  configs: z.array(
    z.object({
      pid: z.string(),
      properties: z.record(z.string(), z.object({ type: z.enum(valueTypes), value: z.unknown().optional() })).optional(),
    }),
  ),
  takeSnapshot: z.boolean().optional(),
});

/** @throws ApiError 400 for a body of another form or a value that is not of its type: then nothing of the request is done. */
export function parseUpdate(body: unknown): { readonly updates: readonly ComponentUpdate[]; readonly takeSnapshot: boolean } {
  const parsed = updateSchema.safeParse(body);
  if (!parsed.success) throw new ApiError(400, `Bad request: ${parsed.error.issues[0]?.message ?? ''}`);
  return { updates: updatesOf(parsed.data.configs), takeSnapshot: parsed.data.takeSnapshot ?? true };
}

interface GivenUpdate {
  readonly pid: string;
  readonly properties?: Readonly<Record<string, { readonly type: ValueType; readonly value?: unknown }>> | undefined;
}

/** @throws ApiError 400 for a value that is not of its type. */
export function updatesOf(given: readonly GivenUpdate[]): readonly ComponentUpdate[] {
  return given.map(({ pid, properties }) => ({
    pid,
    properties: new Map(Object.entries(properties ?? {}).map(([name, { type, value }]) => [name, checkedValue(name, type, value ?? null)])),
  }));
}

function checkedValue(name: string, type: ValueType, value: unknown): StoredValue {
  const items = Array.isArray(value) ? value : [value];
  if (value !== null && !items.every((item) => isOfType(type, item)))
    throw new ApiError(400, `Invalid value for property ${name}: not of type ${type}`);
  return { type, value };
}

function isOfType(type: ValueType, value: unknown): boolean {
  switch (type) {
    case 'BOOLEAN':
      return typeof value === 'boolean';
    case 'STRING':
    case 'PASSWORD':
      return typeof value === 'string';
    case 'CHAR':
      return typeof value === 'string' && value.length === 1;
    case 'DOUBLE':
    case 'FLOAT':
      return typeof value === 'number';
    default:
      return Number.isInteger(value);
  }
}

/** One component with its definition; passwords are masked since 5.4. */
export function componentJson(template: ComponentTemplate, values: Values, masked = true): object {
  return { pid: template.pid, definition: definitionJson(template.definition), properties: valuesJson(values, masked) };
}

/** Snapshots show passwords in clear (kura.md §3.3, `snapshots/byId`). */
export function valuesJson(values: Values, masked: boolean): object {
  const shown = [...values].map(([name, { type, value }]) => [name, { type, value: masked && type === 'PASSWORD' ? PLACEHOLDER : value }]);
  return Object.fromEntries(shown);
}

/** `ad` and `option` are left out where they are empty. */
export function definitionJson({ ad, ...rest }: Definition): object {
  return { ...(ad.length === 0 ? {} : { ad: ad.map(attributeJson) }), ...rest };
}

function attributeJson({ option, ...rest }: Attribute): object {
  return { ...rest, ...(option === undefined ? {} : { option }) };
}
