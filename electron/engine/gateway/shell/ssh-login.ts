/** Which credential is offered to an SSH server, and when. Nothing is offered that the server does not ask for. */
import ssh2 from 'ssh2';
import type { AnyAuthMethod, AuthenticationType, AuthHandlerMiddleware, KeyboardInteractiveAuthMethod } from 'ssh2';
import { AppError } from '../../../../shared/errors/app-error.ts';
import type { SshTarget } from '../open-gateway.ts';

/**
 * First asks which methods there are, then tries what the target has among them: key, password, and the password once more as the
 * answer to keyboard-interactive, which PAM servers may offer alone. Each is tried once: a wrong password costs seconds (lab.md §2).
 * `ssh/bad-private-key` where the key cannot be read.
 */
export function loginMethods(target: SshTarget): AuthHandlerMiddleware {
  const untried = credentials(target);
  let asked = false;
  return (methodsLeft: readonly AuthenticationType[] | null, _partly, next) => {
    if (!asked) {
      asked = true;
      next({ type: 'none', username: target.user });
      return;
    }
    const at = untried.findIndex((method) => methodsLeft?.includes(method.type) === true);
    const [method] = at === -1 ? [] : untried.splice(at, 1);
    // ssh2 takes `false` for "no more"; its types only know the methods.
    next((method ?? false) as AnyAuthMethod);
  };
}

function credentials({ user, password, privateKey }: SshTarget): AnyAuthMethod[] {
  const methods: AnyAuthMethod[] = [];
  if (privateKey !== undefined) {
    const key = ssh2.utils.parseKey(privateKey);
    if (key instanceof Error || !key.isPrivateKey()) throw new AppError('ssh/bad-private-key', { params: { user } });
    methods.push({ type: 'publickey', username: user, key });
  }
  if (password !== undefined) {
    methods.push({ type: 'password', username: user, password }, keyboardInteractive(user, password));
  }
  return methods;
}

/**
 * Answers the first round's hidden prompts. A later round is another question (a second factor, a new password) and an open prompt
 * is not one for a password: both get empty answers, so that the login fails and the password goes nowhere it was not asked for.
 */
function keyboardInteractive(username: string, password: string): KeyboardInteractiveAuthMethod {
  let answered = false;
  return {
    type: 'keyboard-interactive',
    username,
    prompt: (...[, , , prompts, finish]) => {
      finish(prompts.map((prompt) => (answered || prompt.echo === true ? '' : password)));
      answered = true;
    },
  };
}
