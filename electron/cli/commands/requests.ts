/** `lineside requests list|count|show|executions`: what a cloud of the station file shows. No activation key is ever in it. */
import { text } from '../../../shared/texts/text.ts';
import { atCloudDesk, cloudOptions, cloudPlace, listOf, sayRequest } from '../cloud-call.ts';
import type { Command } from '../command.ts';
import { exitStatus } from '../exit-status.ts';

const identified = [{ name: 'IDENTIFIER', required: true }];

export const requestsListCommand: Command = {
  name: 'requests list',
  about: 'command.requests-list.about',
  operands: [],
  options: {
    ...cloudOptions,
    'client-ids': { type: 'string', value: 'LIST', about: 'command.option.client-ids' },
    statuses: { type: 'string', value: 'LIST', about: 'command.option.job-statuses' },
    offset: { type: 'string', value: 'N', about: 'command.option.offset' },
    limit: { type: 'string', value: 'N', about: 'command.option.list-limit' },
  },
  stops: 'in-order',
  async run(call) {
    const { given, output, language, stop } = call;
    const offset = given.count('offset') ?? 0;
    const query = { offset, limit: given.count('limit'), clientIds: listOf(given, 'client-ids'), statuses: listOf(given, 'statuses') };
    const order = { ...(await cloudPlace(call)), ...query };
    const page = await atCloudDesk(call, false, (desk) => desk.ask('commands.requests.list', order, stop));
    await output.object({ ...page });
    for (const request of page.requests) await sayRequest(call, request);
    if (page.limitExceeded) await output.note(text(language, 'command.requests.more', { offset: offset + page.requests.length }));
    return exitStatus.good;
  },
};

export const requestsCountCommand: Command = {
  name: 'requests count',
  about: 'command.requests-count.about',
  operands: [],
  options: cloudOptions,
  stops: 'in-order',
  async run(call) {
    const place = await cloudPlace(call);
    const { count } = await atCloudDesk(call, false, (desk) => desk.ask('commands.requests.count', place, call.stop));
    await call.output.object({ count });
    await call.output.line(text(call.language, 'command.requests.count', { count }));
    return exitStatus.good;
  },
};

export const requestsShowCommand: Command = {
  name: 'requests show',
  about: 'command.requests-show.about',
  operands: identified,
  options: cloudOptions,
  stops: 'in-order',
  async run(call) {
    const order = { ...(await cloudPlace(call)), identifier: call.given.operand(0) };
    const { request } = await atCloudDesk(call, false, (desk) => desk.ask('commands.requests.show', order, call.stop));
    await call.output.object({ request });
    await sayRequest(call, request);
    return exitStatus.good;
  },
};

export const requestsExecutionsCommand: Command = {
  name: 'requests executions',
  about: 'command.requests-executions.about',
  operands: identified,
  options: cloudOptions,
  stops: 'in-order',
  async run(call) {
    const order = { ...(await cloudPlace(call)), identifier: call.given.operand(0) };
    const { executions } = await atCloudDesk(call, false, (desk) => desk.ask('commands.requests.executions', order, call.stop));
    await call.output.object({ executions });
    for (const { id, status, startedOn = '–', endedOn = '–', log = '' } of executions)
      await call.output.line([id, status, startedOn, endedOn, log].filter((part) => part !== '').join(' · '));
    return exitStatus.good;
  },
};
