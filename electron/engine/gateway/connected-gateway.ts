/** A lane's gateway over SSH or its console, HTTPS, and a broker. */
import type { GatewaySoftware, GatewayWay } from '../../../shared/domain/gateway-software.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { DeviceFingerprints } from './device-fingerprints.ts';
import type { CallOptions, Fingerprint, Gateway, Remote, Rest, Shell } from './gateway.ts';
import type { GatewayTarget, OpenGateway } from './open-gateway.ts';
import { KuraRemote } from './remote/kura-remote.ts';
import { type HeldLink, RemoteLinks } from './remote/remote-links.ts';
import { KuraRest } from './rest/kura-rest.ts';
import { ConsoleShell } from './shell/console/console-shell.ts';
import { checkedJobName } from './shell/job-mark.ts';
import { SshShell } from './shell/ssh-shell.ts';

/** Gateways behind one broker share one of the links. Opens nothing yet: the first `shell`, `rest` or `remote` connects. */
export function gatewayOpener(links: RemoteLinks): OpenGateway {
  return (target) => new ConnectedGateway(target, links);
}

export const openGateway: OpenGateway = gatewayOpener(new RemoteLinks());

interface HeldRemote {
  readonly kura: KuraRemote;
  readonly held: HeldLink;
}

class ConnectedGateway implements Gateway {
  readonly has: Gateway['has'];
  readonly kuraHome: string | undefined;
  readonly restartCommand: readonly string[] | undefined;
  readonly #fingerprints: DeviceFingerprints;
  /** SSH where there is both: it proves whose key it speaks to, and is faster. */
  readonly #shell: SshShell | ConsoleShell | undefined;
  readonly #rest: KuraRest | undefined;
  /** By which it was reached. */
  readonly #ways = new Set<GatewayWay>();
  readonly #target: GatewayTarget;
  readonly #links: RemoteLinks;
  /** Made when first asked for: what is wrong with its broker's settings concerns nobody who does not use it. */
  #remote: Promise<HeldRemote> | undefined;
  /** Once it has answered there. */
  #behindBroker: KuraRemote | undefined;
  #isClosed = false;

  constructor(target: GatewayTarget, links: RemoteLinks) {
    this.#target = target;
    this.#links = links;
    this.#fingerprints = new DeviceFingerprints(target.judgeFingerprint);
    this.#shell = shellOf(target, this.#fingerprints);
    this.#rest = target.rest === undefined ? undefined : new KuraRest(target.rest, this.#fingerprints);
    this.has = { shell: this.#shell !== undefined, rest: this.#rest !== undefined, remote: target.remote !== undefined };
    this.kuraHome = target.kuraHome;
    this.restartCommand = target.restartCommand;
  }

  async shell(options: CallOptions): Promise<Shell> {
    if (this.#shell === undefined) throw new AppError('gateway/no-shell');
    await this.#shell.connect(options);
    this.#ways.add(this.#shell.transport);
    return this.#shell;
  }

  async rest(options: CallOptions): Promise<Rest> {
    if (this.#rest === undefined) throw new AppError('gateway/no-rest');
    this.#ways.add(await this.#rest.login(options));
    return this.#rest;
  }

  async remote(options: CallOptions): Promise<Remote> {
    if (this.#isClosed) throw new AppError('gateway/closed');
    this.#remote ??= this.#openRemote();
    const { kura } = await this.#remote.catch((error: unknown) => {
      this.#remote = undefined;
      throw error;
    });
    await kura.greet(options);
    this.#ways.add('mqtt');
    this.#behindBroker = kura;
    return kura;
  }

  software(): GatewaySoftware {
    const overRest = this.#rest?.generation ?? 'unknown';
    const unexpectedReplies = this.#behindBroker?.unexpectedReplies ?? 0;
    return {
      generation: overRest === 'unknown' ? (this.#behindBroker?.generation ?? 'unknown') : overRest,
      ways: [...this.#ways],
      ...(unexpectedReplies === 0 ? {} : { unexpectedReplies }),
    };
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
    const remote = await this.#remote?.catch(() => undefined);
    remote?.kura.drop();
    if (part === 'all') await this.#shell?.drop();
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    const remote = await this.#remote?.catch(() => undefined);
    await Promise.all([this.#rest?.close(), this.#shell?.close(), remote?.kura.close()]);
    await remote?.held.release();
  }

  async #openRemote(): Promise<HeldRemote> {
    const { remote } = this.#target;
    if (remote === undefined) throw new AppError('gateway/no-remote');
    const held = typeof remote.broker === 'function' ? await remote.broker() : this.#links.hold(remote.broker);
    try {
      return { kura: new KuraRemote(held.link, { account: remote.account, clientId: remote.clientId }), held };
    } catch (error) {
      await held.release();
      throw error;
    }
  }
}

function shellOf({ ssh, console }: GatewayTarget, fingerprints: DeviceFingerprints): SshShell | ConsoleShell | undefined {
  if (ssh !== undefined) return new SshShell(ssh, fingerprints);
  return console === undefined ? undefined : new ConsoleShell(console);
}
