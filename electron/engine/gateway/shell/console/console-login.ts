/** Logging in at a console's login prompt. A password is sent once, and only where one is asked for: wrong ones lock accounts. */
import { AppError } from '../../../../../shared/errors/app-error.ts';
import type { ConsoleTarget } from '../../open-gateway.ts';
import type { ConsoleTalk } from './console-talk.ts';
import type { FreeConsole } from './free-console.ts';

/** PAM takes its time, and three seconds more for a wrong password (lab.md §1.3). */
const answerMs = 8000;
/** A prompt that nobody knows is taken for a shell's only after more quiet than a refusal takes. */
const greetingQuietMs = 5000;
const mostQuestions = 8;

export interface LoggedIn {
  /** The password that the gateway knows the user by from now on. */
  readonly password: string | undefined;
}

/**
 * From a console that `freeConsole` has freed to a shell of the user. `console/wrong-login`, `console/login-not-asked`,
 * `console/password-change-needed`, `console/new-password-refused`, `console/no-prompt`.
 */
export async function logIn(talk: ConsoleTalk, target: ConsoleTarget, state: FreeConsole): Promise<LoggedIn> {
  if (state === 'shell-without-login') {
    if (target.password === undefined) return { password: undefined };
    throw new AppError('console/login-not-asked', { params: { place: talk.line.place } });
  }
  const first = await tryPassword(talk, target, target.password);
  if (first !== 'refused') return first;
  // A gateway that has changed its password already knows the new one; that is another password, not the same one twice.
  const { newPassword } = target;
  if (newPassword === undefined || newPassword === target.password || (await talk.prompt(answerMs)) !== 'login')
    throw wrongLogin(talk, target);
  const second = await tryPassword(talk, target, newPassword);
  if (second === 'refused') throw wrongLogin(talk, target);
  return second;
}

async function tryPassword(talk: ConsoleTalk, target: ConsoleTarget, password: string | undefined): Promise<LoggedIn | 'refused'> {
  await talk.say(`${target.user}\r`);
  let sent = 0;
  for (let questions = 0; questions < mostQuestions; questions += 1) {
    switch (await talk.prompt(sent === 0 ? answerMs : greetingQuietMs)) {
      case 'password':
        if (password === undefined || sent > 0) return refused(talk);
        sent += 1;
        await talk.say(`${password}\r`);
        if (!(await talk.says(/\S/, answerMs))) throw noPrompt(talk);
        break;
      case 'login':
        return 'refused';
      case 'current-password':
      case 'new-password':
        return changePassword(talk, target, password);
      case 'boot-loader':
        throw new AppError('console/bootloader', { params: { place: talk.line.place } });
      case 'shell':
        return { password };
      default:
        if (sent === 0 || /incorrect/i.test(talk.text)) throw noPrompt(talk);
        return { password };
    }
  }
  throw noPrompt(talk);
}

/** Leaves no half-finished login behind. */
async function refused(talk: ConsoleTalk): Promise<'refused'> {
  await talk.say('\u0003');
  return 'refused';
}

/** What `chage -d 0`, an expired password or a first login asks for: the one in use, then the new one twice. */
async function changePassword(talk: ConsoleTalk, target: ConsoleTarget, password: string | undefined): Promise<LoggedIn> {
  const { newPassword, user } = target;
  if (newPassword === undefined) {
    await talk.say('\u0003');
    throw new AppError('console/password-change-needed', { params: { place: talk.line.place, user } });
  }
  const asked = new Set<string>();
  for (;;) {
    const prompt = await talk.prompt(answerMs);
    if (prompt === 'shell' || (prompt === undefined && asked.has('new-password-again'))) return { password: newPassword };
    if (prompt === 'login' && asked.has('new-password-again')) {
      const again = await tryPassword(talk, { ...target, newPassword: undefined }, newPassword);
      if (again !== 'refused') return again;
    }
    if (prompt === undefined || asked.has(prompt) || prompt === 'login' || prompt === 'password') break;
    asked.add(prompt);
    await talk.say(`${(prompt === 'current-password' ? password : newPassword) ?? ''}\r`);
    await talk.says(/\S/, answerMs);
  }
  await talk.say('\u0003');
  throw new AppError('console/new-password-refused', { params: { place: talk.line.place, user } });
}

function wrongLogin(talk: ConsoleTalk, { user }: ConsoleTarget): AppError {
  return new AppError('console/wrong-login', { params: { place: talk.line.place, user } });
}

function noPrompt(talk: ConsoleTalk): AppError {
  return new AppError('console/no-prompt', { params: { place: talk.line.place, said: talk.said } });
}
