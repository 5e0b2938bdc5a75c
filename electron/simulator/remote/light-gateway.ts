/** A gateway of which nothing is simulated but its Kura behind a broker: light enough for hundreds in one process. */
import type { MqttClient } from 'mqtt';
import type { KuraPayload } from '../../../shared/formats/kura-payload.ts';
import type { MessageForm } from '../../engine/gateway/remote/message-bytes.ts';
import { frameworkOf } from '../kura-api/system-routes.ts';
import { generationRoutes } from '../kura-api/generation-routes.ts';
import { ComponentStore } from '../kura/component-store.ts';
import type { SimulatedGeneration } from '../kura/generation.ts';
import { ordinaryComponents } from '../kura/ordinary-components.ts';
import { AccountConnection } from '../provisioning/account-connection.ts';
import { type LinkTarget, openLink } from '../provisioning/mqtt-link.ts';
import type { ProvisioningComponent } from '../provisioning/provisioning-definition.ts';
import { ProvisioningService } from '../provisioning/provisioning-service.ts';
import { RemoteDevice } from './remote-device.ts';
import type { CommandEnd, RemoteKura } from './remote-kura.ts';
import type { RemoteTrouble } from './remote-trouble.ts';

export interface LightGatewayOptions extends Omit<LinkTarget, 'will'> {
  readonly account: string;
  readonly serialNumber: string;
  readonly macAddress: string;
  /** PEM of the authority that it trusts. */
  readonly trustedCa: string;
  readonly generation?: SimulatedGeneration;
  readonly form?: MessageForm;
  readonly isSigned?: (payload: KuraPayload) => boolean;
  readonly trouble?: () => RemoteTrouble | undefined;
  /** Of what a program prints. Default: its words. */
  readonly run?: RemoteKura['run'];
  readonly delayMs?: number;
  /** Of its only cloud connection (no suffix), which it leaves when it is provisioned; or of a second one, beside the one it keeps. */
  readonly provisioning?: ProvisioningComponent;
}

const CONNECT_MS = 15_000;
/** Long enough that `enabled` is seen. */
const ATTEMPT_MS = 700;
const SOFTWARE: Readonly<Record<SimulatedGeneration, string>> = {
  'kura-3': 'KURA_3.2.0',
  'kura-4': 'KURA_4.1.2',
  'kura-5.0': 'KURA_5.0.1',
  'esf-7.0': 'ESF_7.0.0',
  'kura-5.1': 'KURA_5.1.0',
  'kura-5.4': 'KURA_5.4.0',
};

export class LightGateway {
  readonly device: RemoteDevice;
  readonly components: ComponentStore;
  readonly logged: string[] = [];
  readonly #options: LightGatewayOptions;
  readonly #account: AccountConnection | undefined;
  #client: MqttClient | undefined;

  constructor(options: LightGatewayOptions) {
    this.#options = options;
    const { provisioning } = options;
    this.components = new ComponentStore({
      templates: [
        ...ordinaryComponents([...new Set(['', provisioning?.suffix ?? ''])]),
        ...(provisioning === undefined ? [] : [provisioning.template]),
      ],
      nowMs: Date.now,
      keepSnapshot: () => undefined,
      log: (line) => this.logged.push(line),
    });
    const { account, clientId, form = { encoding: 'kura-protobuf', gzip: true }, isSigned, trouble, delayMs } = options;
    const timing = delayMs === undefined ? {} : { delayMs };
    const kura = this.#kura();
    this.device = new RemoteDevice({ kura, account, clientId, form, isSigned, trouble, nowMs: Date.now, ...timing });
    this.#account = provisioning === undefined ? undefined : this.#provisionedBy(provisioning, kura);
  }

  /** Connects, listens and tells its birth. @throws LinkRefused */
  async connect(signal = new AbortController().signal): Promise<void> {
    const { brokerUrl, clientId, username, password, trustedCa } = this.#options;
    const target = { brokerUrl, clientId, username, password, will: this.device.will };
    const client = await openLink(target, { trustedCa, connectTimeoutMs: CONNECT_MS, signal });
    client.on('error', () => undefined);
    this.#client = client;
    await this.device.start(client);
  }

  /** In good order, with a disconnect message. */
  async leave(): Promise<void> {
    await this.device.leave();
    this.#client = undefined;
  }

  /** Without a word: the broker tells the last will. */
  vanish(): void {
    this.#account?.stop();
    this.device.stop();
    this.#client?.stream.destroy();
    this.#client?.end(true);
    this.#client = undefined;
  }

  #provisionedBy(component: ProvisioningComponent, kura: RemoteKura): AccountConnection {
    const { serialNumber, macAddress, trustedCa } = this.#options;
    const account = new AccountConnection({
      kura,
      suffix: component.suffix,
      trustedCa,
      macAddress,
      isProvisioned: () => true,
      birthTwice: false,
    });
    new ProvisioningService({
      component,
      components: this.components,
      trustedCa,
      attemptMs: ATTEMPT_MS,
      ownIdentity: async () => ({ macAddress, serialNumber }),
      connectToAccount: () => {
        if (component.suffix === '') void this.leave();
        account.connect();
      },
      report: () => undefined,
      log: kura.log,
    }).start();
    return account;
  }

  #kura(): RemoteKura {
    const { generation = 'kura-5.4', serialNumber, macAddress, trustedCa, run = printWords } = this.#options;
    const interfaces = [{ name: 'eth0', macAddress, address: '172.16.0.1/24' }];
    const facts = {
      serialNumber,
      modelName: 'generic-device',
      modelId: 'generic-device',
      partNumber: 'generic-device',
      firmwareVersion: 'N/A',
      biosVersion: 'N/A',
      kuraVersion: SOFTWARE[generation],
      primaryNetworkInterfaceName: 'eth0',
    };
    const properties = new Map([['kura.serialNumber', serialNumber]]);
    const kura = { components: this.components, framework: async () => facts, properties };
    return {
      generation,
      components: this.components,
      routes: generationRoutes({ generation, kura, trustedCa, interfaces, updateMs: 0, onUpdate: () => undefined }),
      framework: () => frameworkOf(kura, interfaces),
      run,
      log: (line) => this.logged.push(line),
    };
  }
}

async function printWords(words: readonly string[], stdin: string): Promise<CommandEnd> {
  return { exitCode: 0, stdout: `${words.join(' ')}\n${stdin}`, stderr: '' };
}
