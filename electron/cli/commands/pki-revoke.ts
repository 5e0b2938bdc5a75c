/** `lineside pki revoke SERIAL`: the certificate does not count any more. Others know it from the next revocation list. */
import { revocationReasonSchema } from '../../../shared/domain/certificates.ts';
import { orderCertificates, orderOptions, sayCertificates } from '../certificate-report.ts';
import type { Command } from '../command.ts';

export const pkiRevokeCommand: Command = {
  name: 'pki revoke',
  about: 'command.pki-revoke.about',
  operands: [{ name: 'SERIAL', required: true }],
  options: {
    reason: { type: 'string', value: 'WHY', about: 'command.option.revocation-reason' },
    note: { type: 'string', value: 'TEXT', about: 'command.option.revocation-note' },
    ...orderOptions,
  },
  stops: 'in-order',
  run: async (call) => {
    const { given } = call;
    const reason = given.oneOf('reason', revocationReasonSchema.options);
    const serialNumber = serialFrom(given.operand(0));
    const certificate = await orderCertificates(call, (desk, { operator }) =>
      desk.ask('certificates.revoke', { certificate: { serialNumber }, reason, note: given.text('note'), operator }),
    );
    return await sayCertificates(call, [{ certificate }]);
  },
};

/** As openssl and browsers show it, too: in capitals, with colons. */
export function serialFrom(typed: string): string {
  const digits = typed.replaceAll(/[:\s]/g, '').toLowerCase();
  return digits.length % 2 === 0 ? digits : `0${digits}`;
}
