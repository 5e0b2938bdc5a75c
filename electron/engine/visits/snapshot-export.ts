/** Configurations as files: a snapshot to keep or to apply elsewhere, and a recipe that sets the same. Neither holds a secret. */
import { holdsSecret, isOwnProperty } from '../../../shared/domain/component-form.ts';
import { splitList, toFormText } from '../../../shared/domain/component-form-text.ts';
import { isList } from '../../../shared/domain/component-value.ts';
import { wireType } from '../../../shared/domain/component-value-type.ts';
import { recipeSchema } from '../../../shared/domain/recipe.ts';
import { writeSnapshot } from '../../../shared/formats/kura-snapshot-write.ts';
import type { AttributeDefinition, Component, PropertyValue } from '../gateway/gateway.ts';
import { kuraOf } from '../gateway/kura-of.ts';
import type { SnapshotComponent } from '../gateway/kura-calls.ts';
import { snapshotJson } from '../platforms/kura/snapshot-text.ts';
import { readSide } from './snapshot-sides.ts';
import { visitCall } from './visit-survey.ts';
import type { Visit } from './visit.ts';

export interface SnapshotFile {
  readonly name: string;
  readonly text: string;
  /** `pid property` of the secrets that were left out. */
  readonly withoutSecrets: string[];
}

/** `gateway/no-such-snapshot`; `snapshot/bad-value`, `snapshot/not-writable` for what no file can hold. */
export async function downloadSnapshot(visit: Visit, id: bigint, form: 'xml' | 'json'): Promise<SnapshotFile> {
  const call = visitCall(visit);
  const kura = await kuraOf(visit.gateway, call);
  const components = await kura.snapshot(id, call);
  const withoutSecrets = components.flatMap(({ pid, properties }) => {
    return Object.entries(properties).flatMap(([name, { type }]) => (holdsSecret({ id: name, type }) ? [`${pid} ${name}`] : []));
  });
  const open = components.map(withoutSecretsOf);
  const text = form === 'xml' ? writeSnapshot(open, { passwords: 'plain' }) : snapshotJson(open);
  return { name: `snapshot_${id}.${form}`, text, withoutSecrets };
}

export interface RecipeExport {
  readonly from: string;
  readonly pids: readonly string[] | undefined;
  readonly name: string;
  readonly model: string;
}

export interface RecipeFile {
  readonly text: string;
  /** Names for `{{secret.NAME}}`, in the order of their use. */
  readonly secrets: string[];
  /** `pid property` of what differs from its default and is in no recipe: nobody describes it, or it reads like a template. */
  readonly left: string[];
}

/** Only what differs from its default: that is what somebody set. */
export async function exportRecipe(visit: Visit, { from, pids, name, model }: RecipeExport): Promise<RecipeFile> {
  const call = visitCall(visit);
  const kura = await kuraOf(visit.gateway, call);
  const described = new Map((await kura.components(call)).map((component) => [component.pid, component]));
  const side = await readSide(kura, from, call);
  const parts = side
    .filter(({ pid }) => pids === undefined || pids.includes(pid))
    .map(({ pid, properties }) => partOf(pid, described.get(pid), properties));
  const components = Object.fromEntries(parts.flatMap(({ pid, set }) => (Object.keys(set).length === 0 ? [] : [[pid, set]])));
  const recipe = {
    lineside: 1,
    recipe: name,
    model,
    version: 1,
    profile: 'generic',
    steps: [{ step: 'kura.configuration', with: { components } }],
  };
  const secrets = parts.flatMap((part) => part.secrets);
  const left = parts.flatMap((part) => part.left);
  if (Object.keys(components).length > 0) recipeSchema.parse(recipe);
  return { text: `${JSON.stringify(recipe, undefined, 2)}\n`, secrets, left };
}

type RecipeValue = string | number | boolean | (string | number | boolean)[];

interface RecipePart {
  readonly pid: string;
  readonly set: Record<string, RecipeValue>;
  readonly secrets: string[];
  readonly left: string[];
}

function partOf(
  pid: string,
  component: Component | undefined,
  properties: Readonly<Record<string, { readonly type: string; readonly value?: unknown }>>,
): RecipePart {
  const part: RecipePart = { pid, set: {}, secrets: [], left: [] };
  for (const [id, { value }] of Object.entries(properties)) {
    if (isOwnProperty(id) || value === undefined) continue;
    const attribute = component?.definition?.attributes.find((each) => each.id === id);
    if (attribute === undefined || wireType(attribute) === undefined) part.left.push(`${pid} ${id}`);
    else if (holdsSecret(attribute)) {
      const secret = secretName(pid, id);
      part.secrets.push(secret);
      part.set[id] = `{{secret.${secret}}}`;
    } else if (!isDefault(attribute, value)) {
      const written = toRecipeValue(value);
      if (JSON.stringify(written).includes('{{')) part.left.push(`${pid} ${id}`);
      else part.set[id] = written;
    }
  }
  return part;
}

function isDefault(attribute: AttributeDefinition, value: unknown): boolean {
  const { defaultValue } = attribute;
  if (defaultValue === undefined) return false;
  const text = toFormText(value);
  return isList(attribute) ? JSON.stringify(text) === JSON.stringify(splitList(defaultValue)) : text === defaultValue;
}

/** Numbers that a JSON reader would round are texts. */
function toRecipeValue(value: unknown): RecipeValue {
  if (Array.isArray(value)) return value.map(toRecipeScalar);
  return toRecipeScalar(value);
}

function toRecipeScalar(value: unknown): string | number | boolean {
  if (typeof value === 'boolean') return value;
  return typeof value === 'number' && (!Number.isInteger(value) || Number.isSafeInteger(value)) ? value : String(value);
}

/** As station files may name it. */
function secretName(pid: string, id: string): string {
  const short = pid.split('.').at(-1) ?? pid;
  return `${short}-${id}`
    .replaceAll(/[^A-Za-z0-9._-]/g, '-')
    .replace(/^[^A-Za-z]+/, 'k')
    .slice(0, 100);
}

function withoutSecretsOf({ pid, properties }: SnapshotComponent): SnapshotComponent {
  const open = Object.entries(properties).filter(([id, { type }]: [string, PropertyValue]) => !holdsSecret({ id, type }));
  return { pid, properties: Object.fromEntries(open) };
}
