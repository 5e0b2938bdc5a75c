import { describe, expect, test } from 'vitest';
import {
  isCountingDown,
  lastWords,
  promptAtEnd,
  saidAtEnd,
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

  test('a countdown, and the last words without control characters', () => {
    expect(isCountingDown('\r\nHit any key to stop autoboot:  3 ')).toBe(true);
    expect(isCountingDown('gw1 login: ')).toBe(false);
    expect(lastWords('\u001B]0;evil\u0007one\r\n\u001B[31mtwo\u0007\r\n\r\n')).toBe('two');
  });
});
