/**
 * Brings a console, whatever it is in the middle of, to its login prompt. It listens before it speaks, because a key pressed while a
 * boot loader counts down keeps the board from starting, and because a bare return at login(1)'s prompt is an empty user (lab.md §1.3).
 */
import { AppError } from '../../../../../shared/errors/app-error.ts';
import { isCountingDown } from './console-prompt.ts';
import type { ConsoleTalk } from './console-talk.ts';

/** A countdown shows itself once a second. */
const listenMs = 1200;
const answerMs = 400;
/** A booting board pauses now and then; only after so much quiet it is taken to wait for somebody. */
const bootQuietMs = 2500;
const countdownQuietMs = 6000;
/** One that never pauses has something that prints all the time: then it is poked while it talks. */
const bootTalkMs = 1500;
const countdownTalkMs = 8000;
const answerTalkMs = 1000;
const pokeAgainMs = 3000;
/** What answers a key with talk of its own may be starting: it gets so many chances to come to its countdown or prompt. */
const mostChances = 2;
const mostLogouts = 4;

const interrupt = '\u0003';
const eraseLine = '\u0015';

export type FreeConsole = 'login' | 'shell-without-login';

/**
 * `shell-without-login` where every logout only leads to the next shell. `console/bootloader`, `console/flood`, and what the line
 * throws; it goes on until the line is closed. `isAtLogin` where this station has seen the login prompt a moment ago: then a return is enough
 * to see it again.
 */
export async function freeConsole(talk: ConsoleTalk, isAtLogin: boolean): Promise<FreeConsole> {
  let logouts = 0;
  if (isAtLogin) await talk.say('\r');
  for (;;) {
    const prompt = await nextPrompt(talk);
    if (prompt === 'login') return 'login';
    if (prompt === 'boot-loader') throw new AppError('console/bootloader', { params: { place: talk.line.place } });
    if (prompt !== 'shell') {
      // A question for a password that nobody here was asked: login(1) gives up and the next getty asks for a name.
      await talk.say(interrupt);
    } else if (logouts === mostLogouts) {
      return 'shell-without-login';
    } else {
      logouts += 1;
      await talk.say('exit\r');
    }
  }
}

/** Pokes a console that has nothing to say, or says it without end. */
async function nextPrompt(talk: ConsoleTalk) {
  let chances = mostChances;
  for (let poke = 0; ; ) {
    const heardBefore = talk.received;
    const prompt = (await talk.prompt(listenMs, 0)) ?? (await waitWhileItTalks(talk, heardBefore, poke));
    if (prompt !== undefined) return prompt;
    if (poke > 0 && chances > 0 && talk.received !== heardBefore) {
      chances -= 1;
      continue;
    }
    poke += 1;
    chances = mostChances;
    await talk.say(interrupt);
    const freed = await talk.prompt(answerMs, answerTalkMs);
    if (freed !== undefined) return freed;
    await talk.say(`${eraseLine}\r`);
  }
}

async function waitWhileItTalks(talk: ConsoleTalk, heardBefore: number, poke: number) {
  if (isCountingDown(talk.text)) return talk.prompt(countdownQuietMs, countdownTalkMs);
  if (talk.received !== heardBefore) return talk.prompt(bootQuietMs, bootTalkMs);
  return poke > 0 ? talk.prompt(pokeAgainMs) : undefined;
}
