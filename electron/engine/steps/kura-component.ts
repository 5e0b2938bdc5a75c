/**
 * `kura.component`: properties of any component by its pid, in the types of its own definition (kura.md §3.3). Everything is checked
 * before anything is sent, because the gateway checks almost nothing; one update with a snapshot; then all of it is read back.
 */
import { AppError } from '../../../shared/errors/app-error.ts';
import type { PropertyValue } from '../gateway/gateway.ts';
import { wireType } from '../platforms/kura/value-type.ts';
import { callOptions } from './call-options.ts';
import { proveComponent } from './kura-component-proof.ts';
import { changeOf, type ComponentSurvey, surveyComponent } from './kura-component-survey.ts';
import type { StepDefinition } from './step.ts';

const MARGIN_MS = 120_000;

export const kuraComponent: StepDefinition<'kura.component', ComponentSurvey> = {
  kind: 'kura.component',
  version: 1,
  /** Writing the same values again does no harm, and the plan says what is missing. */
  tag: () => 'idempotent',
  timeoutMs: (params) => params.timeoutSeconds * 1000 + MARGIN_MS,

  async plan(context) {
    context.progress('progress.component.reading', { pid: context.params.pid });
    const survey = await surveyComponent(context);
    refuseMissingRequired(survey);
    return { changes: survey.settings.filter((setting) => !setting.isCurrent).map((setting) => changeOf(context, setting)), data: survey };
  },

  async apply(context, { data }) {
    context.progress('progress.component.writing', { pid: data.component.pid });
    const missing = data.settings.filter((setting) => !setting.isCurrent);
    const properties = missing.map(({ attribute, wanted }): [string, PropertyValue] => [
      attribute.id,
      { type: wireType(attribute) ?? attribute.type, value: wanted },
    ]);
    await data.rest.updateComponent(data.component.pid, Object.fromEntries(properties), callOptions(context.signal));
  },

  verify: proveComponent,
};

/** A component without a value that it needs does not start; the gateway would take the update all the same. */
function refuseMissingRequired({ component, settings }: ComponentSurvey): void {
  const given = new Set(settings.map(({ attribute }) => attribute.id));
  const missing = (component.definition?.attributes ?? []).filter(({ id, isRequired, defaultValue }) => {
    const value = component.properties[id]?.value;
    return isRequired === true && !given.has(id) && defaultValue === undefined && (value === undefined || value === null);
  });
  if (missing.length === 0) return;
  const names = missing.map(({ id }) => id).join(', ');
  throw new AppError('component/missing-required', { params: { pid: component.pid, names } });
}
