/** What runs can be found and ended, and what waits does not keep a dead process alive. */
import { describe, expect, it } from 'vitest';
import { BytePipe, nowhere } from '../../../../../electron/simulator/shell/bytes.ts';
import { ProcessKilled } from '../../../../../electron/simulator/shell/control-flow.ts';
import { commandSet } from '../../../../../electron/simulator/commands/command-set.ts';
import { runScript } from '../../../../../electron/simulator/shell/run-script.ts';
import { smallMachine } from './small-machine.ts';

describe('processes of the simulated gateway', () => {
  it('ends a command by a signal, with the status real shells give it', async () => {
    const { stdout } = await smallMachine().sh(
      'sleep 60 & p=$!; kill $p; wait $p; echo $?; sleep 60 & p=$!; kill -KILL $p; wait $p; echo $?',
    );
    expect(stdout).toBe('143\n137\n');
  });

  it('finds a command by the mark in its environment and kills it with what it started', async () => {
    const machine = smallMachine();
    const marked = machine.sh("env MARK=abc sh -c 'sleep 60; echo never'; echo ended $?");
    await expect.poll(() => machine.processes.list().some(({ words }) => words[0] === 'sleep')).toBe(true);
    const killer =
      'for e in $(grep -l "MARK=abc" /proc/[0-9]*/environ); do p=${e#/proc/}; kill -KILL ${p%/environ} 2>/dev/null; echo $p; done';
    expect((await machine.sh(killer)).stdout).toMatch(/^\d+\/environ\n\d+\/environ\n$/);
    expect((await marked).stdout).toBe('ended 137\n');
    expect(machine.processes.list()).toEqual([]);
  });

  it('loses everything with the power, also what waits for input', async () => {
    const power = new AbortController();
    const machine = smallMachine();
    const stdin = new BytePipe();
    stdin.write(Buffer.from('half'));
    const running = runScript({
      machine,
      commands: commandSet,
      source: 'cat > /tmp/upload; echo finished > /tmp/after',
      stdin,
      stdout: nowhere,
      stderr: nowhere,
      user: 'root',
      signal: power.signal,
    });
    const ended = running.catch((error: unknown) => error);
    await expect.poll(() => machine.fileSystem.find('/tmp/upload')?.type).toBe('file');
    await expect.poll(() => machine.fileSystem.read('/tmp/upload').toString()).toBe('half');
    power.abort(new ProcessKilled('KILL'));
    expect(await ended).toBeInstanceOf(ProcessKilled);
    stdin.write(Buffer.from(' and the rest'));
    stdin.end();
    expect(machine.fileSystem.read('/tmp/upload').toString()).toBe('half');
    expect(machine.fileSystem.find('/tmp/after')).toBeUndefined();
  });

  it('lets an endless loop be ended', async () => {
    const power = new AbortController();
    const looping = smallMachine().sh('while :; do :; done', '', power.signal);
    setImmediate(() => power.abort(new ProcessKilled('TERM')));
    await expect(looping).rejects.toBeInstanceOf(ProcessKilled);
  });

  it('ends a writer whose reader has gone', async () => {
    const { stdout, status } = await smallMachine().sh('while :; do echo y; done | head -n 2 > /dev/null; echo $?');
    expect({ stdout, status }).toEqual({ stdout: '0\n', status: 0 });
  });

  it('keeps bytes as they are, whatever they mean', async () => {
    const bytes = Buffer.from(Array.from({ length: 256 }, (_item, index) => index));
    const machine = smallMachine();
    const first = await machine.sh('cat > /tmp/f; cat /tmp/f', bytes);
    expect(first.bytes.equals(bytes)).toBe(true);
    const second = await machine.sh('base64 /tmp/f | base64 -d | cmp - /tmp/f && echo same');
    expect(second.stdout).toBe('same\n');
  });
});
