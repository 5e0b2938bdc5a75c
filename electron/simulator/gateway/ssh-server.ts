/** The SSH server of one gateway: password login of root, commands by `exec`. It never listens itself; the lane hands it its connections. */
import ssh2, { type Connection, type Server, type ServerChannel, type Session } from 'ssh2';
import type { Account } from '../accounts.ts';
import { BrokenPipe, BytePipe, type ByteSink, type ByteSource } from '../shell/bytes.ts';
import { ProcessKilled } from '../shell/control-flow.ts';

/** Runs a command line to its end and gives its status. @throws ProcessKilled */
export type RunCommandLine = (run: {
  readonly commandLine: string;
  readonly stdin: ByteSource;
  readonly stdout: ByteSink;
  readonly stderr: ByteSink;
}) => Promise<number>;

export interface SshServerOptions {
  readonly hostKey: string;
  readonly account: Account;
  readonly run: RunCommandLine;
}

/** OpenSSH's MaxSessions: how many channels one connection may have open. */
const MAX_SESSIONS = 10;

export function makeSshServer(options: SshServerOptions): Server {
  return new ssh2.Server({ hostKeys: [options.hostKey], ident: 'OpenSSH_9.2p1' }, (connection) => {
    connection.on('authentication', (context) => {
      const isRight = context.method === 'password' && options.account.accepts({ user: context.username, password: context.password });
      if (isRight) context.accept();
      else context.reject(['password']);
    });
    connection.on('ready', () => serveSessions(connection, options));
    // A connection that breaks is the client's business; the commands it started see the end of their input.
    connection.on('error', () => undefined);
  });
}

function serveSessions(connection: Connection, options: SshServerOptions): void {
  let open = 0;
  connection.on('session', (accept, reject) => {
    if (open >= MAX_SESSIONS) return reject();
    open += 1;
    const session: Session = accept();
    session.once('close', () => {
      open -= 1;
    });
    session.on('pty', (acceptTerminal) => acceptTerminal?.());
    session.on('env', (acceptVariable) => acceptVariable?.());
    session.once('exec', (acceptCommand, _reject, info: { readonly command: string }) => {
      if (options.account.mustChange) demandPasswordChange(acceptCommand());
      else void serveCommand(acceptCommand(), info.command, options.run);
    });
    return undefined;
  });
}

/** What OpenSSH does with an expired password where no terminal was asked for. */
function demandPasswordChange(channel: ServerChannel): void {
  channel.on('error', () => undefined);
  channel.stderr.write('WARNING: Your password has expired.\nPassword change required but no TTY available.\n');
  channel.exit(1);
  channel.end();
}

async function serveCommand(channel: ServerChannel, commandLine: string, run: RunCommandLine): Promise<void> {
  const stdin = new BytePipe();
  let isClosed = false;
  channel.on('data', (chunk: Buffer) => stdin.write(chunk));
  channel.on('end', () => stdin.end());
  channel.on('close', () => {
    isClosed = true;
    stdin.end();
  });
  channel.on('error', () => undefined);
  const sinkTo = (write: (bytes: Buffer) => void): ByteSink => ({
    write: (bytes) => {
      if (isClosed) throw new BrokenPipe();
      write(bytes);
    },
  });
  const stdout = sinkTo((bytes) => channel.write(bytes));
  const stderr = sinkTo((bytes) => channel.stderr.write(bytes));
  try {
    const status = await run({ commandLine, stdin, stdout, stderr });
    if (!isClosed) channel.exit(status);
  } catch (error) {
    if (!(error instanceof ProcessKilled)) throw error;
    if (!isClosed) channel.exit(error.signal, false, '');
  }
  if (!isClosed) channel.end();
}
