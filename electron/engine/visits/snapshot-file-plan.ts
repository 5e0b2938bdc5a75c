/** A snapshot from a file, as one update of the components that the gateway has. What it lacks is named, and not made. */
import { isOwnProperty } from '../../../shared/domain/component-form.ts';
import { wantedValue, type FormProblem } from '../../../shared/domain/component-form-check.ts';
import { type GivenValue, isSameValue } from '../../../shared/domain/component-value.ts';
import { wireType } from '../../../shared/domain/component-value-type.ts';
import { AppError, toFailure } from '../../../shared/errors/app-error.ts';
import type { AttributeDefinition, Component, PropertyValue, Rest } from '../gateway/gateway.ts';
import { kuraOf } from '../gateway/kura-of.ts';
import type { SnapshotComponent } from '../gateway/kura-calls.ts';
import { type ComponentSetting, settingOf } from '../platforms/kura/component-setting.ts';
import { parseSnapshotText } from '../platforms/kura/snapshot-text.ts';
import { callOptions } from '../steps/call-options.ts';
import type { SurveyContext } from '../steps/kura-component-survey.ts';
import { changesOf } from '../steps/kura-component-write.ts';
import { keepSecret, updateWrite } from './configuration-plan.ts';
import type { Planned } from './plan-shelf.ts';
import { newestPasswords } from './snapshot-sides.ts';
import { surveyContext } from './visit-survey.ts';
import type { Visit } from './visit.ts';

/** What `parseSnapshotText` throws, and `snapshot/no-components` where the gateway has none of them. */
export async function planSnapshotFile(visit: Visit, text: string): Promise<Planned> {
  const wanted = parseSnapshotText(text);
  const context = surveyContext(visit);
  const survey = await surveyFile(context, wanted, false);
  for (const setting of survey.settings) keepSecret(visit, setting);
  if (survey.found.length === 0) throw new AppError('snapshot/no-components');
  const changes = [...changesOf(context, survey)];
  const problems = survey.problems.map(({ pid, name, error }) => ({ pid, name, failure: toFailure(error) }));
  const read = (at: SurveyContext, isProof: boolean) => surveyFile(at, wanted, isProof);
  const parts = { visit, pids: survey.found, changes, read };
  const write = problems.length > 0 || changes.length === 0 ? undefined : updateWrite('snapshot.apply', parts);
  const { missing, ignored, uncompared } = survey;
  return { view: { changes, problems, missing, removed: [], ignored, uncompared }, write };
}

interface FileSurvey {
  readonly kura: Rest;
  /** Only what differs, or cannot be told apart. */
  readonly settings: readonly ComponentSetting[];
  readonly found: string[];
  readonly problems: FormProblem[];
  readonly missing: { pid: string; factoryPid?: string }[];
  readonly ignored: string[];
  /** Passwords of the file that cannot be read without the key that they were encrypted with: they keep their value. */
  readonly uncompared: string[];
}

/** @param isProof Also passwords that the newest snapshot has as they are in the file: they may be there because they were written. */
async function surveyFile({ gateway, signal }: SurveyContext, wanted: readonly SnapshotComponent[], isProof: boolean): Promise<FileSurvey> {
  const call = callOptions(signal);
  const kura = await kuraOf(gateway, call);
  const there = new Map((await kura.components(call)).map((component) => [component.pid, component]));
  const kept = isProof ? new Map<string, SnapshotComponent['properties']>() : await newestPasswords(kura, call);
  const survey = {
    kura,
    settings: [] as ComponentSetting[],
    found: [],
    problems: [],
    missing: [],
    ignored: [],
    uncompared: [],
  } satisfies FileSurvey;
  return wanted.reduce<FileSurvey>(
    (sum, { pid, properties }) => withComponent(sum, { component: there.get(pid), pid, properties, kept: kept.get(pid) ?? {} }),
    survey,
  );
}

interface FileComponent {
  readonly pid: string;
  readonly component: Component | undefined;
  readonly properties: SnapshotComponent['properties'];
  /** As the newest snapshot has them. */
  readonly kept: SnapshotComponent['properties'];
}

function withComponent(sum: FileSurvey, { pid, component, properties, kept }: FileComponent): FileSurvey {
  if (component === undefined) {
    const factory = properties['service.factoryPid']?.value;
    return { ...sum, missing: [...sum.missing, { pid, ...(typeof factory === 'string' ? { factoryPid: factory } : {}) }] };
  }
  const settings = [...sum.settings];
  const problems = [...sum.problems];
  const ignored = [...sum.ignored];
  const uncompared = [...sum.uncompared];
  for (const [name, property] of Object.entries(properties)) {
    if (isOwnProperty(name)) continue;
    const attribute = attributeFor(component, name, property);
    if (attribute === undefined) ignored.push(`${pid} ${name}`);
    else if (property.value === undefined) uncompared.push(`${pid} ${name}`);
    else {
      const setting = toFileSetting(component, attribute, property);
      if (setting instanceof AppError) problems.push({ pid, name, error: setting });
      else if (!isKept(setting, kept[name]?.value)) settings.push(setting);
    }
  }
  return { ...sum, settings, problems, ignored, uncompared, found: [...sum.found, pid] };
}

/** Kura stores a property that nobody describes all the same; one that the gateway does not even have is nobody's. */
function attributeFor(component: Component, name: string, property: PropertyValue): AttributeDefinition | undefined {
  const declared = component.definition?.attributes.find(({ id }) => id === name);
  if (declared !== undefined) return declared;
  if (!Object.hasOwn(component.properties, name)) return undefined;
  return { id: name, type: property.type, cardinality: Array.isArray(property.value) ? 1000 : 0 };
}

function toFileSetting(component: Component, attribute: AttributeDefinition, property: PropertyValue): ComponentSetting | AppError {
  const { id: name } = attribute;
  const type = wireType(attribute) ?? attribute.type;
  if (wireType(property) !== type) return new AppError('component/wrong-type', { params: { name, type } });
  try {
    return settingOf(component, attribute, property.value === null ? null : wantedValue(attribute, toGiven(property.value)));
  } catch (thrown) {
    if (thrown instanceof AppError) return thrown;
    throw thrown;
  }
}

/** What the gateway does not tell, told by its newest snapshot in memory. */
function isKept({ isWriteOnly, wanted, attribute }: ComponentSetting, kept: unknown): boolean {
  return isWriteOnly && wanted !== null && isSameValue(attribute, wanted, kept);
}

function toGiven(value: unknown): GivenValue {
  if (Array.isArray(value)) return value.map(toGivenScalar);
  return toGivenScalar(value);
}

function toGivenScalar(value: unknown): string | number | boolean {
  return typeof value === 'number' || typeof value === 'boolean' ? value : String(value);
}
