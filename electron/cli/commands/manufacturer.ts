/** `lineside manufacturer add NAME`, `rename`, `list`: who made the devices of batches. */
import { text } from '../../../shared/texts/text.ts';
import { orderCertificates, orderOptions } from '../certificate-report.ts';
import type { Command } from '../command.ts';
import { withDesk } from '../desk.ts';
import { exitStatus } from '../exit-status.ts';
import { sharedOptions } from '../global-options.ts';
import { manufacturerOf, sayManufacturer } from '../manufacturer-call.ts';
import { isFreshStation } from '../read-journal.ts';

export const manufacturerAddCommand: Command = {
  name: 'manufacturer add',
  about: 'command.manufacturer-add.about',
  operands: [{ name: 'NAME', required: true }],
  options: orderOptions,
  stops: 'in-order',
  async run(call) {
    const name = call.given.operand(0);
    const { manufacturer } = await orderCertificates(call, (desk, { operator }) => desk.ask('manufacturers.add', { name, operator }));
    await call.output.object({ manufacturer });
    await sayManufacturer(call, manufacturer);
    return exitStatus.good;
  },
};

export const manufacturerRenameCommand: Command = {
  name: 'manufacturer rename',
  about: 'command.manufacturer-rename.about',
  operands: [
    { name: 'MANUFACTURER', required: true },
    { name: 'NAME', required: true },
  ],
  options: orderOptions,
  stops: 'in-order',
  async run(call) {
    const { given } = call;
    const { manufacturer } = await orderCertificates(call, async (desk, { operator }) => {
      const { manufacturerId } = await manufacturerOf(desk, given.operand(0));
      return await desk.ask('manufacturers.rename', { manufacturerId, name: given.operand(1), operator });
    });
    await call.output.object({ manufacturer });
    await sayManufacturer(call, manufacturer);
    return exitStatus.good;
  },
};

export const manufacturerListCommand: Command = {
  name: 'manufacturer list',
  about: 'command.manufacturer-list.about',
  operands: [],
  options: { db: sharedOptions.db },
  stops: 'in-order',
  async run(call) {
    const { manufacturers } = isFreshStation(call)
      ? { manufacturers: [] }
      : await withDesk(call, { mustExist: true, forOrder: false }, (desk) => desk.ask('manufacturers.list', {}));
    await call.output.object({ manufacturers });
    for (const manufacturer of manufacturers) await sayManufacturer(call, manufacturer);
    if (manufacturers.length === 0) await call.output.line(text(call.language, 'command.manufacturer.none'));
    return exitStatus.good;
  },
};
