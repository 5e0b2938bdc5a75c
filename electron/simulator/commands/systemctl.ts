/** `systemctl` for the one unit there is, and the older `service`. */
import { unlessAborted } from '../shell/interruption.ts';
import { type CommandGroup, type Invocation, fail, print } from './command.ts';
import { parseOptions } from './options.ts';

export const serviceCommands: CommandGroup = { service, systemctl };

const STATUS_NO_SUCH_UNIT = 5;
const STATUS_NOT_RUNNING = 3;
const spec = {
  flags: 'aqn',
  values: 'p',
  long: { property: 'p', value: 'value', quiet: 'q', 'no-pager': 'no-pager', 'no-block': 'no-block', now: 'now', no_legend: 'q' },
} as const;

async function systemctl(invocation: Invocation): Promise<number> {
  const options = parseOptions(invocation.args, spec);
  const [verb = 'status', ...units] = options.operands;
  if (verb === 'daemon-reload') return 0;
  if (verb === 'is-system-running') {
    print(invocation, 'running\n');
    return 0;
  }
  let status = 0;
  for (const unit of units) status = (await actOnUnit(invocation, verb, { unit: unit.replace(/\.service$/, ''), options })) || status;
  return status;
}

interface UnitRequest {
  readonly unit: string;
  readonly options: ReturnType<typeof parseOptions>;
}

async function actOnUnit(invocation: Invocation, verb: string, request: UnitRequest): Promise<number> {
  const { unit } = request;
  const { services } = invocation.machine;
  const facts = services.show(unit);
  switch (verb) {
    case 'start':
    case 'stop':
    case 'restart': {
      const acting = services.act(verb, unit);
      if (request.options.flags.has('no-block') && facts !== undefined) return 0;
      const exists = await unlessAborted(acting, invocation.signal);
      return exists
        ? 0
        : fail({ ...invocation, name: `Failed to ${verb} ${unit}.service` }, `Unit ${unit}.service not found.`, STATUS_NO_SUCH_UNIT);
    }
    case 'is-active':
    case 'is-failed': {
      const state = facts?.['ActiveState'] ?? 'inactive';
      if (!request.options.flags.has('q')) print(invocation, `${state}\n`);
      return state === (verb === 'is-active' ? 'active' : 'failed') ? 0 : verb === 'is-active' ? STATUS_NOT_RUNNING : 1;
    }
    case 'is-enabled':
      print(invocation, facts === undefined ? '' : 'enabled\n');
      return facts === undefined ? 1 : 0;
    case 'show':
      return show(
        invocation,
        request,
        facts ?? { Id: `${unit}.service`, LoadState: 'not-found', ActiveState: 'inactive', SubState: 'dead' },
      );
    case 'status':
      return printStatus(invocation, unit, facts);
    default:
      return fail(invocation, `Unknown command verb '${verb}', maybe you meant 'start'?`);
  }
}

function show(invocation: Invocation, { options }: UnitRequest, facts: Readonly<Record<string, string>>): number {
  const wanted = options.all.filter(({ option }) => option === 'p').flatMap(({ value }) => value.split(','));
  for (const [name, value] of Object.entries(facts)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    print(invocation, options.flags.has('value') ? `${value}\n` : `${name}=${value}\n`);
  }
  return 0;
}

function printStatus(invocation: Invocation, unit: string, facts: Readonly<Record<string, string>> | undefined): number {
  if (facts === undefined) {
    invocation.stderr.write(Buffer.from(`Unit ${unit}.service could not be found.\n`, 'latin1'));
    return 4;
  }
  const isActive = facts['ActiveState'] === 'active';
  print(invocation, `● ${unit}.service - Kura\n   Loaded: loaded (/lib/systemd/system/${unit}.service; enabled)\n`);
  print(
    invocation,
    `   Active: ${facts['ActiveState']} (${facts['SubState']})${isActive ? ` since ${facts['ExecMainStartTimestamp']}` : ''}\n`,
  );
  if (isActive) print(invocation, ` Main PID: ${facts['MainPID']} (java)\n`);
  return isActive ? 0 : STATUS_NOT_RUNNING;
}

/** `service UNIT VERB` */
function service(invocation: Invocation): Promise<number> {
  const [unit = '', verb = ''] = invocation.args;
  return systemctl({ ...invocation, args: [verb, unit] });
}
