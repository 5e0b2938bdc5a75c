import ssh2 from 'ssh2';
import type { AnyAuthMethod, AuthenticationType, KeyboardInteractiveAuthMethod, PasswordAuthMethod, Prompt } from 'ssh2';
import { describe, expect, it } from 'vitest';
import { loginMethods } from '../../../../../../electron/engine/gateway/shell/ssh-login.ts';

const endpoint = { host: '127.0.0.1', port: 22, user: 'u' };
const password = 'secret';
const privateKey = ssh2.utils.generateKeyPairSync('ed25519').private;

/** What is offered while the server answers each offer with the methods it would still take. */
function offers(
  target: Partial<Parameters<typeof loginMethods>[0]>,
  methodsLeft: readonly AuthenticationType[],
): (AnyAuthMethod | false)[] {
  const handler = loginMethods({ ...endpoint, ...target });
  const offered: (AnyAuthMethod | false)[] = [];
  while (offered.at(-1) !== false && offered.length < 10) {
    handler(offered.length === 0 ? (null as never) : [...methodsLeft], false, (method) => offered.push(method as AnyAuthMethod | false));
  }
  return offered;
}
const types = (offered: readonly (AnyAuthMethod | false)[]) => offered.map((method) => (method === false ? false : method.type));

function answerOf(method: KeyboardInteractiveAuthMethod, prompts: Prompt[]): readonly string[] {
  let answers: readonly string[] = [];
  method.prompt('', '', '', prompts, (given: string[]) => (answers = given));
  return answers;
}
const interactive = () => offers({ password }, ['keyboard-interactive'])[1] as KeyboardInteractiveAuthMethod;

describe('loginMethods', () => {
  it('asks first, then tries key, password and interactive, each once', () => {
    const all: AuthenticationType[] = ['publickey', 'password', 'keyboard-interactive'];
    expect(types(offers({ password, privateKey }, all))).toEqual(['none', 'publickey', 'password', 'keyboard-interactive', false]);
  });

  it('offers nothing the server did not ask for', () => {
    expect(types(offers({ password, privateKey }, ['publickey']))).toEqual(['none', 'publickey', false]);
    expect(types(offers({ password, privateKey }, ['keyboard-interactive']))).toEqual(['none', 'keyboard-interactive', false]);
    expect(types(offers({ password }, ['publickey']))).toEqual(['none', false]);
    expect(types(offers({}, ['password']))).toEqual(['none', false]);
  });

  it('gives the password as it is', () => {
    expect((offers({ password: " p'ä " }, ['password'])[1] as PasswordAuthMethod).password).toBe(" p'ä ");
  });

  it('answers hidden prompts with the password and open ones with nothing', () => {
    expect(answerOf(interactive(), [{ prompt: 'Password: ', echo: false }])).toEqual([password]);
    expect(
      answerOf(interactive(), [
        { prompt: 'Name: ', echo: true },
        { prompt: 'Password: ', echo: false },
      ]),
    ).toEqual(['', password]);
  });

  it('gives nothing away in a second round', () => {
    const method = interactive();
    answerOf(method, [{ prompt: 'Password: ', echo: false }]);
    expect(answerOf(method, [{ prompt: 'New password: ', echo: false }])).toEqual(['']);
  });

  it.each([
    '',
    'no key',
    ssh2.utils.generateKeyPairSync('ed25519').public,
    ssh2.utils.generateKeyPairSync('ed25519', { passphrase: 'x', cipher: 'aes256-ctr', rounds: 1 }).private,
  ])('refuses what is no readable private key', (text) => {
    const made = () => loginMethods({ ...endpoint, privateKey: text });
    expect(made).toThrowError(expect.objectContaining({ code: 'ssh/bad-private-key' }));
  });
});
