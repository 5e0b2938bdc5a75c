import { describe, expect, it } from 'vitest';
import type { Shell } from '../../../../../electron/engine/gateway/gateway.ts';
import { restartCommandOf } from '../../../../../electron/engine/steps/restart-command.ts';

const call = { signal: new AbortController().signal, timeoutMs: 1000 };
const process = { pid: '321', properties: new Map() };

/** Knows these commands; each other one ends with 1. */
function shellThat(answers: Readonly<Record<string, string>>): Shell {
  const exec: Shell['exec'] = async (command) => {
    const answer = answers[command.join(' ')];
    return { exitStatus: answer === undefined ? 1 : 0, stdout: new TextEncoder().encode(answer ?? ''), stderr: new Uint8Array() };
  };
  return { transport: 'ssh', exec, readFile: async () => undefined, writeFileAtomic: () => Promise.reject(new Error('not written')) };
}

const loaded = { 'systemctl show -p LoadState kura': 'LoadState=loaded\n' };
const script = { 'test -x /etc/init.d/kura': '' };
const ofUnit = (path: string) => ({ 'cat /proc/321/cgroup': `0::${path}\n` });
const found = (answers: object, restartCommand?: readonly string[]) =>
  restartCommandOf({ restartCommand }, { shell: shellThat({ ...answers }), process }, call);

describe('restartCommandOf', () => {
  it.each([
    { what: 'the lane’s own before anything else', answers: { ...loaded, ...script }, own: ['reboot'], command: 'reboot' },
    {
      what: 'the unit that the running Kura is in',
      answers: { ...loaded, ...ofUnit('/system.slice/esf-framework.service') },
      command: 'systemctl restart esf-framework',
    },
    {
      what: 'the usual unit where Kura was started by hand',
      answers: { ...loaded, ...ofUnit('/user.slice/session-1.scope') },
      command: 'systemctl restart kura',
    },
    {
      what: 'no unit that only let somebody in',
      answers: { ...script, ...ofUnit('/system.slice/ssh.service') },
      command: '/etc/init.d/kura restart',
    },
    { what: 'the script where there is no systemd', answers: script, command: '/etc/init.d/kura restart' },
    { what: 'the script of ESF', answers: { 'test -x /etc/init.d/esf': '' }, command: '/etc/init.d/esf restart' },
    { what: 'the usual unit where nothing can be found', answers: {}, command: 'systemctl restart kura' },
  ])('is $what', async ({ answers, own, command }) => {
    expect((await found(answers, own)).join(' ')).toBe(command);
  });
});
