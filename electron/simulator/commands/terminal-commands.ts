/** Commands about the terminal, and about what the kernel writes on it. */
import { type CommandGroup, type Invocation, fail, print } from './command.ts';
import { parseOptions } from './options.ts';

export const terminalCommands: CommandGroup = { dmesg, stty, tty };

/** Its first number says which messages of the kernel appear on the console: those of a lower level. */
export const PRINTK_FILE = '/proc/sys/kernel/printk';

const SWITCHES = { echo: 'echo', icanon: 'icanon', isig: 'isig', icrnl: 'icrnl', onlcr: 'onlcr', opost: 'onlcr' } as const;
/** What makes no difference here. */
const IGNORED =
  /^-?(?:echoe|echok|echonl|echoctl|echoke|ixon|ixoff|ixany|iexten|inlcr|igncr|brkint|ignbrk|imaxbel|iutf8|hupcl|clocal|crtscts|cs8|cread|noflsh)$/;

function stty(invocation: Invocation): number {
  const settings = invocation.terminal?.settings;
  if (settings === undefined) return fail(invocation, "'standard input': Inappropriate ioctl for device");
  const args = [...invocation.args].filter((arg) => !/^(?:-F|--file)/.test(arg));
  if (args.length === 0 || args[0] === '-a') {
    const switches = Object.values(SWITCHES).map((name) => (settings[name] ? name : `-${name}`));
    print(invocation, `speed 115200 baud; rows ${settings.rows}; columns ${settings.columns};\n${[...new Set(switches)].join(' ')}\n`);
    return 0;
  }
  if (args[0] === 'size') {
    print(invocation, `${settings.rows} ${settings.columns}\n`);
    return 0;
  }
  for (let arg = args.shift(); arg !== undefined; arg = args.shift()) {
    const name = arg.replace(/^-/, '');
    const isOn = !arg.startsWith('-');
    if (name in SWITCHES) settings[SWITCHES[name as keyof typeof SWITCHES]] = isOn;
    else if (arg === 'sane') Object.assign(settings, { echo: true, icanon: true, isig: true, icrnl: true, onlcr: true });
    else if (name === 'raw') Object.assign(settings, { icanon: !isOn, isig: !isOn, icrnl: !isOn, onlcr: !isOn });
    else if (name === 'cols' || name === 'columns') settings.columns = Number(args.shift());
    else if (name === 'rows') settings.rows = Number(args.shift());
    else if (!IGNORED.test(arg) && !/^\d+$/.test(arg)) return fail(invocation, `invalid argument '${arg}'`);
  }
  return 0;
}

function tty(invocation: Invocation): number {
  print(invocation, `${invocation.terminal?.device ?? 'not a tty'}\n`);
  return invocation.terminal === undefined ? 1 : 0;
}

/** `-n LEVEL`, `-D` and `-E`: what of the kernel's messages appears on the console. */
function dmesg(invocation: Invocation): number {
  const { flags, values } = parseOptions(invocation.args, {
    flags: 'DETrkx',
    values: 'n',
    long: { 'console-level': 'n', 'console-off': 'D' },
  });
  const names: Readonly<Record<string, string>> = {
    emerg: '1',
    alert: '2',
    crit: '3',
    err: '4',
    warn: '5',
    notice: '6',
    info: '7',
    debug: '8',
  };
  const given = values.get('n');
  const level = flags.has('D') ? '1' : flags.has('E') ? '7' : given === undefined ? undefined : (names[given] ?? given);
  if (level === undefined) return 0;
  if (!/^[1-8]$/.test(level)) return fail(invocation, `unknown level '${given}'`);
  invocation.machine.fileSystem.write(PRINTK_FILE, Buffer.from(`${level}\t4\t1\t7\n`));
  return 0;
}
