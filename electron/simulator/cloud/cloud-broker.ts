/**
 * The simulated Everyware Cloud: an MQTT broker over TLS on the loopback interface that knows the batch's provision requests, answers
 * a gateway's request with its new configuration and takes it into its account.
 */
import { randomUUID } from 'node:crypto';
import { Aedes, type AuthenticateError, type Client } from 'aedes';
import type { CertifiedKey } from '../../engine/pki/self-signed.ts';
import { isSameLogin, type Login } from '../login.ts';
import { serveMqtt } from '../loopback-server.ts';
import type { ProvisionRequests } from './provision-request.ts';
import { parseMessage, replySchema, requestSchema, topics } from './provisioning-messages.ts';

export interface CloudBrokerOptions {
  /** Called with the broker's port, which stands in the requests' CSV. */
  readonly requests: (brokerUrl: string) => ProvisionRequests;
  readonly serverKey: CertifiedKey;
  readonly authorityPem: string;
  /** The station's own in the account that devices move to. */
  readonly stationLogin: Login;
  readonly targetAccount: string;
}

export interface CloudBroker {
  readonly brokerUrl: string;
  close(): Promise<void>;
}

const REQUESTER = 'SIMULATED-CLOUD';

export async function startCloudBroker(options: CloudBrokerOptions): Promise<CloudBroker> {
  const aedes = await Aedes.createBroker();
  const { port, close } = await serveMqtt(options.serverKey, aedes);
  const brokerUrl = `mqtts://127.0.0.1:${port}`;
  const cloud = new Cloud(aedes, { ...options, brokerUrl, requests: options.requests(brokerUrl) });
  cloud.attach();
  return { brokerUrl, close };
}

interface CloudOptions {
  readonly brokerUrl: string;
  readonly requests: ProvisionRequests;
  readonly serverKey: CertifiedKey;
  readonly authorityPem: string;
  readonly stationLogin: Login;
  readonly targetAccount: string;
}

class Cloud {
  readonly #aedes: Aedes;
  readonly #options: CloudOptions;
  /** The account each connected client was let into. */
  readonly #accounts = new WeakMap<Client, string>();
  /** Clients that came with the station's login. */
  readonly #stations = new WeakSet<Client>();

  constructor(aedes: Aedes, options: CloudOptions) {
    this.#aedes = aedes;
    this.#options = options;
  }

  attach(): void {
    const aedes = this.#aedes;
    aedes.authenticate = (client, ...[username, password, done]) => {
      const login = { clientId: client.id, username: username ?? '', password: password?.toString('utf8') ?? '' };
      if (this.#isStation(client, login)) return done(null, true);
      const verdict = this.#options.requests.judge(login);
      if (verdict.granted) this.#accounts.set(client, verdict.accountName);
      // A broker that says nothing lets the client wait.
      if (!verdict.granted && verdict.code === undefined) return;
      const refusal = verdict.granted ? null : (Object.assign(new Error('refused'), { returnCode: verdict.code }) as AuthenticateError);
      done(refusal, verdict.granted);
    };
    aedes.authorizePublish = (client, packet, done) => {
      const allowed = client === null || this.#mayPublish(client, packet.topic);
      done(allowed ? null : new Error('not authorized'));
    };
    aedes.authorizeSubscribe = (client, subscription, done) => {
      const account = this.#accounts.get(client) ?? '';
      const whose = this.#stations.has(client) ? account : `${account}/${client.id}`;
      const prefixes = [`$EDC/${whose}/`, `${whose}/`];
      done(null, prefixes.some((prefix) => subscription.topic.startsWith(prefix)) ? subscription : null);
    };
    aedes.on('publish', (packet, client) => {
      if (client !== null) this.#onPublish(client, packet.topic, Buffer.from(packet.payload));
    });
    aedes.on('clientError', () => undefined);
    aedes.on('connectionError', () => undefined);
  }

  #isStation(client: Client, { username: user, password }: { readonly username: string; readonly password: string }): boolean {
    const { stationLogin, targetAccount } = this.#options;
    if (!isSameLogin({ user, password }, stationLogin)) return false;
    this.#accounts.set(client, targetAccount);
    this.#stations.add(client);
    return true;
  }

  /** The rights of a device in its account, provisioning or operational (esf.md §5.1). */
  #mayPublish(client: Client, topic: string): boolean {
    const account = this.#accounts.get(client) ?? '';
    if (this.#stations.has(client)) return topic.startsWith(`$EDC/${account}/`);
    const own = [`$EDC/${account}/${client.id}/MQTT/`, `${account}/${client.id}/`].some((prefix) => topic.startsWith(prefix));
    const [control, topicAccount, , , verb] = topic.split('/');
    return own || (control === '$EDC' && topicAccount === account && verb === 'REPLY');
  }

  #onPublish(client: Client, topic: string, payload: Buffer): void {
    const { requests } = this.#options;
    const account = requests.provisioningAccount;
    if (this.#accounts.get(client) !== account) return;
    if (topic === topics.request(account, client.id)) this.#onRequest(client, payload);
    if (!topic.startsWith(topics.reply(account, REQUESTER, ''))) return;
    if (parseMessage(replySchema, payload)?.responseCode === 200) requests.confirm(client.id);
  }

  #onRequest(client: Client, payload: Buffer): void {
    const { requests } = this.#options;
    const account = requests.provisioningAccount;
    const message = parseMessage(requestSchema, payload);
    const request = requests.find(client.id);
    if (message === undefined || request === undefined) return;
    // What a wrong key is answered with is not public; here with nothing, so that the attempt runs into its timeout.
    if (request.activationKey !== undefined && message.activationKey !== request.activationKey)
      return requests.refuseAttempt(client.id, 'wrong activation key');
    const { target } = request;
    const configuration = {
      requestId: randomUUID(),
      requesterClientId: REQUESTER,
      brokerUrl: this.#options.brokerUrl,
      ...target,
      clientId: client.id,
      certificateChain: [this.#options.serverKey.certificatePem, this.#options.authorityPem],
    };
    const answer = Buffer.from(JSON.stringify(configuration));
    const topic = topics.configuration(account, client.id);
    this.#aedes.publish({ cmd: 'publish', topic, payload: answer, qos: 1, dup: false, retain: false }, () => undefined);
  }
}
