/** One gateway: its disk, its processes, its Kura, its doors to the outside. It works while it is plugged in. */
import type { Socket } from 'node:net';
import { commandSet } from '../commands/command-set.ts';
import type { GatewayReport } from '../events.ts';
import type { MemoryFileSystem } from '../file-system/memory-file-system.ts';
import { ApiServer } from '../kura-api/api-server.ts';
import { Kura } from '../kura/kura.ts';
import { type KuraLayout } from '../kura/layout.ts';
import { ordinaryComponents } from '../kura/ordinary-components.ts';
import type { Login } from '../login.ts';
import type { Machine, NetworkInterface } from '../machine.ts';
import { ProcessTable } from '../process-table.ts';
import { AccountConnection } from '../provisioning/account-connection.ts';
import type { ProvisioningComponent } from '../provisioning/provisioning-definition.ts';
import { ProvisioningService } from '../provisioning/provisioning-service.ts';
import { LETTERS_AND_DIGITS, seededRandom } from '../seeded-random.ts';
import { ByteCollector, nowhere, sourceOf, toByteString } from '../shell/bytes.ts';
import { ProcessKilled } from '../shell/control-flow.ts';
import { runScript } from '../shell/run-script.ts';
import { makeFactoryImage } from './factory-image.ts';
import type { GatewayKeys } from './gateway-keys.ts';
import type { GatewayIdentity } from './identity.ts';
import { makeSshServer } from './ssh-server.ts';

export interface GatewayOptions {
  readonly identity: GatewayIdentity;
  readonly keys: GatewayKeys;
  readonly seed: string;
  readonly layout: KuraLayout;
  readonly rootLogin: Login;
  readonly adminLogin: Login;
  readonly restartMs: number;
  /** One per cloud connection; none on plain Kura. */
  readonly provisioning: readonly ProvisioningComponent[];
  /** Of the cloud connections. */
  readonly suffixes: readonly string[];
  readonly trustedCa: string;
  readonly nowMs: () => number;
}

/** The sockets of the place a gateway is plugged into. */
export interface GatewayPlace {
  /** Opens or closes the HTTPS port: it is open while Kura runs. */
  readonly onHttps: (isOpen: boolean) => void;
  readonly report: (report: GatewayReport) => void;
}

export class SimulatedGateway {
  readonly identity: GatewayIdentity;
  readonly disk: MemoryFileSystem;
  readonly #options: GatewayOptions;
  readonly #machine: Machine;
  readonly #kura: Kura;
  readonly #api: ApiServer;
  readonly #ssh: ReturnType<typeof makeSshServer>;
  readonly #provisioning: readonly ProvisioningService[];
  readonly #connections: readonly AccountConnection[];
  #place: GatewayPlace | undefined;
  #power = new AbortController();
  /** True once Kura has answered since the gateway was plugged in. */
  #hasRun = false;

  constructor(options: GatewayOptions) {
    this.#options = options;
    this.identity = options.identity;
    const { identity, layout, nowMs, seed } = options;
    const random = seededRandom(seed, `machine ${identity.serialNumber}`);
    const interfaces = interfacesOf(identity);
    this.disk = makeFactoryImage({ layout, hostname: identity.hostname, machineId: random.hex(32), interfaces, nowMs });
    const computer = {
      fileSystem: this.disk,
      processes: new ProcessTable(this.disk, nowMs),
      hostname: identity.hostname,
      architecture: 'x86_64',
      kernelRelease: '6.1.0-simulated',
      interfaces,
      nowMs,
      randomLetters: (count: number) => random.text(count, LETTERS_AND_DIGITS),
    };
    this.#kura = new Kura(computer, {
      layout,
      templates: [...ordinaryComponents(options.suffixes), ...options.provisioning.map(({ template }) => template)],
      restartMs: options.restartMs,
      runProvider: (commandLine) => this.#runProvider(commandLine),
      power: () => this.#power.signal,
      onRunning: () => this.#onRunning(),
      onStopped: () => this.#onStopped(),
    });
    this.#machine = { ...computer, services: this.#kura.services() };
    this.#connections = options.suffixes.map((suffix) => this.#makeConnection(suffix));
    this.#provisioning = options.provisioning.map((component) => this.#makeProvisioning(component));
    this.#api = new ApiServer({ ...options.keys.tls, kura: this.#kura, login: options.adminLogin, interfaces, nowMs });
    this.#ssh = makeSshServer({
      hostKey: options.keys.hostKey,
      login: options.rootLogin,
      run: ({ commandLine, ...streams }) => this.#run(toByteString(commandLine), 'root', streams),
    });
  }

  /** Power on. The gateway has booted when this returns, and Kura answers. */
  plugIn(place: GatewayPlace): void {
    this.#place = place;
    this.#power = new AbortController();
    this.#hasRun = false;
    this.#kura.start(0);
  }

  /** Power off, without asking anybody: what runs is gone, what is on the disk stays. */
  unplug(): void {
    this.#power.abort(new ProcessKilled('KILL'));
    this.#kura.stop();
    this.#place = undefined;
  }

  acceptSsh(socket: Socket): void {
    this.#ssh.injectSocket(socket);
  }

  acceptHttps(socket: Socket): void {
    this.#api.server.emit('connection', socket);
  }

  #onRunning(): void {
    for (const connection of this.#connections) connection.start();
    for (const service of this.#provisioning) service.start();
    this.#place?.onHttps(true);
    if (this.#hasRun) this.#place?.report({ event: 'restarted' });
    this.#hasRun = true;
  }

  #onStopped(): void {
    for (const service of this.#provisioning) service.stop();
    for (const connection of this.#connections) connection.stop();
    this.#api.reset();
    this.#place?.onHttps(false);
  }

  #run(source: string, user: string, streams: Pick<Parameters<typeof runScript>[0], 'stdin' | 'stdout' | 'stderr'>): Promise<number> {
    return runScript({ machine: this.#machine, commands: commandSet, source, user, signal: this.#power.signal, ...streams });
  }

  async #runProvider(commandLine: string): Promise<string> {
    const stdout = new ByteCollector();
    await this.#run(commandLine, 'kurad', { stdin: sourceOf(Buffer.alloc(0)), stdout, stderr: nowhere });
    return stdout.bytes.toString('utf8');
  }

  #makeConnection(suffix: string): AccountConnection {
    const { trustedCa, identity } = this.#options;
    return new AccountConnection({
      components: this.#kura.components,
      suffix,
      trustedCa,
      macAddress: identity.macAddress,
      log: (line) => this.#kura.log(line),
    });
  }

  #makeProvisioning(component: ProvisioningComponent): ProvisioningService {
    const connection = this.#connections[this.#options.suffixes.indexOf(component.suffix)];
    return new ProvisioningService({
      component,
      components: this.#kura.components,
      trustedCa: this.#options.trustedCa,
      ownIdentity: async () => ({ macAddress: this.identity.macAddress, serialNumber: await this.#kura.serialNumber() }),
      connectToAccount: () => connection?.connect(),
      report: (report) => this.#place?.report(report),
      log: (line) => this.#kura.log(line),
    });
  }
}

function interfacesOf({ macAddress }: GatewayIdentity): readonly NetworkInterface[] {
  return [
    { name: 'lo', macAddress: '00:00:00:00:00:00', address: '127.0.0.1/8' },
    { name: 'eth0', macAddress, address: '172.16.0.1/24' },
  ];
}
