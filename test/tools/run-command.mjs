/** Starting other programs from the workshop's scripts. */
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { projectRoot, shippedNode } from './project.mjs';

/** A terminal sends its Ctrl+C to the child as well: handed on again, it would count as the second one. */
const ENDING_SIGNALS = process.stdin.isTTY ? ['SIGTERM'] : ['SIGINT', 'SIGTERM', 'SIGHUP'];

/** The exit status a shell would report: a signal's number is added to 128. */
function exitStatus(code, signal) {
  return code ?? 128 + (constants.signals[signal] ?? 0);
}

/**
 * Runs a program to its end, hands on the signals that end this one, and resolves with its exit status
 * (127 where it cannot be started).
 * @param {string} program
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions} [options] default: the checkout as folder, this terminal's streams
 */
export function runCommand(program, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(program, args, { cwd: projectRoot, stdio: 'inherit', ...options });
    const passOn = (signal) => child.kill(signal);
    const stayAlive = () => undefined;
    for (const signal of ENDING_SIGNALS) process.on(signal, passOn);
    process.on('SIGINT', stayAlive);
    const finish = (status) => {
      for (const signal of ENDING_SIGNALS) process.off(signal, passOn);
      process.off('SIGINT', stayAlive);
      resolve(status);
    };
    child.once('error', () => finish(127));
    child.once('exit', (code, signal) => finish(exitStatus(code, signal)));
  });
}

/** Runs a script with the shipped Node (≥ 22), which needs no npm and no npx to be found. */
export function runShipped(script, args = [], options = {}) {
  return runCommand(shippedNode, [script, ...args], options);
}
