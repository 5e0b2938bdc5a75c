/**
 * A real SSH server, OpenSSH or dropbear, as a gateway: own host key, own accounts, own folder, and if wanted nothing but BusyBox.
 * It runs in namespaces of its own (mounts, processes), in which /etc/passwd, /etc/shadow and /run are its own, so nothing of the
 * computer's accounts is read or changed and no process outlives it. Needs root.
 */
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** Whether this computer lets the fixture run; tests that need it say so with `describe.runIf`. */
export const canRunSshd = process.platform === 'linux' && process.getuid?.() === 0;
export const canRunDropbear = canRunSshd && existsSync('/usr/sbin/dropbear') && existsSync('/bin/busybox');

export const gatewayUser = { name: 'gateway', uid: 23_001, gid: 23_001, password: "p'a $wort" } as const;

export interface SshdOptions {
  /** Default `openssh`. */
  readonly server?: 'openssh' | 'dropbear';
  /** Login shell of all accounts: a path, or `busybox` for its shell with nothing but its applets on PATH. Default /bin/sh. */
  readonly shell?: string;
  /** Further lines of sshd_config. */
  readonly config?: readonly string[];
  /** As `ssh-keygen -t`. Default ed25519. */
  readonly hostKeyType?: string;
  /** As `chage -d 0`: the password of `gatewayUser` has to be changed at the next login. */
  readonly isPasswordExpired?: boolean;
}

export interface Sshd {
  readonly host: string;
  readonly port: number;
  /** Of the host key, as `ssh-keygen -l` prints it. */
  readonly fingerprint: string;
  /** Logs in both root and `gatewayUser`. */
  readonly privateKey: string;
  /** For files of the gateway; everything in it is removed with the server. */
  readonly folder: string;
  /** Process ids of all its sessions with everything they started, on this computer. */
  sessionProcesses(): number[];
  /** SIGKILL to every session's server process: what its commands were doing goes on without it. */
  cutSessions(): void;
  /** SIGKILL to every session with all that it started. */
  cutSessionsWithCommands(): void;
  /** SIGSTOP to the server and its sessions, as a frozen gateway; `thaw` lets them go on. */
  freeze(): void;
  thaw(): void;
  /** Another host key, from the next connection on. */
  changeHostKey(): Promise<string>;
  stop(): Promise<void>;
}

