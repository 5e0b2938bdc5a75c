/**
 * What the station says to a gateway over SSH, recorded at the client library, and the same said again by a bare loop: one connection, one
 * command after the other, nothing journaled, nothing judged.
 */
import ssh2, { type ClientChannel } from 'ssh2';

export interface SaidCommand {
  readonly command: string;
  readonly stdin: Buffer;
  stdout: string;
}

export interface SshPlace {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
}

type Exec = (command: string, ...rest: unknown[]) => unknown;

/** Commands of every connection that is made while `work` runs, by order; `work` must use one gateway only. */
export async function recordCommands(work: () => Promise<void>): Promise<readonly SaidCommand[]> {
  const said: SaidCommand[] = [];
  const prototype = ssh2.Client.prototype as unknown as { exec: Exec };
  const { exec } = prototype;
  prototype.exec = function recordingExec(this: unknown, command, ...rest) {
    const answer = rest.at(-1) as (error: Error | undefined, channel: ClientChannel) => void;
    const recorded = (error: Error | undefined, channel: ClientChannel) => {
      if (error === undefined) said.push(listen(command, channel));
      answer(error, channel);
    };
    return exec.call(this, command, ...rest.slice(0, -1), recorded);
  };
  try {
    await work();
  } finally {
    prototype.exec = exec;
  }
  return said;
}

function listen(command: string, channel: ClientChannel): SaidCommand {
  const sent: Buffer[] = [];
  const said = {
    command,
    stdout: '',
    get stdin() {
      return Buffer.concat(sent);
    },
  };
  channel.on('data', (bytes: Buffer) => {
    said.stdout += bytes.toString('latin1');
  });
  const end = channel.end.bind(channel) as (...words: unknown[]) => ClientChannel;
  channel.end = ((...words: unknown[]) => {
    if (words[0] instanceof Uint8Array) sent.push(Buffer.from(words[0]));
    return end(...words);
  }) as ClientChannel['end'];
  return said;
}

/** Names that a gateway makes up anew each time. */
const TEMPORARY = /\.lineside-[0-9A-Za-z]{6}\b/g;

/** Says it all again on another gateway. */
export async function replayCommands(place: SshPlace, said: readonly SaidCommand[]): Promise<void> {
  const client = new ssh2.Client();
  await new Promise<void>((resolve, reject) => {
    client.once('ready', resolve).once('error', reject);
    const { host, port, user: username, password } = place;
    client.connect({ host, port, username, password, readyTimeout: 60_000 });
  });
  client.setNoDelay(true);
  try {
    const names = new Map<string, string>();
    for (const { command, stdin, stdout } of said) {
      const answered = await runCommand(
        client,
        command.replaceAll(TEMPORARY, (name) => names.get(name) ?? name),
        stdin,
      );
      const now = answered.match(TEMPORARY) ?? [];
      for (const [index, name] of (stdout.match(TEMPORARY) ?? []).entries()) names.set(name, now[index] ?? name);
    }
  } finally {
    client.end();
  }
}

function runCommand(client: ssh2.Client, command: string, stdin: Buffer): Promise<string> {
  return new Promise((resolve, reject) => {
    client.exec(command, (error, channel) => {
      if (error !== undefined) return reject(error);
      let stdout = '';
      channel.on('data', (bytes: Buffer) => {
        stdout += bytes.toString('latin1');
      });
      channel.stderr.resume();
      channel.once('close', () => resolve(stdout));
      channel.end(stdin);
    });
  });
}
