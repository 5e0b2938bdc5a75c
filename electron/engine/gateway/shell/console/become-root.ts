/** From the login's shell to root's, by sudo or su. Neither password is sent unless its own prompt asks, and each at most once. */
import { randomBytes } from 'node:crypto';
import { AppError } from '../../../../../shared/errors/app-error.ts';
import type { ConsoleTarget } from '../../open-gateway.ts';
import type { ConsoleTalk } from './console-talk.ts';

const answerMs = 8000;

/** `console/become-refused` where the refusal shows here; `startAgent` sees by the user id whether it has worked. */
export async function becomeRoot(talk: ConsoleTalk, target: ConsoleTarget): Promise<void> {
  if (target.become === 'none') return;
  await (target.become === 'sudo' ? bySudo(talk, target) : bySu(talk, target));
}

/** sudo shows a prompt of our own, which its command line does not spell; without a password it shows the shell's at once. */
async function bySudo(talk: ConsoleTalk, target: ConsoleTarget): Promise<void> {
  const mark = `lineside-${randomBytes(4).toString('hex')}`;
  const asks = new RegExp(`${mark}:`);
  await talk.say(` sudo -p "${mark.slice(0, 9)}""${mark.slice(9)}:" sh\r`);
  if (!(await talk.says(new RegExp(`${mark}:|\\n[^\\n]*[#$] $`), answerMs)) || !asks.test(talk.text)) return;
  const password = target.becomePassword ?? target.password;
  if (password !== undefined) {
    await talk.say(`${password}\r`);
    await talk.says(new RegExp(`${mark}:|\\n[^\\n]*[#$] $`), answerMs);
    if (!asks.test(talk.text)) return;
  }
  await refuse(talk, target);
}

async function bySu(talk: ConsoleTalk, target: ConsoleTarget): Promise<void> {
  await talk.say(' su\r');
  if ((await talk.prompt(answerMs)) !== 'password') return;
  const password = target.becomePassword;
  if (password === undefined) return refuse(talk, target);
  await talk.say(`${password}\r`);
  // A refusal takes PAM three seconds.
  if ((await talk.prompt(answerMs)) === 'password') await refuse(talk, target);
}

async function refuse(talk: ConsoleTalk, { become }: ConsoleTarget): Promise<never> {
  await talk.say('\u0003');
  throw new AppError('console/become-refused', { params: { place: talk.line.place, become } });
}
