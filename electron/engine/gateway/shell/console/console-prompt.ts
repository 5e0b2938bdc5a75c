/** What a console asks for, told from the end of what it printed: past colours, kernel messages and the start of services. */

export type ConsolePrompt =
  | 'login'
  | 'password'
  /** A demand to change the password: the one in use, the new one, the new one again. */
  | 'current-password'
  | 'new-password'
  | 'new-password-again'
  | 'shell'
  | 'boot-loader';

/** CSI, OSC and the other escape sequences of ECMA-48, then every control character but tab and line end. */
// oxlint-disable-next-line no-control-regex -- control characters are what this is about
const escapes = /\u001B(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001B]*(?:\u0007|\u001B\\)?|[@-Z\\-_]|[ -/]+[0-~])/g;
// oxlint-disable-next-line no-control-regex -- as above
const controls = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F]/g;

/** `[   12.345678] eth0: link becomes ready`, also with the level in front, and systemd's `[  OK  ] Started …`. */
const noise = /(?:<\d+>)?\[ {0,8}\d+\.\d{3,6}\][^\n]*\n?|\[ {0,2}(?:OK|FAILED|DEPEND|WARN|INFO|TIME|\*{1,3} {0,4}) {0,2}\][^\n]*\n?/g;

const halfNoise = /(?:<\d*>?)?\[ {0,8}[\d.]{0,12}$/;

/** As `noise`, whole lines only, before colours are taken out of them. */
const wholeNoise =
  // oxlint-disable-next-line no-control-regex -- as above
  /(?:<\d+>)?\[ {0,8}\d+\.\d{3,6}\][^\n]*\n|\[(?:\u001B\[[\d;]*m)* {0,2}(?:OK|FAILED|DEPEND|WARN|INFO|TIME|\*{1,3} {0,4}) {0,2}(?:\u001B\[[\d;]*m)* {0,2}\][^\n]*\n/g;

/** First match counts. All look at the end of the text; `Last login:` is no question. */
const prompts: readonly (readonly [ConsolePrompt, RegExp])[] = [
  [
    'new-password-again',
    /(?:(?:re-?type|re-?enter|repeat|confirm|again)[^\n]{0,40}password[^\n:]{0,40}|password[^\n:]{0,20}\bagain\b[^\n:]{0,20}): ?$/i,
  ],
  ['new-password', /\bnew[^\n]{0,20} password[^\n:]{0,40}: ?$/i],
  ['new-password', /\bnew password[^\n:]{0,40}: ?$/i],
  ['current-password', /(?:current|old)[^\n]{0,20}\bpassword[^\n:]{0,20}: ?$/i],
  ['password', /pass(?:word|wort|code)[^\n:]{0,40}: ?$/i],
  ['login', /(?<!last )login: ?$/i],
  ['boot-loader', /(?:^|\n)(?:=>|[\w-]*u-?boot[^\n>#]{0,20}[>#]|barebox@[^\n]{0,80}\/|marvell>>) ?$/i],
  ['shell', /(?:^|\n)[^\n]{0,120}[#$%>] ?$/],
];

/** Printable text with plain line ends. */
export function plainText(raw: string): string {
  return raw
    .replaceAll(escapes, '')
    .replaceAll(/\r+\n?/g, '\n')
    .replaceAll(controls, '');
}

/** Without the kernel's and systemd's whole lines: however much they say, a prompt among it stays. */
export function withoutNoise(raw: string): string {
  return raw.replaceAll(wholeNoise, '');
}

/** The end of what was said to somebody: without messages of the kernel, a half one included. */
export function saidAtEnd(raw: string): string {
  return plainText(raw.slice(-4000)).replaceAll(noise, '').replace(halfNoise, '').slice(-400);
}

/** Of `saidAtEnd`; undefined where it does not end in a question that is known. */
export function promptAtEnd(text: string): ConsolePrompt | undefined {
  return prompts.find(([, pattern]) => pattern.test(text))?.[0];
}

/**
 * The last question at the beginning of a line, whatever came after it on the same line or on others: for consoles on which something prints
 * all the time that no form tells from an answer.
 */
export function promptAmid(raw: string): ConsolePrompt | undefined {
  const lines = plainText(raw).split('\n');
  for (const line of lines.toReversed()) {
    const [question] = /^[^:]{1,60}: /.exec(line) ?? [];
    const asked = question === undefined ? undefined : promptAtEnd(question);
    if (asked !== undefined && !/^.{0,20}\blast login/i.test(line)) return asked;
    if (/^[^\s#$%>]{0,60} ?[#$] /.test(line)) return 'shell';
  }
  return undefined;
}

/** A boot loader counts down: any key would keep the board from starting. */
export function isCountingDown(raw: string): boolean {
  return /(?:stop|abort|interrupt)\w* autoboot|autoboot in \d/i.test(raw.slice(-400));
}

/** The last line in which something is said, for texts: printable, short. */
export function lastWords(raw: string): string {
  const lines = plainText(raw.slice(-2000)).split('\n');
  return (lines.findLast((line) => line.trim() !== '') ?? '').trim().slice(-80);
}
