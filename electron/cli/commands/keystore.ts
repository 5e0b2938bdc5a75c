/** `lineside keystore list|add|remove`: certificates and keys of the gateway in a lane. */
import type { KeystoreEntryView } from '../../../shared/domain/keystore-review.ts';
import { type Language, text } from '../../../shared/texts/text.ts';
import type { Command } from '../command.ts';
import { exitStatus } from '../exit-status.ts';
import { readText } from '../read-text.ts';
import { visitOptions, withVisit } from '../visit-call.ts';
import { applyPlan, sayPlan } from '../visit-output.ts';

const MAX_PEM_BYTES = 1_000_000;

const entryOptions = {
  ...visitOptions,
  keystore: { type: 'string', value: 'PID', required: true, about: 'command.option.keystore' },
  alias: { type: 'string', value: 'NAME', required: true, about: 'command.option.alias' },
  plan: { type: 'boolean', about: 'command.option.plan-only' },
} as const;

export const keystoreListCommand: Command = {
  name: 'keystore list',
  about: 'command.keystore-list.about',
  operands: [],
  options: { ...visitOptions, keystore: { type: 'string', value: 'PID', about: 'command.option.keystore-filter' } },
  stops: 'in-order',
  run: (call) =>
    withVisit(call, async ({ desk, visitId }) => {
      const { keystores, entries } = await desk.ask('visits.keystores', { visitId }, call.stop);
      const only = call.given.text('keystore');
      const isShown = ({ keystore }: { readonly keystore: string }) => only === undefined || keystore === only;
      const shown = entries.filter(isShown);
      await call.output.object({ keystores: keystores.filter(isShown), entries: shown });
      for (const entry of shown) await call.output.line(entryLine(call.language, entry));
      if (shown.length === 0) await call.output.line(text(call.language, 'command.keystore.none'));
      return exitStatus.good;
    }),
};

export const keystoreAddCommand: Command = {
  name: 'keystore add',
  about: 'command.keystore-add.about',
  operands: [{ name: 'FILE', required: true }],
  options: entryOptions,
  stops: 'in-order',
  run: async (call) => {
    const { given } = call;
    const add = [{ alias: given.requiredText('alias'), pem: readText(given.operand(0), MAX_PEM_BYTES) }];
    return await withVisit(call, async (open) => {
      const wish = { visitId: open.visitId, keystore: given.requiredText('keystore'), add, remove: [] };
      const plan = await open.desk.ask('visits.planTrust', wish, call.stop);
      return given.has('plan') ? sayPlan(call, plan) : applyPlan(call, open, plan);
    });
  },
};

export const keystoreRemoveCommand: Command = {
  name: 'keystore remove',
  about: 'command.keystore-remove.about',
  operands: [],
  options: entryOptions,
  stops: 'in-order',
  run: (call) => {
    const { given } = call;
    const remove = [{ alias: given.requiredText('alias') }];
    return withVisit(call, async (open) => {
      const wish = { visitId: open.visitId, keystore: given.requiredText('keystore'), add: [], remove };
      const plan = await open.desk.ask('visits.planTrust', wish, call.stop);
      return given.has('plan') ? sayPlan(call, plan) : applyPlan(call, open, plan);
    });
  },
};

function entryLine(language: Language, entry: KeystoreEntryView): string {
  const { keystore, alias, subject, notAfter } = entry;
  const unconfirmed = entry.isPurposeUnconfirmed ? ` (${text(language, 'keystore.purpose.unconfirmed')})` : '';
  const words = {
    keystore,
    alias,
    kind: text(language, `keystore.kind.${entry.kind}`),
    purpose: `${text(language, `keystore.purpose.${entry.purpose}`)}${unconfirmed}`,
    findings: entry.findings.map((finding) => ` · ${text(language, `keystore.finding.${finding}`)}`).join(''),
  };
  if (subject === undefined) return text(language, 'command.keystore.unreadable', words);
  return text(language, 'command.keystore.entry', { ...words, subject, notAfter: notAfter ?? '' });
}
