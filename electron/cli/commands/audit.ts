/** `lineside audit export` and `lineside audit verify`: the signed record for others, and its check, on any computer. */
import { resolve } from 'node:path';
import type { AuditVerdict } from '../../../shared/contract/audit.ts';
import { text, type TextParams } from '../../../shared/texts/text.ts';
import { stationPaths } from '../../station-folder.ts';
import type { Call, Command } from '../command.ts';
import { exitStatus } from '../exit-status.ts';
import { sharedOptions } from '../global-options.ts';

/** Reads only, so also while an engine works; the journal gets one more anchor of its head. */
export const auditExportCommand: Command = {
  name: 'audit export',
  about: 'command.audit-export.about',
  operands: [],
  options: {
    out: { type: 'string', value: 'FILE', required: true, about: 'command.option.audit-out' },
    db: sharedOptions.db,
  },
  stops: 'in-order',
  run: async ({ given, environment, linesideVersion, stop, output, language }) => {
    const { exportAudit } = await import('../../engine/audit/write-audit.ts');
    const { journalFile } = stationPaths(environment, given.text('db'));
    const order = { journalFile, file: resolve(given.requiredText('out')), linesideVersion, signal: stop };
    const { file, entries, head, signedBy, sha256 } = await exportAudit(order);
    await output.object({ file, entries, head, signedBy, sha256 });
    await output.line(text(language, 'command.audit-export.done', { file, entries, head: head.hash, signedBy }));
    return exitStatus.good;
  },
};

export const auditVerifyCommand: Command = {
  name: 'audit verify',
  about: 'command.audit-verify.about',
  operands: [{ name: 'FILE', required: true }],
  options: {
    key: { type: 'string', value: 'KEY', multiple: true, about: 'command.option.audit-key' },
    earlier: { type: 'string', value: 'FILE', about: 'command.option.audit-earlier' },
    exported: { type: 'string', value: 'FILE', about: 'command.option.audit-exported' },
  },
  stops: 'at-once',
  run: async (call) => {
    const { given, stop, output } = call;
    const { verifyFile } = await import('../../engine/audit/verify-file.ts');
    const { fingerprintOf } = await import('../../engine/audit/named-key.ts');
    const named = given.texts('key').map(fingerprintOf);
    const files = { file: given.operand(0), earlier: given.text('earlier'), exported: given.text('exported') };
    const verdict = await verifyFile({ ...files, keys: named.length === 0 ? undefined : named, signal: stop });
    await output.object({ ...verdict });
    for (const line of linesOf(call, verdict)) await output.line(line);
    return verdict.ok ? exitStatus.good : exitStatus.notGood;
  },
};

type Say = (key: Parameters<typeof text>[1], params: TextParams) => string;

function linesOf({ language }: Call, verdict: AuditVerdict): readonly string[] {
  const say: Say = (key, params) => text(language, key, params);
  const { stationId, exportedAt, signedBy, problem } = verdict;
  const found = problem === undefined ? '' : say(`audit.problem.${problem}`, {});
  const station = stationId === undefined ? [] : [say('command.audit-verify.station', { stationId, exportedAt: exportedAt ?? '–' })];
  const isGoodKey = verdict.keyKnown ? 'command.audit-verify.key-known' : 'command.audit-verify.key-open';
  const key = signedBy === undefined ? [] : [say(isGoodKey, { signedBy })];
  return [...(verdict.kind === 'audit' ? auditLines(say, verdict, found) : [manifestLine(say, verdict, found)]), ...station, ...key];
}

function auditLines(say: Say, verdict: Extract<AuditVerdict, { kind: 'audit' }>, problem: string): readonly string[] {
  const { ok, entries, head, signedUpTo, firstBad = 1, line = 1 } = verdict;
  if (ok) return [say('command.audit-verify.good', { entries, head: head.hash })];
  return [say('command.audit-verify.bad', { firstBad, line, problem }), say('command.audit-verify.signed-up-to', { seq: signedUpTo })];
}

function manifestLine(say: Say, verdict: Extract<AuditVerdict, { kind: 'manifest' }>, problem: string): string {
  const { ok, file = '–', rows = 0, dialect = '–' } = verdict;
  return ok ? say('command.audit-verify.manifest-good', { file, rows, dialect }) : say('command.audit-verify.manifest-bad', { problem });
}
