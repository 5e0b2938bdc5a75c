/** `lineside pki crl --out FILE`: signs and writes a revocation list. */
import { text } from '../../../shared/texts/text.ts';
import { orderCertificates, orderOptions, writePrivateFile } from '../certificate-report.ts';
import type { Command } from '../command.ts';
import { exitStatus } from '../exit-status.ts';

export const pkiCrlCommand: Command = {
  name: 'pki crl',
  about: 'command.pki-crl.about',
  operands: [],
  options: {
    out: { type: 'string', value: 'FILE', required: true, about: 'command.option.crl-out' },
    days: { type: 'string', value: 'N', about: 'command.option.crl-days' },
    ...orderOptions,
  },
  stops: 'in-order',
  run: async (call) => {
    const { given, output, language } = call;
    const days = given.count('days');
    const { crlPem, number, nextUpdate, revoked } = await orderCertificates(call, (desk, { operator }) =>
      desk.ask('certificates.crl', { days, operator }),
    );
    const file = await writePrivateFile(given.requiredText('out'), crlPem, 'lineside pki crl');
    await output.object({ file, number, nextUpdate, revoked });
    await output.line(text(language, 'command.pki-crl.done', { file, number, revoked, nextUpdate }));
    return exitStatus.good;
  },
};
