/** `--batch` of `pki issue`: certificates for a whole batch, page by page, then their files, made from the record. */
import { existsSync, readdirSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { BatchFile, BatchIssue } from '../../shared/contract/certificates.ts';
import { devicePurposeSchema, keyTypeSchema } from '../../shared/domain/certificates.ts';
import type { Unit } from '../../shared/domain/unit.ts';
import { AppError } from '../../shared/errors/app-error.ts';
import { errorTexts, text } from '../../shared/texts/text.ts';
import { readSmallText } from '../engine/files/small-file.ts';
import { certificateObject } from './certificate-lines.ts';
import { DEFAULT_DAYS, orderCertificates, type Orderer, writePrivateFile } from './certificate-report.ts';
import type { Call } from './command.ts';
import type { Desk } from './desk.ts';
import { type ExitStatus, exitStatus } from './exit-status.ts';
import { readJournal } from './read-journal.ts';

const PAGE = 200;
const REQUEST_FILE = /^(.+)\.(?:csr|req|pem)$/i;
const SHOWN_SERIAL_DIGITS = 8;

interface Tally {
  issued: number;
  passedOver: number;
  refused: number;
  files: number;
  isStopped: boolean;
}

/** Stopped by hand or by an error, the same words go on: who has a certificate is passed over, a file that is there is not written again. */
export async function issueForBatch(call: Call): Promise<ExitStatus> {
  const requests = await requestsIn(call);
  const tally: Tally = { issued: 0, passedOver: 0, refused: 0, files: 0, isStopped: false };
  await orderCertificates(call, async (desk, orderer) => {
    await issueAll(call, { desk, orderer, requests, tally });
    const folder = call.given.text('out');
    if (folder !== undefined) await writeAll(call, { desk, orderer, tally, folder: resolve(folder) });
  });
  const { isStopped, ...counts } = tally;
  await call.output.object({ ...counts, stopped: isStopped });
  await call.output.line(text(call.language, 'command.pki-issue.batch-done', counts));
  return isStopped || counts.refused > 0 ? exitStatus.notGood : exitStatus.good;
}

interface Work {
  readonly desk: Desk;
  readonly orderer: Orderer;
  readonly tally: Tally;
}

type Requests = readonly { readonly unitId: Unit['unitId']; readonly csrPem: string }[] | undefined;

async function issueAll(call: Call, { desk, orderer, requests, tally }: Work & { readonly requests: Requests }): Promise<void> {
  const { given } = call;
  const order = {
    batch: given.requiredText('batch'),
    purpose: purposeOf(call),
    days: given.count('days') ?? DEFAULT_DAYS,
    subject: given.text('subject'),
    keyType: given.oneOf('key', keyTypeSchema.options),
    all: given.has('all'),
    operator: orderer.operator,
    ...(await orderer.secondPerson()),
  };
  const pages = requests === undefined ? undefined : pagesOf(requests);
  for (let afterRow: number | undefined = 0; afterRow !== undefined && !tally.isStopped; ) {
    const page = pages?.shift();
    if (pages !== undefined && page === undefined) return;
    const issue: BatchIssue = await desk.ask('certificates.issueBatch', { ...order, afterRow, limit: PAGE, requests: page }, call.stop);
    await sayPage(call, issue, tally);
    afterRow = pages === undefined ? issue.nextRow : 0;
  }
}

function pagesOf<Item>(items: readonly Item[]): Item[][] {
  return Array.from({ length: Math.ceil(items.length / PAGE) }, (_, page) => items.slice(page * PAGE, (page + 1) * PAGE));
}

async function sayPage({ output, language }: Call, { issued, passedOver, refused, stopped }: BatchIssue, tally: Tally): Promise<void> {
  tally.issued += issued.length;
  tally.passedOver += passedOver.length;
  tally.refused += refused.length;
  tally.isStopped = stopped !== undefined;
  for (const { certificate, ...unit } of issued) {
    await output.object({ ...unit, result: 'issued', ...certificateObject(certificate) });
    await output.line(text(language, 'command.pki-issue.issued', { ...unit, serialNumber: certificate.serialNumber }));
  }
  for (const unit of passedOver) {
    await output.object({ ...unit, result: 'passed-over' });
    await output.line(text(language, 'command.pki-issue.passed-over', unit));
  }
  for (const { failure, ...unit } of [...refused, ...(stopped === undefined ? [] : [stopped])]) {
    await output.object({ ...unit, result: 'refused', failure });
    const { title, meaning, action } = errorTexts(language, failure.code, failure.params);
    await output.line(`${unit.identifier}: ${title}: ${meaning}\n  → ${action}`);
  }
}

async function writeAll(call: Call, { desk, orderer, tally, folder }: Work & { readonly folder: string }): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const order = { batch: call.given.requiredText('batch'), purpose: purposeOf(call), operator: orderer.operator };
  for (let afterRow: number | undefined = 0; afterRow !== undefined; ) {
    const page: Awaited<ReturnType<typeof askFiles>> = await askFiles(desk, { ...order, afterRow }, call.stop);
    for (const file of page.files) {
      const place = join(folder, fileName(file));
      if (existsSync(place)) continue;
      const content = file.pkcs12 === undefined ? (file.pem ?? '') : Buffer.from(file.pkcs12, 'base64');
      await writePrivateFile(place, content, `lineside pki issue --batch ${order.batch} --out ${folder}`);
      tally.files += 1;
    }
    afterRow = page.nextRow;
  }
}

function askFiles(desk: Desk, order: Parameters<typeof desk.ask<'certificates.batchFiles'>>[1], stop: AbortSignal) {
  return desk.ask('certificates.batchFiles', order, stop);
}

/** The serial number is in it: another certificate of the same unit is another file. */
function fileName({ row, identifier, serialNumber, pkcs12 }: BatchFile): string {
  const safe = identifier.replaceAll(/[^\p{L}\p{N}_-]/gu, '_').slice(0, 80);
  return `${String(row).padStart(6, '0')}-${safe}-${serialNumber.slice(0, SHOWN_SERIAL_DIGITS)}.${pkcs12 === undefined ? 'pem' : 'p12'}`;
}

function purposeOf({ given }: Call) {
  return given.oneOf('purpose', devicePurposeSchema.options) ?? 'client';
}

/** Each file is named by an identifier of its unit. One that no unit of the batch has is an error before anything is issued. */
async function requestsIn(call: Call): Promise<Requests> {
  const folder = call.given.text('requests');
  if (folder === undefined) return undefined;
  const names = filesIn(resolve(folder)).filter((name) => REQUEST_FILE.test(name));
  return await readJournal(call, async (read) => {
    const batch = read.findBatch(call.given.requiredText('batch'));
    if (batch === undefined) throw new AppError('batch/not-found', { params: { batch: call.given.requiredText('batch') } });
    return names.toSorted().map((name) => {
      const identifier = REQUEST_FILE.exec(name)?.[1] ?? '';
      const row = read.unitsByIdentifier(identifier).find(({ unit }) => unit.batchId === batch.batchId);
      if (row === undefined) throw new AppError('unit/not-found', { params: { identifier } });
      return { unitId: row.unit.unitId, csrPem: readSmallText(join(resolve(folder), name), 'file/unreadable') };
    });
  });
}

function filesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch (cause) {
    throw new AppError('file/unreadable', { params: { file: folder, reason: (cause as NodeJS.ErrnoException).code ?? 'unknown' }, cause });
  }
}
