/**
 * `lineside manufacturer certificate-add MANUFACTURER FILE…`, `certificate-remove`, `units`: certificates that a platform made for a
 * manufacturer. What is secret of one is read from files or standard input, never from the command's words, which every program can read.
 */
import { basename } from 'node:path';
import { errorTexts, text } from '../../../shared/texts/text.ts';
import { readSmallFile } from '../../engine/files/small-file.ts';
import { passwordOption, secretInFile } from '../bundle-password.ts';
import { orderCertificates, orderOptions } from '../certificate-report.ts';
import type { Call, Command } from '../command.ts';
import { type Desk, withDesk } from '../desk.ts';
import { type ExitStatus, exitStatus } from '../exit-status.ts';
import { sharedOptions } from '../global-options.ts';
import { certificateOf, manufacturerOf, sayUnits } from '../manufacturer-call.ts';

const PAGE = 1000;
const named = [
  { name: 'MANUFACTURER', required: true },
  { name: 'CERTIFICATE', required: true },
] as const;

export const certificateAddCommand: Command = {
  name: 'manufacturer certificate-add',
  about: 'command.manufacturer-certificate-add.about',
  operands: [
    { name: 'MANUFACTURER', required: true },
    { name: 'FILE', required: true, many: true },
  ],
  options: {
    name: { type: 'string', value: 'NAME', required: true, about: 'command.option.manufacturer-certificate-name' },
    'key-file': { type: 'string', value: 'FILE', about: 'command.option.manufacturer-key-file' },
    'access-key-file': { type: 'string', value: 'FILE', required: true, about: 'command.option.access-key-file' },
    'access-token-file': { type: 'string', value: 'FILE', about: 'command.option.access-token-file' },
    ...passwordOption,
    ...orderOptions,
  },
  stops: 'in-order',
  run: addCertificate,
};

async function addCertificate(call: Call): Promise<ExitStatus> {
  const { given, output, language } = call;
  const order = { name: given.requiredText('name'), files: filesOf(call), ...secretsOf(call) };
  const added = await orderCertificates(call, async (desk, { operator }) => {
    const { manufacturerId } = await manufacturerOf(desk, given.operand(0));
    return await desk.ask('manufacturers.addCertificate', { manufacturerId, ...order, operator });
  });
  await output.object({ ...added });
  for (const { file, holds } of added.files) {
    const words = { file, holds: holds.map((held) => text(language, `manufacturer.holds.${held}`)).join(', ') };
    await output.line(text(language, 'command.manufacturer.file', words));
  }
  for (const { code, params } of added.warnings) {
    const { title, meaning } = errorTexts(language, code, params);
    await output.note(`${text(language, 'command.severity.warning')} · ${title}: ${meaning}`);
  }
  await output.line(text(language, 'command.manufacturer-certificate-add.done', { name: added.certificate.name }));
  return exitStatus.good;
}

/** Which of them holds what is found by what is in them. */
function filesOf({ given }: Call) {
  const keyFile = given.text('key-file');
  const paths = [...given.operandsFrom(1), ...(keyFile === undefined ? [] : [keyFile])];
  return paths.map((file) => ({ name: basename(file), content: readSmallFile(file, 'file/unreadable').toString('base64') }));
}

function secretsOf({ given }: Call) {
  const fileOf = (option: string) => given.text(option);
  const [password, accessToken] = [fileOf('password-file'), fileOf('access-token-file')];
  return {
    accessKey: secretInFile(given.requiredText('access-key-file')),
    ...(accessToken === undefined ? {} : { accessToken: secretInFile(accessToken) }),
    ...(password === undefined ? {} : { password: secretInFile(password) }),
  };
}

export const certificateRemoveCommand: Command = {
  name: 'manufacturer certificate-remove',
  about: 'command.manufacturer-certificate-remove.about',
  operands: named,
  options: { reason: { type: 'string', value: 'WHY', required: true, about: 'command.option.removal-reason' }, ...orderOptions },
  stops: 'in-order',
  async run(call) {
    const { given, output, language } = call;
    const { certificate, units } = await orderCertificates(call, async (desk, { operator }) => {
      const { certificateId } = await meant(call, desk);
      return await desk.ask('manufacturers.removeCertificate', { certificateId, reason: given.requiredText('reason'), operator });
    });
    await output.object({ certificate, units });
    await output.line(text(language, 'command.manufacturer-certificate-remove.done', { name: certificate.name, units: certificate.units }));
    await sayUnits(call, units);
    if (units.length < certificate.units) await output.line(text(language, 'command.manufacturer.more-units'));
    return exitStatus.good;
  },
};

export const manufacturerUnitsCommand: Command = {
  name: 'manufacturer units',
  about: 'command.manufacturer-units.about',
  operands: named,
  options: { db: sharedOptions.db },
  stops: 'in-order',
  run: (call) =>
    withDesk(call, { mustExist: true, forOrder: false }, async (desk) => {
      const { certificateId } = await meant(call, desk);
      await call.output.piece('{"v":1,"units":[');
      for (let afterSeq = 0, isFirst = true; ; isFirst = false) {
        const { units } = await desk.ask('manufacturers.certificateUnits', { certificateId, afterSeq, limit: PAGE });
        await call.output.piece(`${isFirst || units.length === 0 ? '' : ','}${units.map((unit) => JSON.stringify(unit)).join(',')}`);
        await sayUnits(call, units);
        afterSeq = units.at(-1)?.seq ?? afterSeq;
        if (units.length < PAGE) break;
      }
      await call.output.piece(']}\n');
      return exitStatus.good;
    }),
};

async function meant({ given }: Call, desk: Desk) {
  return certificateOf(await manufacturerOf(desk, given.operand(0)), given.operand(1));
}
