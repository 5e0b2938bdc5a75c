import { describe, expect, test } from 'vitest';
import {
  isCountingDown,
  lastWords,
  promptAmid,
  promptAtEnd,
  saidAtEnd,
  withoutNoise,
} from '../../../../../../../electron/engine/gateway/shell/console/console-prompt.ts';

const ask = (raw: string) => promptAtEnd(saidAtEnd(raw));

describe('what a console asks for', () => {
  test.each([
    ['\r\nDebian GNU/Linux 12 gw1 ttyS0\r\n\r\ngw1 login: ', 'login'],
    ['gw1 login: operator\r\r\nPassword: ', 'password'],
    ['Login incorrect\r\ngw1 login: ', 'login'],
    ['Last login: ', undefined],
    ['Last login: Mon Nov 22 on ttyS0\r\nroot@gw1:~# ', 'shell'],
    ['\u001B[?2004hgw@gw1:~$ ', 'shell'],
    ['\u001B[01;32mgw@gw1\u001B[00m:\u001B[01;34m~\u001B[00m$ ', 'shell'],
    ['\r\n~ # ', 'shell'],
    ['You are required to change your password immediately.\r\nCurrent password: ', 'current-password'],
    ['(current) UNIX password: ', 'current-password'],
    ['New password: ', 'new-password'],
    ['Enter new UNIX password: ', 'new-password'],
    ['Retype new password: ', 'new-password-again'],
    ['New password (again): ', 'new-password-again'],
    ['U-Boot 2023.01\r\n=> ', 'boot-loader'],
    ['U-Boot> ', 'boot-loader'],
    ['Starting kernel ...\r\n', undefined],
    ['', undefined],
  ])('%j', (raw, prompt) => {
    expect(ask(raw)).toBe(prompt);
  });

  test.each([
    'gw1 login: [   12.345678] eth0: link is up\r\n',
    'gw1 login: [   12.345678] eth0: li',
    'gw1 login: [   12.3',
    'gw1 login: [  OK  ] Started Kura.\r\n',
    'gw1 login: <6>[   12.345678] usb 1-1: new device\r\n[   12.345679] usb 1-1: again\r\n',
  ])('through the messages of %j', (raw) => {
    expect(ask(raw)).toBe('login');
  });

  test('through any number of whole lines of the kernel and systemd, which a half one is not', () => {
    const noise = '[   12.345678] eth0: link is up\r\n[\u001B[0;32m  OK  \u001B[0m] Started Kura.\r\n<6>[   12.345678] usb\n';
    expect(withoutNoise(`gw1 login: ${noise.repeat(500)}[   12.3`)).toBe('gw1 login: [   12.3');
    expect(withoutNoise('[sudo] password for gw:\n')).toBe('[sudo] password for gw:\n');
  });

  test.each([
    ['gw1 login: eth0: link is up\r\neth0: link is up\r\n', 'login'],
    ['gw1 login: root\r\nPassword: eth0: link is up\r\neth0: li', 'password'],
    ['\r\nLogin incorrect\r\ngw1 login: eth0: link is up\r\n', 'login'],
    ['Current password: eth0: link is up\r\n', 'current-password'],
    ['New password: eth0: link is up\r\nRetype new password: eth0: link is up\r\n', 'new-password-again'],
    ['Last login: Mon Nov 22 on ttyS0\r\nroot@gw1:~# eth0: link is up\r\n', 'shell'],
    ['~ # eth0: link is up\r\n', 'shell'],
    ['Linux gw1 6.1.0-13-amd64 #1 SMP\r\nLast login: Mon Nov 22 on ttyS0\r\neth0: link is up\r\n', undefined],
    ['pam_unix(login:session): session opened\r\nsystemd-logind: New session 1\r\n', undefined],
  ])('amid talk of which nothing is known: %j', (raw, prompt) => {
    expect(promptAmid(raw)).toBe(prompt);
  });

  test('a countdown, and the last words without control characters', () => {
    expect(isCountingDown('\r\nHit any key to stop autoboot:  3 ')).toBe(true);
    expect(isCountingDown('gw1 login: ')).toBe(false);
    expect(lastWords('\u001B]0;evil\u0007one\r\n\u001B[31mtwo\u0007\r\n\r\n')).toBe('two');
  });
});
