/** One gateway: its disk, its processes, its Kura, its doors to the outside. It works while it is plugged in. */
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { Account } from '../accounts.ts';
import { commandsOf } from '../commands/command-set.ts';
import { GatewayConsole } from '../console/gateway-console.ts';
import type { ConnectionReport, GatewayReport } from '../events.ts';
import { type Fault, isHappening } from '../faults/fault-file.ts';
import { GatewayFaults } from '../faults/gateway-faults.ts';
import type { MemoryFileSystem } from '../file-system/memory-file-system.ts';
import { ApiServer } from '../kura-api/api-server.ts';
import { generationRoutes } from '../kura-api/generation-routes.ts';
import { frameworkOf } from '../kura-api/system-routes.ts';
import type { SimulatedGeneration } from '../kura/generation.ts';
import { Kura } from '../kura/kura.ts';
import { type KuraLayout } from '../kura/layout.ts';
import { ordinaryComponents } from '../kura/ordinary-components.ts';
import { TrustStore } from '../kura/trust-store.ts';
import type { Login } from '../login.ts';
import type { Machine, Network, NetworkInterface } from '../machine.ts';
import { ProcessTable } from '../process-table.ts';
import { AccountConnection } from '../provisioning/account-connection.ts';
import type { ProvisioningComponent } from '../provisioning/provisioning-definition.ts';
import { ProvisioningService } from '../provisioning/provisioning-service.ts';
import { connectionTroubles, LastingConnection } from '../remote/lasting-connection.ts';
import type { RemoteKura } from '../remote/remote-kura.ts';
import { LETTERS_AND_DIGITS, seededRandom } from '../seeded-random.ts';
import { ByteCollector, nowhere, sourceOf, toByteString } from '../shell/bytes.ts';
import { ProcessKilled } from '../shell/control-flow.ts';
import { runScript } from '../shell/run-script.ts';
import { makeFactoryImage } from './factory-image.ts';
import type { GatewayKeys } from './gateway-keys.ts';
import type { GatewayIdentity } from './identity.ts';
import { makeSshServer } from './ssh-server.ts';

/** In the place of Kura's minute. */
const RETRY_MS = 400;

export interface GatewayOptions {
  readonly identity: GatewayIdentity;
  readonly keys: GatewayKeys;
  /** What it changes to where a fault says so. */
  readonly spareKeys: GatewayKeys | undefined;
  readonly faults: readonly Fault[];
  readonly seed: string;
  readonly layout: KuraLayout;
  readonly generation: SimulatedGeneration;
  readonly rootLogin: Login;
  readonly adminLogin: Login;
  readonly restartMs: number;
  /** What an update of a component takes, and an attempt to be provisioned. */
  readonly deedMs: number;
  /** One per cloud connection; none on plain Kura. */
  readonly provisioning: readonly ProvisioningComponent[];
  /** Of the cloud connections. */
  readonly suffixes: readonly string[];
  readonly trustedCa: string;
  /** What the gateway can reach: its cloud's broker. */
  readonly brokerUrl: string;
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
  readonly faults: GatewayFaults;
  readonly console: GatewayConsole;
  readonly #rootAccount: Account;
  readonly #options: GatewayOptions;
  readonly #commands: ReturnType<typeof commandsOf>;
  readonly #machine: Machine;
  readonly #kura: Kura;
  readonly #api: ApiServer;
  #ssh: ReturnType<typeof makeSshServer>;
  readonly #provisioning: readonly ProvisioningService[];
  readonly #connections: readonly AccountConnection[];
  /** Of a gateway without a ProvisioningService. */
  readonly #lasting: readonly LastingConnection[];
  readonly #trust: TrustStore;
  #place: GatewayPlace | undefined;
  #power = new AbortController();
  /** True once Kura has answered since the gateway was plugged in. */
  #hasRun = false;