export async function startSshd(options: SshdOptions = {}): Promise<Sshd> {
  const folder = mkdtempSync(join(tmpdir(), 'lineside-sshd-'));
  const setup = join(folder, 'setup');
  mkdirSync(setup);
  const privateKey = writeAccounts(setup, options);
  const port = await freePort();
  let fingerprint = makeHostKey(setup, options);
  writeFileSync(join(setup, 'sshd_config'), configText(setup, port, options.config ?? []));
  const server = spawn(
    'setpriv',
    [
      '--pdeathsig',
      'KILL',
      'unshare',
      '--mount',
      '--pid',
      '--fork',
      '--kill-child',
      '--propagation',
      'private',
      'sh',
      '-c',
      inNamespaces,
      'sh',
      setup,
      ...serverCommand(setup, port, options),
    ],
    {
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  );
  const log = logOf(server);
  await log.listening();
  const listener = () => childrenOf(server.pid ?? 0)[0] ?? 0;
  const sessions = () => childrenOf(listener());
  return {
    host: '127.0.0.1',
    port,
    get fingerprint() {
      return fingerprint;
    },
    privateKey,
    folder,
    sessionProcesses: () => sessions().flatMap(withDescendants),
    cutSessions: () => signalAll(sessionServers(sessions()), 'SIGKILL'),
    cutSessionsWithCommands: () => signalAll(sessions().flatMap(withDescendants), 'SIGKILL'),
    freeze: () => signalAll(withDescendants(listener()), 'SIGSTOP'),
    thaw: () => signalAll(withDescendants(listener()), 'SIGCONT'),
    changeHostKey: async () => {
      fingerprint = makeHostKey(setup, options);
      const again = log.listening();
      process.kill(listener(), 'SIGHUP');
      await again;
      return fingerprint;
    },
    stop: async () => {
      const ended = once(server, 'exit');
      signalAll([listener()], 'SIGKILL');
      server.kill('SIGKILL');
      if (server.exitCode === null && server.signalCode === null) await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The server is process 1 of its namespace: with it ends everything that was started in it. */
const inNamespaces = `set -e
mount -t proc proc /proc
mount -t tmpfs tmpfs /run
mkdir -p /run/sshd
mount --bind "$1/passwd" /etc/passwd
mount --bind "$1/shadow" /etc/shadow
mount --bind "$1/group" /etc/group
[ ! -e /etc/shells ] || mount --bind "$1/shells" /etc/shells
shift
exec "$@"`;

function serverCommand(setup: string, port: number, { server }: SshdOptions): readonly string[] {
  return server === 'dropbear'
    ? ['/usr/sbin/dropbear', '-F', '-E', '-r', `${setup}/host`, '-p', `127.0.0.1:${port}`]
    : ['/usr/sbin/sshd', '-D', '-e', '-f', `${setup}/sshd_config`];
}

/** A login shell that knows no program but BusyBox's. */
function busyboxShell(setup: string): string {
  const applets = join(setup, 'applets');
  mkdirSync(applets, { mode: 0o755 });
  execFileSync('/bin/busybox', ['--install', '-s', applets]);
  const shell = join(setup, 'busybox-shell');
  writeFileSync(shell, `#!${applets}/sh\nPATH=${applets} exec ${applets}/sh "$@"\n`, { mode: 0o755 });
  return shell;
}

function writeAccounts(setup: string, { shell: wantedShell = '/bin/sh', isPasswordExpired = false }: SshdOptions): string {
  const shell = wantedShell === 'busybox' ? busyboxShell(setup) : wantedShell;
  writeFileSync(join(setup, 'shells'), `${shell}\n`);
  const { name, uid, gid, password } = gatewayUser;
  const hash = execFileSync('openssl', ['passwd', '-6', '-stdin'], { input: password, encoding: 'utf8' }).trim();
  const homes = { root: join(setup, 'root'), [name]: join(setup, 'home') };
  for (const home of Object.values(homes)) mkdirSync(home);
  const passwd = [
    `root:x:0:0::${homes.root}:${shell}`,
    `sshd:x:23000:23000::/run/sshd:/usr/sbin/nologin`,
    `${name}:x:${uid}:${gid}::${homes[name]}:${shell}`,
  ];
  writeFileSync(join(setup, 'passwd'), `${passwd.join('\n')}\n`);
  const changed = isPasswordExpired ? 0 : 19_000;
  writeFileSync(join(setup, 'shadow'), `root:*:19000:0:99999:7:::\nsshd:*:19000:0:99999:7:::\n${name}:${hash}:${changed}:0:99999:7:::\n`, {
    mode: 0o600,
  });
  writeFileSync(join(setup, 'group'), `root:x:0:\nsshd:x:23000:\n${name}:x:${gid}:\n`);
  execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', join(setup, 'client')]);
  for (const home of [homes.root, join(setup, 'home')]) {
    mkdirSync(join(home, '.ssh'), { mode: 0o700 });
    writeFileSync(join(home, '.ssh/authorized_keys'), readFileSync(join(setup, 'client.pub')), { mode: 0o600 });
  }
  execFileSync('chown', ['-R', `${uid}:${gid}`, join(setup, 'home')]);
  for (const open of ['.', '..', 'passwd', 'group', 'shells']) chmodSync(join(setup, open), 0o755);
  return readFileSync(join(setup, 'client'), 'utf8');
}

function makeHostKey(setup: string, { server, hostKeyType = 'ed25519' }: SshdOptions): string {
  const file = join(setup, 'host');
  rmSync(file, { force: true });
  if (server === 'dropbear') execFileSync('dropbearkey', ['-t', hostKeyType, '-f', file], { stdio: 'ignore' });
  else execFileSync('ssh-keygen', ['-q', '-t', hostKeyType, '-N', '', '-f', file], { stdio: ['ignore', 'ignore', 'inherit'] });
  const shown =
    server === 'dropbear' ? execFileSync('dropbearkey', ['-y', '-f', file], { encoding: 'utf8' }) : readFileSync(`${file}.pub`, 'utf8');
  const publicKey = /(?:ssh|ecdsa)-\S+ (\S+)/.exec(shown)?.[1] ?? '';
  return `SHA256:${createHash('sha256').update(Buffer.from(publicKey, 'base64')).digest('base64').replace(/=+$/, '')}`;
}

function configText(setup: string, port: number, config: readonly string[]): string {
  const lines = [
    ...config,
    `Port ${port}`,
    'ListenAddress 127.0.0.1',
    `HostKey ${setup}/host`,
    'PidFile none',
    'UsePAM no',
    'StrictModes no',
    'PermitRootLogin prohibit-password',
    'PasswordAuthentication yes',
    'MaxStartups 50',
    'LogLevel INFO',
  ];
  return `${lines.join('\n')}\n`;
}

interface ServerLog {
  /** Resolves at the next line that says so; rejects where the server ends instead. */
  listening(): Promise<void>;
}

/** Reads on for as long as the server runs: a full pipe would stop it. */
function logOf(server: ChildProcess): ServerLog {
  const said: string[] = [];
  const lines = createInterface({ input: server.stderr ?? process.stdin });
  lines.on('line', (line) => said.push(line));
  return {
    listening: () =>
      new Promise((resolve, reject) => {
        const look = (line: string) => {
          if (!line.startsWith('Server listening on ') && !line.endsWith('Not backgrounding')) return;
          lines.off('line', look);
          resolve();
        };
        lines.on('line', look);
        lines.once('close', () => reject(new Error(`sshd ended: ${said.slice(-10).join(' | ')}`)));
      }),
  };
}

/** A port that was free a moment ago. */
async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  return typeof address === 'object' && address !== null ? address.port : 0;
}

function processTable(): { readonly pid: number; readonly parent: number; readonly command: string }[] {
  const table = execFileSync('ps', ['-eo', 'pid=,ppid=,comm='], { encoding: 'utf8' });
  return table.split('\n').flatMap((line) => {
    const [, pid, parent, command = ''] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [];
    return pid === undefined ? [] : [{ pid: Number(pid), parent: Number(parent), command }];
  });
}

function childrenOf(pid: number): number[] {
  return processTable()
    .filter((process) => process.parent === pid)
    .map((process) => process.pid);
}

function withDescendants(pid: number): number[] {
  const table = processTable();
  const found = [pid];
  for (const parent of found) found.push(...table.filter((process) => process.parent === parent).map((process) => process.pid));
  return found;
}

/** A session of an ordinary user has two server processes with OpenSSH, one of them without rights. */
function sessionServers(sessions: readonly number[]): number[] {
  const all = new Set(sessions.flatMap(withDescendants));
  return processTable()
    .filter((process) => all.has(process.pid) && ['sshd', 'dropbear'].includes(process.command))
    .map((process) => process.pid);
}

function signalAll(pids: readonly number[], signal: NodeJS.Signals): void {
  for (const pid of pids) {
    // Process 0 would be all of our own group.
    if (pid <= 1) continue;
    try {
      process.kill(pid, signal);
    } catch {
      // ended meanwhile
    }
  }
}
