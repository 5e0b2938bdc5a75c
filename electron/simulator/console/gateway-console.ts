/** The serial console of one gateway: a terminal with a login on it while there is power, and the cable that leads away from it. */
import type { Duplex } from 'node:stream';
import type { Account } from '../accounts.ts';
import type { Command } from '../commands/command.ts';
import { PRINTK_FILE } from '../commands/terminal-commands.ts';
import type { Machine } from '../machine.ts';
import { ProcessKilled } from '../shell/control-flow.ts';
import { logInOnConsole } from './console-login.ts';
import { ConsoleShell } from './console-shell.ts';
import { Terminal } from './terminal.ts';

export interface GatewayConsoleOptions {
  readonly machine: Machine;
  readonly commands: ReadonlyMap<string, Command>;
  readonly account: Account;
  readonly onCommand: () => void;
}

const DEVICE = '/dev/ttyS0';
/** What the kernel's messages are worth: below this they are not shown (`dmesg -n`). */
const NOISE_LEVEL = 6;

export class GatewayConsole {
  readonly #options: GatewayConsoleOptions;
  #terminal: Terminal | undefined;
  #cable: Duplex | undefined;

  constructor(options: GatewayConsoleOptions) {
    this.#options = options;
  }

  /** Somebody is at the other end, in place of who was there: a serial line has two ends. */
  attach(cable: Duplex): void {
    this.#cable?.destroy();
    this.#cable = cable;
    cable.on('data', (bytes: Buffer) => this.#terminal?.type(bytes));
    cable.on('error', () => undefined);
    cable.once('close', () => {
      if (this.#cable === cable) this.#cable = undefined;
    });
  }

  /** The system has booted: from now on somebody can log in, again and again, until `power` is aborted. */
  start(power: AbortSignal): void {
    const terminal = new Terminal((bytes) => {
      if (!power.aborted && this.#cable?.writable === true) this.#cable.write(bytes);
    });
    this.#terminal = terminal;
    power.addEventListener('abort', () => terminal.fail(power.reason as Error), { once: true });
    void this.#serve(terminal, power);
  }

  /** What the kernel says between everything else; gives how to end it. */
  makeNoise(everyMs: number): () => void {
    let seconds = 12;
    const timer = setInterval(() => {
      seconds += 0.137;
      this.#disturb(`[${seconds.toFixed(6).padStart(12)}] eth0: link is not ready`);
    }, everyMs);
    return () => clearInterval(timer);
  }

  #disturb(message: string): void {
    const shown = Number.parseInt(this.#options.machine.fileSystem.read(PRINTK_FILE).toString('latin1'), 10);
    if (shown > NOISE_LEVEL) this.#terminal?.write(Buffer.from(`${message}\n`));
  }

  /** The login begins again whenever a session ends. What a closed line leaves behind stays: nobody hangs up a serial console. */
  async #serve(terminal: Terminal, power: AbortSignal): Promise<void> {
    const { account, machine } = this.#options;
    while (!power.aborted) {
      try {
        await logInOnConsole({ terminal, hostname: machine.hostname, account, power });
        await new ConsoleShell({ ...this.#options, terminal, device: DEVICE, power }).run();
        terminal.write(Buffer.from('logout\n'));
      } catch (error) {
        // ^C at the login, or no power any more.
        if (!(error instanceof ProcessKilled)) throw error;
      }
      Object.assign(terminal.settings, { echo: true, icanon: true, isig: true, icrnl: true, onlcr: true });
    }
  }
}