  constructor(options: GatewayOptions) {
    this.#options = options;
    this.#commands = commandsOf(options.layout);
    this.identity = options.identity;
    this.faults = new GatewayFaults(options.faults.filter(isHappening));
    const { layout, nowMs } = options;
    const computer = this.#makeComputer();
    this.disk = computer.fileSystem;
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
    const hasProvisioning = options.provisioning.length > 0;
    this.#trust = new TrustStore(options.trustedCa);
    const { keyPem, certificatePem } = options.keys.tls;
    this.#trust.addKey({ keystore: 'HttpsKeystore', alias: 'localhost', keyPem, chain: [certificatePem] });
    this.#connections = hasProvisioning
      ? options.suffixes.map((suffix) => this.#makeConnection(suffix, this.#remoteKura(computer.interfaces)))
      : [];
    this.#lasting = hasProvisioning ? [] : this.#makeLasting(computer.interfaces);
    this.#provisioning = options.provisioning.map((component) => this.#makeProvisioning(component));
    this.#rootAccount = new Account(options.rootLogin, this.#mustChange('system'));
    const onCommand = () => this.faults.note({ name: 'command' });
    this.console = new GatewayConsole({ machine: this.#machine, commands: this.#commands, account: this.#rootAccount, onCommand });
    this.#api = new ApiServer({
      ...options.keys.tls,
      kura: this.#kura,
      account: new Account(options.adminLogin, this.#mustChange('rest')),
      trustedCa: options.trustedCa,
      trust: this.#trust,
      generation: options.faults.some(({ fault }) => fault === 'old-rest') ? 'kura-5.1' : options.generation,
      interfaces: computer.interfaces,
      nowMs,
      updateMs: options.deedMs,
      onUpdate: () => this.faults.note({ name: 'update' }),
    });
    this.#ssh = this.#makeSsh(options.keys);
    if (this.faults.has('reboot', 'swap-board', 'drop-line', 'silent')) this.#watchWrites();
  }

  /** Power on. The operating system has booted when this returns, and Kura as well where the gateway is `ready`. */
  plugIn(place: GatewayPlace, boot: 'ready' | 'booting' = 'ready'): void {
    this.#place = place;
    this.#power = new AbortController();
    this.#hasRun = false;
    this.console.start(this.#power.signal);
    this.#kura.start(boot === 'ready' ? 0 : this.#options.restartMs);
  }

  /** Power off, without asking anybody: what runs is gone, what is on the disk stays. */
  unplug(): void {
    this.#power.abort(new ProcessKilled('KILL'));
    this.#kura.stop();
    this.#place = undefined;
  }

  acceptSsh(socket: Duplex): void {
    // ssh2 asks for a socket and uses what a stream has.
    this.#ssh.injectSocket(socket as Socket);
  }

  acceptHttps(socket: Duplex): void {
    this.#api.server.emit('connection', socket);
  }

  changeCertificate(): void {
    if (this.#options.spareKeys !== undefined) this.#api.changeCertificate(this.#options.spareKeys.tls);
  }

  changeHostKey(): void {
    if (this.#options.spareKeys !== undefined) this.#ssh = this.#makeSsh(this.#options.spareKeys);
  }

  #makeComputer(): Omit<Machine, 'services'> {
    const { identity, layout, nowMs, seed, faults } = this.#options;
    const random = seededRandom(seed, `machine ${identity.serialNumber}`);
    const interfaces = interfacesOf(identity);
    const machineId = random.hex(32);
    const foreign = faults.find((fault) => fault.fault === 'wrong-serial');
    const burntSerial = foreign === undefined ? undefined : (foreign.serialNumber ?? `X${random.hex(9).toUpperCase()}`);
    const fileSystem = makeFactoryImage({
      layout,
      commands: this.#commands,
      hostname: identity.hostname,
      machineId,
      interfaces,
      nowMs,
      burntSerial,
    });
    return {
      fileSystem,
      processes: new ProcessTable(fileSystem, nowMs),
      hostname: identity.hostname,
      architecture: 'x86_64',
      kernelRelease: '6.1.0-simulated',
      interfaces,
      network: networkOf(this.#options.brokerUrl),
      nowMs,
      randomLetters: (count: number) => random.text(count, LETTERS_AND_DIGITS),
    };
  }

  #mustChange(what: 'system' | 'rest'): boolean {
    return this.#options.faults.some((fault) => fault.fault === 'password-change' && fault.of.includes(what));
  }

  #makeSsh({ hostKey }: GatewayKeys): ReturnType<typeof makeSshServer> {
    return makeSshServer({
      hostKey,
      account: this.#rootAccount,
      run: ({ commandLine, ...streams }) => {
        this.faults.note({ name: 'command' });
        return this.#run(toByteString(commandLine), 'root', streams);
      },
    });
  }

  /** Where a write ends the power, half of it still reaches the disk. */
  #watchWrites(): void {
    this.disk.whenWritten((path, bytes) => {
      this.faults.note({ name: 'write', path });
      return this.#power.signal.aborted ? bytes.subarray(0, Math.floor(bytes.length / 2)) : bytes;
    });
  }

  #onRunning(): void {
    for (const connection of [...this.#connections, ...this.#lasting]) connection.start();
    for (const service of this.#provisioning) service.start();
    this.#place?.onHttps(true);
    if (this.#hasRun) this.#place?.report({ event: 'restarted' });
    this.#hasRun = true;
  }

  #onStopped(): void {
    if (!this.#power.signal.aborted) this.faults.note({ name: 'restart' });
    for (const service of this.#provisioning) service.stop();
    for (const connection of [...this.#connections, ...this.#lasting]) connection.stop();
    this.#api.reset();
    this.#place?.onHttps(false);
  }

  #run(source: string, user: string, streams: Pick<Parameters<typeof runScript>[0], 'stdin' | 'stdout' | 'stderr'>): Promise<number> {
    return runScript({ machine: this.#machine, commands: this.#commands, source, user, signal: this.#power.signal, ...streams });
  }

  async #runProvider(commandLine: string): Promise<string> {
    const stdout = new ByteCollector();
    await this.#run(commandLine, 'kurad', { stdin: sourceOf(Buffer.alloc(0)), stdout, stderr: nowhere });
    return stdout.bytes.toString('utf8');
  }

  #remoteKura(interfaces: readonly NetworkInterface[]): RemoteKura {
    const { generation, trustedCa, deedMs } = this.#options;
    const kura = this.#kura;
    const trust = this.#trust;
    const answering = {
      generation,
      kura,
      trustedCa,
      trust,
      interfaces,
      updateMs: deedMs,
      onUpdate: () => this.faults.note({ name: 'update' }),
    };
    return {
      generation,
      components: kura.components,
      routes: generationRoutes(answering),
      framework: () => frameworkOf(kura, interfaces),
      run: async (words) => ({ exitCode: 0, stdout: await this.#runProvider(words.join(' ')), stderr: '' }),
      log: (line) => kura.log(line),
    };
  }

  #makeLasting(interfaces: readonly NetworkInterface[]): readonly LastingConnection[] {
    const { identity, faults, suffixes } = this.#options;
    const trust = this.#trust;
    const remote = this.#remoteKura(interfaces);
    const onChange = (report: ConnectionReport) => this.#place?.report(report);
    const common = { kura: remote, macAddress: identity.macAddress, trusted: () => trust.outgoing(), retryMs: RETRY_MS, onChange };
    return suffixes.map((suffix) => new LastingConnection({ ...common, suffix, troubles: connectionTroubles(faults) }));
  }

  #makeConnection(suffix: string, kura: RemoteKura): AccountConnection {
    const { trustedCa, identity, provisioning, faults } = this.#options;
    const component = provisioning.find((each) => each.suffix === suffix);
    const isProvisioned = () =>
      component !== undefined && kura.components.values(component.template.pid).get(component.ids.provisioned)?.value === true;
    const { birthTwice } = connectionTroubles(faults);
    return new AccountConnection({ kura, suffix, trustedCa, macAddress: identity.macAddress, isProvisioned, birthTwice });
  }

  #makeProvisioning(component: ProvisioningComponent): ProvisioningService {
    const connection = this.#connections[this.#options.suffixes.indexOf(component.suffix)];
    return new ProvisioningService({
      component,
      components: this.#kura.components,
      trustedCa: this.#options.trustedCa,
      attemptMs: this.#options.deedMs,
      ownIdentity: async () => ({ macAddress: this.identity.macAddress, serialNumber: await this.#kura.serialNumber() }),
      connectToAccount: () => connection?.connect(),
      report: (report) => {
        this.#place?.report(report);
        if (report.event === 'provisioning-attempt') this.faults.note({ name: 'provisioning' });
        if (report.event === 'provisioned') this.faults.note({ name: 'provisioned' });
      },
      log: (line) => this.#kura.log(line),
    });
  }
}

function networkOf(brokerUrl: string): Network {
  const { hostname, port } = new URL(brokerUrl);
  return {
    addressOf: (name) => (name === 'localhost' ? '127.0.0.1' : undefined),
    accepts: (address, wanted) => address === hostname && wanted === Number(port),
  };
}

function interfacesOf({ macAddress }: GatewayIdentity): readonly NetworkInterface[] {
  return [
    { name: 'lo', macAddress: '00:00:00:00:00:00', address: '127.0.0.1/8' },
    { name: 'eth0', macAddress, address: '172.16.0.1/24' },
  ];
}
