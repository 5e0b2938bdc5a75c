/**
 * A whole computer whose power can be cut: QEMU without acceleration, its disk opened past the host's cache, so that what its kernel had not
 * written out is gone (unlike a container's, whose page cache survives).
 */
import { type ChildProcess, execFile, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { answersSsh, execOverSsh } from '../support/nspawn/over-ssh.ts';
import type { MachineImage } from './machine-image.ts';

const BOOT_LIMIT_MS = 180_000;
const run = promisify(execFile);

export interface MachineOptions {
  readonly image: MachineImage;
  /** For the machine's own disk layer and its console's log. */
  readonly folder: string;
  readonly memoryMiB?: number;
  /** A second disk, written directly. */
  readonly stationDisk?: string;
}

export class Machine {
  readonly login: { readonly host: string; readonly port: number; readonly user: string; readonly password: string };
  readonly #options: MachineOptions;
  #qemu: ChildProcess | undefined;

  /** Makes the disk; nothing runs yet. */
  static async create(options: MachineOptions): Promise<Machine> {
    const disk = join(options.folder, 'disk.qcow2');
    execFileSync('qemu-img', ['create', '-q', '-f', 'qcow2', '-b', options.image.disk, '-F', 'raw', disk]);
    return new Machine(options, await freePort());
  }

  private constructor(options: MachineOptions, port: number) {
    this.#options = options;
    this.login = { host: '127.0.0.1', port, user: 'root', password: 'gateway-root' };
  }

  /** Switches it on and resolves when it answers over SSH. */
  async powerOn(): Promise<void> {
    const qemu = spawn('setpriv', ['--pdeathsig', 'KILL', '--', 'qemu-system-x86_64', ...this.#arguments()], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#qemu = qemu;
    const log = createWriteStream(join(this.#options.folder, 'console.log'), { flags: 'a' });
    qemu.stdout.pipe(log, { end: false });
    qemu.stderr.pipe(log, { end: false });
    const giveUpAtMs = performance.now() + BOOT_LIMIT_MS;
    while (!(await answersSsh(this.login))) {
      if (qemu.exitCode !== null) throw new Error(`the machine ended with status ${qemu.exitCode}; see console.log`);
      if (performance.now() > giveUpAtMs) throw new Error(`the machine did not come up within ${BOOT_LIMIT_MS} ms; see console.log`);
      await delay(200);
    }
  }

  /** Takes the power away at once. */
  async cutPower(): Promise<void> {
    const qemu = this.#qemu;
    if (qemu === undefined || qemu.exitCode !== null || qemu.signalCode !== null) return;
    const ended = once(qemu, 'exit');
    qemu.kill('SIGKILL');
    await ended;
  }

  /** As `NspawnGateway.exec`. */
  exec(command: string): Promise<Buffer> {
    return execOverSsh(this.login, command);
  }

  #arguments(): readonly string[] {
    const { image, folder, memoryMiB = 384, stationDisk } = this.#options;
    const second = ['-drive', `if=none,id=d1,file=${stationDisk},format=raw,cache=none`, '-device', 'virtio-blk-pci,drive=d1'];
    const parts = [
      ['-M', 'q35,accel=tcg', '-cpu', 'max', '-m', String(memoryMiB), '-nodefaults', '-no-user-config', '-display', 'none'],
      ['-kernel', image.kernel, '-initrd', image.initramfs],
      ['-append', 'root=/dev/vda rw console=ttyS0,115200 quiet net.ifnames=0 mitigations=off random.trust_cpu=on'],
      ['-drive', `if=none,id=d0,file=${join(folder, 'disk.qcow2')},format=qcow2,cache=none`, '-device', 'virtio-blk-pci,drive=d0'],
      stationDisk === undefined ? [] : second,
      ['-netdev', `user,id=n0,restrict=on,hostfwd=tcp:127.0.0.1:${this.login.port}-:22`, '-device', 'virtio-net-pci,netdev=n0'],
      ['-device', 'virtio-rng-pci', '-serial', 'stdio', '-monitor', 'none'],
    ];
    return parts.flat();
  }
}

/** Why virtual machines cannot run on this computer; undefined where they can. */
export async function whyNoMachine(): Promise<string | undefined> {
  if (process.platform !== 'linux' || process.getuid?.() !== 0)
    return 'virtual machines need Linux and root (mmdebstrap builds their disk)';
  if (!existsSync('/etc/debian_version')) return 'virtual machines need Debian (mmdebstrap builds their disk)';
  const programs = ['qemu-system-x86_64', 'qemu-img', 'mmdebstrap', 'mke2fs', 'sshpass', 'setpriv'];
  const found = await Promise.all(
    programs.map((program) =>
      run('sh', ['-c', 'command -v "$0"', program]).then(
        () => true,
        () => false,
      ),
    ),
  );
  const missing = programs.filter((_program, index) => found[index] !== true);
  return missing.length === 0 ? undefined : `not installed: ${missing.join(', ')}`;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address !== null ? address.port : 0;
}
