/** `lineside config list|get|plan|set`: components of the gateway in a lane, as their own definitions have them. */
import type { Command } from '../command.ts';
import { withTypedValues } from '../config-values.ts';
import { exitStatus } from '../exit-status.ts';
import { joinList } from '../../../shared/domain/component-form-text.ts';
import type { FormField } from '../../../shared/domain/component-form.ts';
import { text } from '../../../shared/texts/text.ts';
import { visitOptions, withVisit } from '../visit-call.ts';
import { applyPlan, sayPlan } from '../visit-output.ts';

const valueOptions = {
  ...visitOptions,
  'secret-file': { type: 'string', value: 'KEY=FILE', multiple: true, about: 'command.option.secret-file' },
  'secret-env': { type: 'string', value: 'KEY=NAME', multiple: true, about: 'command.option.secret-env' },
} as const;

export const configListCommand: Command = {
  name: 'config list',
  about: 'command.config-list.about',
  operands: [],
  options: visitOptions,
  stops: 'in-order',
  run: (call) =>
    withVisit(call, async ({ desk, visitId }) => {
      const components = await desk.ask('visits.components', { visitId }, call.stop);
      await call.output.object({ components });
      for (const { pid, name } of components) await call.output.line(name === pid ? pid : `${pid}  ${name}`);
      return exitStatus.good;
    }),
};

export const configGetCommand: Command = {
  name: 'config get',
  about: 'command.config-get.about',
  operands: [{ name: 'PID', required: true }],
  options: visitOptions,
  stops: 'in-order',
  run: (call) =>
    withVisit(call, async ({ desk, visitId }) => {
      const component = await desk.ask('visits.form', { visitId, pid: call.given.operand(0) }, call.stop);
      await call.output.object({ component });
      const words = { set: text(call.language, 'command.config.set'), unknown: text(call.language, 'command.config.unknown') };
      for (const field of component.fields) await call.output.line(`${field.id} = ${valueText(field, words)}`);
      return exitStatus.good;
    }),
};

export const configPlanCommand: Command = {
  name: 'config plan',
  about: 'command.config-plan.about',
  operands: [
    { name: 'PID', required: true },
    { name: 'KEY=VALUE', required: false, many: true },
  ],
  options: valueOptions,
  stops: 'in-order',
  run: (call) =>
    withTypedValues(call, async (open, components) =>
      sayPlan(call, await open.desk.ask('visits.plan', { visitId: open.visitId, components }, call.stop)),
    ),
};

export const configSetCommand: Command = {
  name: 'config set',
  about: 'command.config-set.about',
  operands: configPlanCommand.operands,
  options: valueOptions,
  stops: 'in-order',
  run: (call) =>
    withTypedValues(call, async (open, components) =>
      applyPlan(call, open, await open.desk.ask('visits.plan', { visitId: open.visitId, components }, call.stop)),
    ),
};

function valueText({ value, password }: FormField, words: Readonly<Record<'set' | 'unknown', string>>): string {
  if (password !== undefined) return words[password];
  return Array.isArray(value) ? joinList(value) : (value ?? '');
}
