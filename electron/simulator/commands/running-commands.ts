/** Commands that run others, or only end. */
import { setTimeout as delay } from 'node:timers/promises';
import { readAll } from '../shell/bytes.ts';
import { ProcessKilled, signalName, signalNumber } from '../shell/control-flow.ts';
import { type CommandGroup, type Invocation, fail, pathOf, print } from './command.ts';
import { parseOptions } from './options.ts';

export const runningCommands: CommandGroup = {
  bash: sh,
  dash: sh,
  env,
  false: () => 1,
  kill,
  nice: runRest,
  nohup: runRest,
  printenv,
  setsid: runRest,
  sh,
  sleep,
  timeout,
  true: () => 0,
  which,
  xargs,
};

/** `sh -c SCRIPT [NAME [ARG…]]`, `sh FILE [ARG…]`, or a script on standard input. Letters of `set` are taken too. */
async function sh(invocation: Invocation): Promise<number> {
  const { flags, operands } = parseOptions(invocation.args, { flags: 'cefilsux', operandEnds: true });
  const setup = [...'euf'].filter((letter) => flags.has(letter)).map((letter) => `set -${letter};`);
  const [first, ...args] = operands;
  if (flags.has('c')) {
    if (first === undefined) return fail(invocation, '-c requires an argument', 2);
    const [name = 'sh', ...rest] = args;
    return invocation.runScript(setup.join('') + first, name, rest);
  }
  if (first === undefined || flags.has('s')) {
    const script = (await readAll(invocation.stdin)).toString('latin1');
    return invocation.runScript(setup.join('') + script, 'sh', operands);
  }
  const script = invocation.machine.fileSystem.find(pathOf(invocation, first));
  if (script?.type !== 'file') return fail(invocation, `0: cannot open ${first}: No such file`, 2);
  return invocation.runScript(setup.join('') + script.bytes.toString('latin1'), first, args);
}

async function env(invocation: Invocation): Promise<number> {
  const { all, flags, operands } = parseOptions(invocation.args, {
    flags: 'i',
    values: 'u',
    long: { unset: 'u', 'ignore-environment': 'i' },
    operandEnds: true,
  });
  const environment = new Map(flags.has('i') ? [] : invocation.environment);
  for (const { value } of all) environment.delete(value);
  let at = 0;
  for (let word = operands[at]; word?.includes('=') === true; word = operands[at]) {
    environment.set(word.slice(0, word.indexOf('=')), word.slice(word.indexOf('=') + 1));
    at += 1;
  }
  if (at < operands.length) return invocation.run(operands.slice(at), { environment });
  for (const [name, value] of environment) print(invocation, `${name}=${value}\n`);
  return 0;
}

function printenv(invocation: Invocation): number {
  if (invocation.args.length === 0) for (const [name, value] of invocation.environment) print(invocation, `${name}=${value}\n`);
  let status = 0;
  for (const name of invocation.args) {
    const value = invocation.environment.get(name);
    if (value === undefined) status = 1;
    else print(invocation, `${value}\n`);
  }
  return status;
}

/** `nohup`, `setsid`, `nice`: what they change about a process makes no difference here. */
function runRest(invocation: Invocation): number | Promise<number> {
  const { operands } = parseOptions(invocation.args, { flags: 'fw', values: 'n', operandEnds: true });
  return operands.length === 0 ? 0 : invocation.run(operands);
}

async function sleep(invocation: Invocation): Promise<number> {
  const seconds = invocation.args.reduce((sum, arg) => sum + secondsOf(arg), 0);
  if (Number.isNaN(seconds)) return fail(invocation, `invalid time interval '${invocation.args.join(' ')}'`);
  await pause(seconds * 1000, invocation.signal);
  return 0;
}

function secondsOf(text: string): number {
  const match = /^(\d+(?:\.\d+)?)([smh]?)$/.exec(text);
  if (match === null) return Number.NaN;
  return Number(match[1]) * (match[2] === 'm' ? 60 : match[2] === 'h' ? 3600 : 1);
}

async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  try {
    await delay(milliseconds, undefined, { signal });
  } catch (error) {
    throw signal.aborted ? signal.reason : error;
  }
}

const STATUS_TIMED_OUT = 124;

async function timeout(invocation: Invocation): Promise<number> {
  const { operands } = parseOptions(invocation.args, { values: 'ks', flags: 'v', operandEnds: true });
  const [duration = '', ...words] = operands;
  const seconds = secondsOf(duration);
  if (Number.isNaN(seconds)) return fail(invocation, `invalid time interval '${duration}'`, 125);
  const late = new AbortController();
  const timer = setTimeout(() => late.abort(new ProcessKilled('TERM')), seconds * 1000);
  try {
    return await invocation.run(words, { signal: AbortSignal.any([invocation.signal, late.signal]) });
  } catch (error) {
    if (late.signal.aborted && error === late.signal.reason) return STATUS_TIMED_OUT;
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

async function xargs(invocation: Invocation): Promise<number> {
  const { flags, operands, values } = parseOptions(invocation.args, { flags: '0rt', values: 'nI', operandEnds: true });
  const text = (await readAll(invocation.stdin)).toString('latin1');
  const replace = values.get('I');
  const items = text.split(flags.has('0') ? '\0' : replace === undefined ? /\s+/ : '\n').filter((item) => item !== '');
  const words = operands.length === 0 ? ['echo'] : operands;
  if (items.length === 0 && flags.has('r')) return 0;
  if (replace !== undefined) {
    for (const item of items) if ((await invocation.run(words.map((word) => word.replaceAll(replace, item)))) !== 0) return 123;
    return 0;
  }
  const size = Number(values.get('n') ?? (items.length || 1));
  for (let at = 0; at === 0 || at < items.length; at += size) {
    if ((await invocation.run([...words, ...items.slice(at, at + size)])) !== 0) return 123;
  }
  return 0;
}

function kill(invocation: Invocation): number {
  const args = [...invocation.args];
  let signal = 'TERM';
  if (args[0]?.startsWith('-') === true) {
    const given = args[0] === '-s' || args[0] === '-n' ? args.splice(0, 2)[1] : args.shift()?.slice(1);
    signal = signalName(Number(given)) ?? (given ?? '').replace(/^SIG/, '');
  }
  const isQuestion = signal === '0';
  if (!isQuestion && signalNumber(signal) === 0) return fail(invocation, `Illegal option -${signal}`, 2);
  let status = 0;
  for (const id of args) {
    const target = invocation.machine.processes.get(Number(id));
    if (target === undefined) status = fail(invocation, `No such process`);
    else if (!isQuestion) target.onSignal(signal);
  }
  return status;
}

function which(invocation: Invocation): Promise<number> {
  return invocation.runScript('command -v "$@"', 'which', invocation.args);
}
