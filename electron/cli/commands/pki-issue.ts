/** `lineside pki issue [REQUEST]`: a certificate for a request, or with a key that the station makes, as a bundle. */
import { devicePurposeSchema, keyTypeSchema } from '../../../shared/domain/certificates.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { readSmallText } from '../../engine/files/small-file.ts';
import { newPassword, passwordOption } from '../bundle-password.ts';
import { issueForBatch } from '../batch-certificates.ts';
import {
  DEFAULT_DAYS,
  demandFree,
  orderCertificates,
  orderOptions,
  type Orderer,
  sayCertificates,
  writePrivateFile,
} from '../certificate-report.ts';
import type { Call, Command } from '../command.ts';
import type { Desk } from '../desk.ts';
import { readJournal } from '../read-journal.ts';

/** What an order for one certificate says, and one for a batch does not. */
const OF_ONE = ['unit', 'dns', 'ip', 'password-file'] as const;
/** The other way round. */
const OF_BATCH = ['requests', 'all'] as const;

export const pkiIssueCommand: Command = {
  name: 'pki issue',
  about: 'command.pki-issue.about',
  operands: [{ name: 'REQUEST', required: false }],
  options: {
    out: { type: 'string', value: 'FILE', about: 'command.option.certificates-out' },
    batch: { type: 'string', value: 'BATCH', about: 'command.option.certificate-batch' },
    requests: { type: 'string', value: 'FOLDER', about: 'command.option.certificate-requests' },
    all: { type: 'boolean', about: 'command.option.certificate-all' },
    subject: { type: 'string', value: 'CN=…', about: 'command.option.certificate-subject' },
    purpose: { type: 'string', value: 'WHAT', about: 'command.option.certificate-purpose' },
    days: { type: 'string', value: 'N', about: 'command.option.certificate-days' },
    unit: { type: 'string', value: 'IDENTIFIER', about: 'command.option.certificate-unit' },
    dns: { type: 'string', value: 'NAME', multiple: true, about: 'command.option.certificate-dns' },
    ip: { type: 'string', value: 'ADDRESS', multiple: true, about: 'command.option.certificate-ip' },
    key: { type: 'string', value: 'KIND', about: 'command.option.key-type' },
    second: { type: 'string', value: 'NAME', about: 'command.option.second' },
    ...passwordOption,
    ...orderOptions,
  },
  stops: 'in-order',
  run: async (call) => {
    const { given } = call;
    if (given.has('batch')) {
      if (given.optionalOperand(0) !== undefined || OF_ONE.some((option) => given.has(option)))
        throw given.refuse('command.pki-issue.of-batch', { options: OF_ONE.map((option) => `--${option}`).join(', ') });
      return await issueForBatch(call);
    }
    if (OF_BATCH.some((option) => given.has(option)))
      throw given.refuse('command.arguments.missing-option', { option: 'batch', value: 'BATCH' });
    if (!given.has('out')) throw given.refuse('command.arguments.missing-option', { option: 'out', value: 'FILE' });
    demandFree(given.requiredText('out'));
    const issued = await orderCertificates(call, (desk, orderer) => issue(call, desk, orderer));
    return await sayCertificates(call, [issued]);
  },
};

async function issue(call: Call, desk: Desk, { operator, secondPerson }: Orderer) {
  const { given } = call;
  const file = given.requiredText('out');
  const request = given.optionalOperand(0);
  const order = {
    purpose: given.oneOf('purpose', devicePurposeSchema.options) ?? 'client',
    days: given.count('days') ?? DEFAULT_DAYS,
    dnsNames: [...given.texts('dns')],
    ipAddresses: [...given.texts('ip')],
    ...(await unitOf(call)),
    ...(await secondPerson()),
    operator,
  };
  const subject = given.text('subject');
  if (request !== undefined) {
    const csrPem = readSmallText(request, 'file/unreadable');
    const { certificate, certificatePem, chainPem } = await desk.ask('certificates.signRequest', { csrPem, subject, ...order });
    const content = [certificatePem, ...chainPem].join('');
    return { certificate, files: [await writePrivateFile(file, content, again(certificate.serialNumber))] };
  }
  if (subject === undefined) throw given.refuse('command.pki-issue.nothing', {});
  const keyType = given.oneOf('key', keyTypeSchema.options);
  const password = await newPassword(call, file);
  const { certificate, pkcs12 } = await desk.ask('certificates.issue', { subject, keyType, password, ...order });
  return { certificate, files: [await writePrivateFile(file, Buffer.from(pkcs12, 'base64'), again(certificate.serialNumber))] };
}

function again(serialNumber: string): string {
  return `lineside pki export ${serialNumber}`;
}

async function unitOf(call: Call) {
  const identifier = call.given.text('unit');
  if (identifier === undefined) return {};
  return await readJournal(call, async (read) => {
    const row = read.unitsByIdentifier(identifier)[0];
    if (row === undefined) throw new AppError('unit/not-found', { params: { identifier } });
    return { unitId: row.unit.unitId };
  });
}
