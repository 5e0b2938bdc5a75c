/** From a lane's console to a session on it: line, login, root where wanted, agent. */
import { AppError, toAppError } from '../../../../../shared/errors/app-error.ts';
import { abortedBy, limitSignal, withinLimits } from '../../call-limits.ts';
import type { CallOptions } from '../../gateway.ts';
import type { ConsoleTarget } from '../../open-gateway.ts';
import { openSerialLine } from '../serial/serial-line.ts';
import { openTcpLine } from '../tcp/tcp-line.ts';
import type { AgentSession } from './agent-session.ts';
import { becomeRoot } from './become-root.ts';
import type { ByteLine } from './byte-line.ts';
import { logIn } from './console-login.ts';
import { ConsoleTalk } from './console-talk.ts';
import { freeConsole } from './free-console.ts';
import { logOut } from './log-out.ts';
import { startAgent } from './start-agent.ts';

export interface ConsoleConnection {
  readonly line: ByteLine;
  readonly session: AgentSession;
  /** The password that the gateway knows the user by now. */
  readonly password: string | undefined;
}

/** After these somebody is left logged in, or half so. */
const leavesLogin: ReadonlySet<string> = new Set([
  'console/no-shell',
  'console/missing-tool',
  'console/garbled',
  'console/become-refused',
  'console/login-not-asked',
]);

/**
 * What `openSerialLine`, `openTcpLine`, `freeConsole`, `logIn`, `becomeRoot` and `startAgent` throw; `console/silent` and
 * `console/no-prompt` where the time is over. `isAtLogin` as `freeConsole`.
 */
export async function connectConsole(
  target: ConsoleTarget,
  options: CallOptions & { readonly isAtLogin: boolean },
): Promise<ConsoleConnection> {
  const limits = limitSignal(options);
  const line = target.line.kind === 'serial' ? await openSerialLine(target.line) : await openTcpLine(target.line, options);
  const talk = new ConsoleTalk(line, [target.password, target.becomePassword, target.newPassword]);
  const login = (async () => {
    const state = await freeConsole(talk, options.isAtLogin);
    const { password } = await logIn(talk, target, state);
    await becomeRoot(talk, { ...target, password });
    return { line, session: await startAgent(talk, target), password };
  })();
  try {
    return await withinLimits(login, limits, () => abortedBy(options) ?? noLogin(talk));
  } catch (thrown) {
    const error = toAppError(thrown);
    if (leavesLogin.has(error.code)) await logOut(undefined, line);
    login.catch(() => undefined);
    await line.close();
    throw error;
  }
}

function noLogin({ line, received, said }: ConsoleTalk): AppError {
  const params = { place: line.place };
  return received === 0 ? new AppError('console/silent', { params }) : new AppError('console/no-prompt', { params: { ...params, said } });
}
