/** A lane's gateway over SSH and HTTPS. */
import { AppError } from '../../../shared/errors/app-error.ts';
import { DeviceFingerprints } from './device-fingerprints.ts';
import type { CallOptions, Fingerprint, Gateway, Rest, Shell } from './gateway.ts';
import type { GatewayTarget, OpenGateway } from './open-gateway.ts';
import { KuraRest } from './rest/kura-rest.ts';
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
  readonly #shell: SshShell | undefined;
  readonly #rest: KuraRest | undefined;

  constructor(target: GatewayTarget) {
    this.#fingerprints = new DeviceFingerprints(target.judgeFingerprint);
    this.#shell = target.ssh === undefined ? undefined : new SshShell(target.ssh, this.#fingerprints);
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

  nameJobs(name: string): void {
    const checked = checkedJobName(name);
    this.#shell?.nameJobs(checked);
  }

  async earlierJobs(options: CallOptions): Promise<number> {
    return (await this.#shell?.earlierJobs(options)) ?? 0;
  }

  async drop(): Promise<void> {
    this.#rest?.drop();
    await this.#shell?.drop();
  }

  async close(): Promise<void> {
    await Promise.all([this.#rest?.close(), this.#shell?.close()]);
  }
}
