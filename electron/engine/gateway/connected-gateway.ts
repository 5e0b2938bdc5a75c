/** A lane's gateway over SSH or its console, and HTTPS. */
import { AppError } from '../../../shared/errors/app-error.ts';
import { DeviceFingerprints } from './device-fingerprints.ts';
import type { CallOptions, Fingerprint, Gateway, Rest, Shell } from './gateway.ts';
import type { GatewayTarget, OpenGateway } from './open-gateway.ts';
import { KuraRest } from './rest/kura-rest.ts';
import { ConsoleShell } from './shell/console/console-shell.ts';
import { checkedJobName } from './shell/job-mark.ts';
import { SshShell } from './shell/ssh-shell.ts';

const defaultRestartCommand = ['systemctl', 'restart', 'kura'] as const;

/** Opens nothing yet: the first `shell` or `rest` connects. */
export const openGateway: OpenGateway = (target) => new ConnectedGateway(target);

class ConnectedGateway implements Gateway {
  readonly has: Gateway['has'];
  readonly kuraHome: string | undefined;
  readonly restartCommand: readonly string[];
  readonly #fingerprints: DeviceFingerprints;
  /** SSH where there is both: it proves whose key it speaks to, and is faster. */
  readonly #shell: SshShell | ConsoleShell | undefined;
  readonly #rest: KuraRest | undefined;

  constructor(target: GatewayTarget) {
    this.#fingerprints = new DeviceFingerprints(target.judgeFingerprint);
    this.#shell = shellOf(target, this.#fingerprints);
    this.#rest = target.rest === undefined ? undefined : new KuraRest(target.rest, this.#fingerprints);
    this.has = { shell: this.#shell !== undefined, rest: this.#rest !== undefined };
    this.kuraHome = target.kuraHome;
    this.restartCommand = target.restartCommand ?? defaultRestartCommand;
  }

  async shell(options: CallOptions): Promise<Shell> {
    if (this.#shell === undefined) throw new AppError('gateway/no-shell');
    await this.#shell.connect(options);
    return this.#shell;
  }

  async rest(options: CallOptions): Promise<Rest> {
    if (this.#rest === undefined) throw new AppError('gateway/no-rest');
    await this.#rest.login(options);
    return this.#rest;
  }

  fingerprints(): readonly Fingerprint[] {
    return this.#fingerprints.seen();
  }

  boardNames(): readonly string[] {
    return this.#shell instanceof ConsoleShell ? this.#shell.boardNames() : [];
  }

  async untilGone(signal: AbortSignal): Promise<void> {
    if (this.#shell instanceof ConsoleShell) await this.#shell.untilGone(signal);
  }

  nameJobs(name: string): void {
    const checked = checkedJobName(name);
    this.#shell?.nameJobs(checked);
  }

  async earlierJobs(options: CallOptions): Promise<number> {
    return (await this.#shell?.earlierJobs(options)) ?? 0;
  }

  async drop(part: 'rest' | 'all' = 'all'): Promise<void> {
    this.#rest?.drop();
    if (part === 'all') await this.#shell?.drop();
  }

  async close(): Promise<void> {
    await Promise.all([this.#rest?.close(), this.#shell?.close()]);
  }
}

function shellOf({ ssh, console }: GatewayTarget, fingerprints: DeviceFingerprints): SshShell | ConsoleShell | undefined {
  if (ssh !== undefined) return new SshShell(ssh, fingerprints);
  return console === undefined ? undefined : new ConsoleShell(console);
}
