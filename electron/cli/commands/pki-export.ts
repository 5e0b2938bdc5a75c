/** `lineside pki export [SERIAL]`: a certificate with its chain, its bundle, or the root's key to be kept offline. */
import { newPassword, passwordOption } from '../bundle-password.ts';
import { demandFree, orderCertificates, orderOptions, sayCertificates, writePrivateFile } from '../certificate-report.ts';
import type { Call, Command } from '../command.ts';
import type { ExitStatus } from '../exit-status.ts';
import { sayAuthorities, takeRootOffline } from './pki-init.ts';
import { serialFrom } from './pki-revoke.ts';

export const pkiExportCommand: Command = {
  name: 'pki export',
  about: 'command.pki-export.about',
  operands: [{ name: 'SERIAL', required: false }],
  options: {
    out: { type: 'string', value: 'FILE', required: true, about: 'command.option.certificate-out' },
    bundle: { type: 'boolean', about: 'command.option.certificate-bundle' },
    'root-key': { type: 'boolean', about: 'command.option.root-key' },
    ...passwordOption,
    ...orderOptions,
  },
  stops: 'in-order',
  run: async (call) => {
    const serial = call.given.optionalOperand(0);
    const isRoot = call.given.has('root-key');
    if (isRoot === (serial !== undefined)) throw call.given.refuse('command.pki-export.one-thing', {});
    demandFree(call.given.requiredText('out'));
    return serial === undefined ? await exportRoot(call) : await exportOne(call, serialFrom(serial));
  },
};

async function exportRoot(call: Call): Promise<ExitStatus> {
  const file = call.given.requiredText('out');
  const password = await newPassword(call, file);
  const founded = await orderCertificates(call, (desk, { operator }) => takeRootOffline(desk, { file, password, operator }));
  return await sayAuthorities(call, founded);
}

async function exportOne(call: Call, serialNumber: string): Promise<ExitStatus> {
  const file = call.given.requiredText('out');
  const protection = call.given.has('bundle') ? { password: await newPassword(call, file) } : {};
  const found = await orderCertificates(call, (desk, { operator }) =>
    desk.ask('certificates.export', { serialNumber, ...protection, operator }),
  );
  const content = found.pkcs12 === undefined ? [found.certificatePem, ...found.chainPem].join('') : Buffer.from(found.pkcs12, 'base64');
  const written = await writePrivateFile(file, content, `lineside pki export ${serialNumber}`);
  return await sayCertificates(call, [{ certificate: found.certificate, files: [written] }]);
}
