/** `agetty` and `login` on a console (lab.md §1.2, §1.3): who may come in, and what is asked of whom before that. */
import { setTimeout as delay } from 'node:timers/promises';
import type { Account } from '../accounts.ts';
import { readLine } from '../shell/bytes.ts';
import type { Terminal } from './terminal.ts';

export interface ConsoleLoginOptions {
  readonly terminal: Terminal;
  readonly hostname: string;
  readonly account: Account;
  readonly power: AbortSignal;
}

const BANNER = 'Simulated Linux 1';
const WRONG_LOGIN_PAUSE_MS = 500;
const MAX_TRIES = 5;
const MAX_NEW_PASSWORDS = 3;
const SHORTEST_PASSWORD = 6;

/** Resolves when somebody is in. @throws ProcessKilled for ^C and where the power goes. */
export async function logInOnConsole(options: ConsoleLoginOptions): Promise<void> {
  const talk = new Talk(options.terminal);
  const prompt = `${options.hostname} login: `;
  for (;;) {
    talk.say(`\n${BANNER} ${options.hostname} ttyS0\n\n`);
    let user = '';
    // agetty asks again where nothing was typed; login(1), which asks after a wrong password, takes that for a name.
    while (user === '') user = await talk.ask(prompt);
    if (await isLetIn(user, talk, options)) return;
  }
}

async function isLetIn(firstUser: string, talk: Talk, { account, hostname, power }: ConsoleLoginOptions): Promise<boolean> {
  let user = firstUser;
  for (let tries = 1; ; tries += 1) {
    const password = await talk.askSecret('Password: ');
    if (account.accepts({ user, password })) return !account.mustChange || changePassword(account, talk, password);
    await delay(WRONG_LOGIN_PAUSE_MS, undefined, { signal: power }).catch(() => power.throwIfAborted());
    talk.say('\nLogin incorrect\n');
    if (tries === MAX_TRIES) {
      talk.say(`Maximum number of tries exceeded (${MAX_TRIES})\n`);
      return false;
    }
    user = await talk.ask(`${hostname} login: `);
  }
}

/** As PAM does it for an expired password, in its words. */
async function changePassword(account: Account, talk: Talk, old: string): Promise<boolean> {
  talk.say('You are required to change your password immediately (administrator enforced).\n');
  talk.say(`Changing password for ${account.user}.\n`);
  const current = await talk.askSecret('Current password: ');
  if (current !== old) {
    talk.say('\nAuthentication token manipulation error\n');
    return false;
  }
  for (let tries = 0; tries < MAX_NEW_PASSWORDS; tries += 1) {
    const wanted = await talk.askSecret('New password: ');
    const again = await talk.askSecret('Retype new password: ');
    if (wanted !== again) talk.say('Sorry, passwords do not match.\n');
    else if (wanted === old) talk.say('The password has not been changed.\n');
    else if (wanted.length < SHORTEST_PASSWORD) talk.say('You must choose a longer password.\n');
    else {
      account.change(wanted);
      return true;
    }
  }
  talk.say('\nAuthentication token manipulation error\n');
  return false;
}

class Talk {
  readonly #terminal: Terminal;

  constructor(terminal: Terminal) {
    this.#terminal = terminal;
  }

  say(text: string): void {
    this.#terminal.write(Buffer.from(text, 'utf8'));
  }

  async ask(prompt: string): Promise<string> {
    this.say(prompt);
    const { line } = await readLine(this.#terminal);
    return Buffer.from(line, 'latin1').toString('utf8');
  }

  async askSecret(prompt: string): Promise<string> {
    const { settings } = this.#terminal;
    // As getpass(3): what was typed before the question does not answer it.
    this.#terminal.flush();
    settings.echo = false;
    try {
      return await this.ask(prompt);
    } finally {
      settings.echo = true;
      this.say('\n');
    }
  }
}
