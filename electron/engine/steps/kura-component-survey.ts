/** A component beside what the recipe wants of it: found, its properties named and typed by its own definition. */
import { closestName } from '../../../shared/domain/closest-name.ts';
import { type Change, MASK } from '../../../shared/domain/evidence.ts';
import type { StepParams } from '../../../shared/domain/step-params.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { AttributeDefinition, CallOptions, Component, Rest } from '../gateway/gateway.ts';
import { fitValue, type GivenValue, isSameValue, type WireValue } from '../platforms/kura/attribute-value.ts';
import { isWriteOnly, wireType } from '../platforms/kura/value-type.ts';
import { callOptions } from './call-options.ts';
import { misfitError } from './kura-component-misfit.ts';
import { masked } from './masked.ts';
import { isSecretProperty } from './secret-property.ts';
import { PASSWORD_ECHO } from './snapshot-secrets.ts';
import type { StepContext } from './step.ts';

export type ComponentContext = StepContext<StepParams<'kura.component'>>;

/** One property: what it shall be and what the gateway says it is. */
export interface ComponentSetting {
  readonly attribute: AttributeDefinition;
  /** `pid property`, as changes and evidence name it. */
  readonly target: string;
  readonly wanted: WireValue;
  readonly current: unknown;
  readonly isCurrent: boolean;
  /** The gateway never gives it back. */
  readonly isWriteOnly: boolean;
}

export interface ComponentSurvey {
  readonly rest: Rest;
  readonly component: Component;
  readonly settings: readonly ComponentSetting[];
}

/**
 * `component/unknown-pid` and `component/is-a-factory` where it is not there, `component/unknown-property` with the nearest name, and
 * what `misfitError` gives for a value that does not fit.
 */
export async function surveyComponent(context: ComponentContext): Promise<ComponentSurvey> {
  const call = callOptions(context.signal);
  const rest = await context.gateway.rest(call);
  const component = await findComponent(rest, context.params.pid, call);
  const settings = Object.entries(context.params.set).map(([name, given]) => toSetting(component, name, given));
  return { rest, component, settings };
}

export function changeOf(context: ComponentContext, setting: ComponentSetting): Change {
  const { target, current, wanted } = setting;
  if (setting.isWriteOnly) return { target, to: MASK, secret: true };
  const from = current === undefined || current === null ? {} : { from: shown(context, setting, current) };
  const to = shown(context, setting, wanted);
  return { target, ...from, to, secret: to === MASK };
}

/** The value as a text, or the mask where it is a secret of this run or its name says that it holds one. */
export function shown(context: ComponentContext, { attribute, wanted }: ComponentSetting, value: unknown): string {
  const text = Array.isArray(value) ? value.map(String).join(', ') : String(value);
  return isSecretProperty(context, attribute.id, [text, String(wanted)]) ? MASK : masked(context, text);
}

async function findComponent(rest: Rest, pid: string, call: CallOptions): Promise<Component> {
  try {
    const component = await rest.component(pid, call);
    if (component.definition === undefined) throw new AppError('component/not-described', { params: { pid } });
    return component;
  } catch (thrown) {
    if (!(thrown instanceof AppError) || thrown.code !== 'rest/component-not-found') throw thrown;
    throw await notThere(rest, pid, call);
  }
}

async function notThere(rest: Rest, pid: string, call: CallOptions): Promise<AppError> {
  const all = await rest.componentPids(call);
  const instances = all.filter(({ factoryPid }) => factoryPid === pid).map((item) => item.pid);
  if (instances.length > 0) return new AppError('component/is-a-factory', { params: { pid, instances: instances.join(', ') } });
  const suggestion = nearest(
    pid,
    all.map((item) => item.pid),
  );
  return new AppError('component/unknown-pid', { params: { pid, suggestion } });
}

function toSetting(component: Component, name: string, given: GivenValue): ComponentSetting {
  const { pid } = component;
  const attribute = attributeOf(component, name);
  if (wireType(attribute) === undefined) throw new AppError('component/unsupported-type', { params: { name, type: attribute.type } });
  const fit = fitValue(attribute, given);
  if ('misfit' in fit) throw misfitError(attribute, fit.misfit);
  const writeOnly = isWriteOnly(attribute);
  if (writeOnly && [fit.value].flat().includes(PASSWORD_ECHO)) throw new AppError('component/placeholder-value', { params: { name } });
  const current = component.properties[name]?.value;
  return {
    attribute,
    target: `${pid} ${name}`,
    wanted: fit.value,
    current,
    isCurrent: !writeOnly && isSameValue(attribute, fit.value, current),
    isWriteOnly: writeOnly,
  };
}

/** By id only: Kura stores a property of an unknown name without a word, and nothing ever reads it. */
function attributeOf({ pid, definition }: Component, name: string): AttributeDefinition {
  const attributes = definition?.attributes ?? [];
  const found = attributes.find(({ id }) => id === name);
  if (found !== undefined) return found;
  const labelled = attributes.find((attribute) => attribute.name?.toLowerCase() === name.toLowerCase());
  const ids = attributes.map(({ id }) => id);
  throw new AppError('component/unknown-property', { params: { pid, name, suggestion: labelled?.id ?? nearest(name, ids) } });
}

function nearest(name: string, names: readonly string[]): string {
  return closestName(name, names) ?? '–';
}
