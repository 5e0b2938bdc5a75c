/** `lineside snapshot list|get|compare|rollback|apply|to-recipe`: whole configurations of the gateway in a lane. */
import { resolve } from 'node:path';
import { snapshotLimit } from '../../../shared/formats/kura-snapshot.ts';
import { text } from '../../../shared/texts/text.ts';
import type { Call, Command } from '../command.ts';
import { exitStatus } from '../exit-status.ts';
import { readText } from '../read-text.ts';
import { visitOptions, withVisit } from '../visit-call.ts';
import { applyPlan, changeLine, sayPlan } from '../visit-output.ts';

const planOption = { plan: { type: 'boolean', about: 'command.option.plan-only' } } as const;
const outOption = { out: { type: 'string', value: 'FILE', required: true, about: 'command.option.out-file' } } as const;

export const snapshotListCommand: Command = {
  name: 'snapshot list',
  about: 'command.snapshot-list.about',
  operands: [],
  options: visitOptions,
  stops: 'in-order',
  run: (call) =>
    withVisit(call, async ({ desk, visitId }) => {
      const snapshots = await desk.ask('visits.snapshots', { visitId }, call.stop);
      await call.output.object({ snapshots });
      for (const { id, takenAt } of snapshots) await call.output.line(takenAt === undefined ? id : `${id}  ${takenAt}`);
      return exitStatus.good;
    }),
};

export const snapshotGetCommand: Command = {
  name: 'snapshot get',
  about: 'command.snapshot-get.about',
  operands: [{ name: 'ID', required: true }],
  options: { ...visitOptions, ...outOption, form: { type: 'string', value: 'xml|json', about: 'command.option.snapshot-form' } },
  stops: 'in-order',
  run: (call) => {
    const form = call.given.oneOf('form', ['xml', 'json']) ?? 'xml';
    const id = snapshotId(call, call.given.operand(0));
    return withVisit(call, async ({ desk, visitId }) => {
      const file = await desk.ask('visits.downloadSnapshot', { visitId, id, form }, call.stop);
      const written = await writeFile(call, file.text);
      await call.output.object({ ...written, withoutSecrets: file.withoutSecrets });
      await call.output.line(text(call.language, 'command.snapshot-get.done', { file: written.file, count: file.withoutSecrets.length }));
      return exitStatus.good;
    });
  },
};

export const snapshotCompareCommand: Command = {
  name: 'snapshot compare',
  about: 'command.snapshot-compare.about',
  operands: [
    { name: 'ID', required: true },
    { name: 'ID|present', required: false },
  ],
  options: visitOptions,
  stops: 'in-order',
  run: (call) => {
    const a = snapshotId(call, call.given.operand(0), true);
    const b = snapshotId(call, call.given.optionalOperand(1) ?? 'present', true);
    return withVisit(call, async ({ desk, visitId }) => {
      const compared = await desk.ask('visits.compareSnapshots', { visitId, a, b }, call.stop);
      await call.output.object({ ...compared });
      for (const change of compared.changes) await call.output.line(changeLine(change));
      for (const pid of compared.onlyInA) await call.output.line(text(call.language, 'command.snapshot-compare.only', { pid, side: a }));
      for (const pid of compared.onlyInB) await call.output.line(text(call.language, 'command.snapshot-compare.only', { pid, side: b }));
      for (const target of compared.uncompared) await call.output.line(text(call.language, 'command.plan.uncompared', { target }));
      return exitStatus.good;
    });
  },
};

export const snapshotRollbackCommand: Command = {
  name: 'snapshot rollback',
  about: 'command.snapshot-rollback.about',
  operands: [{ name: 'ID', required: true }],
  options: { ...visitOptions, ...planOption },
  stops: 'in-order',
  run: (call) => {
    const id = snapshotId(call, call.given.operand(0));
    return withVisit(call, async (open) => {
      const plan = await open.desk.ask('visits.planRollback', { visitId: open.visitId, id }, call.stop);
      return call.given.has('plan') ? sayPlan(call, plan) : applyPlan(call, open, plan);
    });
  },
};

export const snapshotApplyCommand: Command = {
  name: 'snapshot apply',
  about: 'command.snapshot-apply.about',
  operands: [{ name: 'FILE', required: true }],
  options: { ...visitOptions, ...planOption },
  stops: 'in-order',
  run: async (call) => {
    const content = readText(call.given.operand(0), 2 * snapshotLimit);
    return await withVisit(call, async (open) => {
      const plan = await open.desk.ask('visits.planSnapshotFile', { visitId: open.visitId, text: content }, call.stop);
      return call.given.has('plan') ? sayPlan(call, plan) : applyPlan(call, open, plan);
    });
  },
};

export const snapshotToRecipeCommand: Command = {
  name: 'snapshot to-recipe',
  about: 'command.snapshot-to-recipe.about',
  operands: [{ name: 'ID|present', required: true }],
  options: {
    ...visitOptions,
    ...outOption,
    name: { type: 'string', value: 'NAME', required: true, about: 'command.option.recipe-name' },
    model: { type: 'string', value: 'TEXT', about: 'command.option.recipe-model' },
    pid: { type: 'string', value: 'PID', multiple: true, about: 'command.option.recipe-pid' },
  },
  stops: 'in-order',
  run: (call) => {
    const { given, output, language } = call;
    const from = snapshotId(call, given.operand(0), true);
    const pids = given.has('pid') ? [...given.texts('pid')] : undefined;
    return withVisit(call, async ({ desk, visitId }) => {
      const wish = { visitId, from, pids, name: given.requiredText('name'), model: given.text('model') ?? '' };
      const recipe = await desk.ask('visits.exportRecipe', wish, call.stop);
      const written = await writeFile(call, recipe.text);
      await output.object({ ...written, secrets: recipe.secrets, left: recipe.left });
      await output.line(text(language, 'command.snapshot-to-recipe.done', { file: written.file }));
      for (const name of recipe.secrets) await output.line(text(language, 'command.snapshot-to-recipe.secret', { name }));
      for (const target of recipe.left) await output.line(text(language, 'command.snapshot-to-recipe.left', { target }));
      return exitStatus.good;
    });
  },
};

function snapshotId({ given }: Call, word: string, orPresent = false): string {
  if (/^\d{1,19}$/.test(word) || (orPresent && word === 'present')) return word;
  throw given.refuse('command.snapshot.not-an-id', { value: word });
}

async function writeFile({ given }: Call, content: string): Promise<{ readonly file: string; readonly sha256: string }> {
  const { writeWhole } = await import('../../engine/exports/whole-file.ts');
  const file = resolve(given.requiredText('out'));
  const written = await writeWhole(file, [content]);
  await written.publish();
  return { file, sha256: written.sha256 };
}
