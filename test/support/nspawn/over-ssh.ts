/** A look into a whole gateway with OpenSSH's own client. */
import { execFile } from 'node:child_process';
import { connect } from 'node:net';
import { promisify } from 'node:util';

const LARGEST_ANSWER = 16 * 1024 * 1024;
const run = promisify(execFile);

export interface SshLogin {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
}

/** sshd greets before it asks anything: `SSH-2.0-…`. */
export function answersSsh({ host, port }: Pick<SshLogin, 'host' | 'port'>): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port });
    const end = (answer: boolean) => {
      socket.destroy();
      resolve(answer);
    };
    socket.setTimeout(2000, () => end(false));
    socket.once('error', () => end(false));
    socket.once('close', () => end(false));
    socket.once('data', (greeting) => end(greeting.toString('latin1').startsWith('SSH-2.0-')));
  });
}

/** What the client is called with, before the command: host keys are not checked, these are the tests' own machines. */
export function sshWords(login: SshLogin): readonly string[] {
  const options = ['StrictHostKeyChecking=no', 'UserKnownHostsFile=/dev/null', 'LogLevel=ERROR', 'PreferredAuthentications=password'];
  return ['-e', 'ssh', ...options.flatMap((option) => ['-o', option]), '-p', `${login.port}`, `${login.user}@${login.host}`];
}

/** Runs a shell command there and resolves with the bytes of its stdout; rejects where it ends with another status than 0. */
export async function execOverSsh(login: SshLogin, command: string): Promise<Buffer> {
  const env = { ...process.env, SSHPASS: login.password };
  const { stdout } = await run('sshpass', [...sshWords(login), command], { env, encoding: 'buffer', maxBuffer: LARGEST_ANSWER });
  return stdout;
}
