/** `lineside requests edit|delete IDENTIFIER --cloud NAME`: of this station's units only, on record before anything is sent. */
import { text } from '../../../shared/texts/text.ts';
import { atCloudDesk, cloudPlace, momentOf, orderOptions, sayRequest } from '../cloud-call.ts';
import type { Command } from '../command.ts';
import { exitStatus } from '../exit-status.ts';
import { operatorName } from '../operator-name.ts';

const identified = [{ name: 'IDENTIFIER', required: true }];

export const requestsEditCommand: Command = {
  name: 'requests edit',
  about: 'command.requests-edit.about',
  operands: identified,
  options: {
    ...orderOptions,
    'active-from': { type: 'string', value: 'TIME', about: 'command.option.active-from' },
    'active-until': { type: 'string', value: 'TIME', about: 'command.option.active-until' },
    status: { type: 'string', value: 'enabled|disabled', about: 'command.option.request-status' },
    retries: { type: 'string', value: 'N', about: 'command.option.retries' },
  },
  stops: 'in-order',
  async run(call) {
    const { given } = call;
    const status = given.oneOf('status', ['enabled', 'disabled']);
    const order = {
      ...(await cloudPlace(call)),
      identifier: given.operand(0),
      activatesOn: momentOf(given, 'active-from'),
      expiresOn: momentOf(given, 'active-until'),
      status: status === undefined ? undefined : status === 'enabled' ? ('ENABLED' as const) : ('DISABLED' as const),
      retryMaxAttempts: given.count('retries'),
      operator: operatorName(given),
    };
    const { request } = await atCloudDesk(call, true, (desk) => desk.ask('commands.requests.edit', order));
    await call.output.object({ request });
    await sayRequest(call, request);
    return exitStatus.good;
  },
};

export const requestsDeleteCommand: Command = {
  name: 'requests delete',
  about: 'command.requests-delete.about',
  operands: identified,
  options: orderOptions,
  stops: 'in-order',
  async run(call) {
    const order = { ...(await cloudPlace(call)), identifier: call.given.operand(0), operator: operatorName(call.given) };
    const { clientId, requestId } = await atCloudDesk(call, true, (desk) => desk.ask('commands.requests.delete', order));
    await call.output.object({ deleted: { clientId, requestId } });
    await call.output.line(text(call.language, 'command.requests.deleted', { id: requestId, clientId }));
    return exitStatus.good;
  },
};
