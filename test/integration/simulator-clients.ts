/** Plain clients for the simulator's tests: ssh2, node:https and node:http as they are, none of the product's own code. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TLSSocket } from 'node:tls';
import ssh2 from 'ssh2';
import type { SimulationEvent } from '../../electron/simulator/events.ts';
import { type Simulation, type SimulationOptions, startSimulation } from '../../electron/simulator/simulation.ts';

export interface LaneAccess {
  readonly lane: string;
  readonly sshPort: number;
  readonly sshPassword: string;
  readonly url: string;
  readonly restPassword: string;
}

export interface RunningLine {
  readonly simulation: Simulation;
  readonly events: SimulationEvent[];
  readonly lanes: readonly LaneAccess[];
  readonly handUrl: string;
  /** Of the lanes, where the line has consoles. */
  readonly consolePorts: readonly number[];
  /** Rows of the batch by column name. */
  readonly rows: readonly Readonly<Record<string, string>>[];
  readonly folder: string;
  end(): Promise<void>;
}

interface StationText {
  readonly lanes: readonly {
    lane: string;
    ssh?: { port: number; password: string };
    rest?: { url: string; password: string };
    console?: { tcp: string };
  }[];
  readonly training: { readonly hand: string };
}

export async function startLine(
  options: Partial<SimulationOptions> & { readonly gateways: number; readonly lanes: number },
): Promise<RunningLine> {
  const folder = await mkdtemp(join(tmpdir(), 'lineside-simulator-'));
  const events: SimulationEvent[] = [];
  const simulation = await startSimulation({
    seed: 'test',
    restartMs: 150,
    swapPauseMs: 20,
    ...options,
    outStationFile: join(folder, 'station.json'),
    onEvent: (event) => events.push(event),
  });
  const station = JSON.parse(await readFile(simulation.stationFile, 'utf8')) as StationText;
  const lanes = station.lanes.map(({ lane, ssh, rest }) => ({
    lane,
    sshPort: ssh?.port ?? 0,
    sshPassword: ssh?.password ?? '',
    url: rest?.url ?? '',
    restPassword: rest?.password ?? '',
  }));
  const consolePorts = station.lanes.flatMap(({ console }) => (console === undefined ? [] : [Number(console.tcp.split(':')[1])]));
  const end = async () => {
    await simulation.close();
    await rm(folder, { recursive: true });
  };
  const rows = parseCsv(await readFile(simulation.batchFile, 'utf8'));
  return { simulation, events, lanes, handUrl: station.training.hand, consolePorts, rows, folder, end };
}

/** RFC 4180, strictly: CRLF, quotes doubled inside quotes. */
function parseCsv(text: string): readonly Readonly<Record<string, string>>[] {
  const records = text.split('\r\n').filter((line) => line !== '');
  const cells = records.map((record) =>
    [...record.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^",]*))/g)].map((cell) => cell[1]?.replaceAll('""', '"') ?? cell[2] ?? ''),
  );
  const [header = [], ...rows] = cells;
  return rows.map((row) => Object.fromEntries(header.map((column, index) => [column, row[index] ?? ''])));
}

export interface Ended {
  /** Null where the command was ended by a signal or lost. */
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Logs in; the fingerprint is what the gateway showed. */
export function connectSsh(
  access: LaneAccess,
  password = access.sshPassword,
): Promise<{ readonly client: ssh2.Client; readonly hostKey: Buffer }> {
  return new Promise((resolve, reject) => {
    const client = new ssh2.Client();
    let hostKey: Buffer = Buffer.alloc(0);
    const hostVerifier = (key: Buffer) => {
      hostKey = key;
      return true;
    };
    client.once('ready', () => resolve({ client, hostKey }));
    client.once('error', reject);
    client.connect({ host: '127.0.0.1', port: access.sshPort, username: 'root', password, hostVerifier });
  });
}

export function execute(client: ssh2.Client, command: string, stdin: string | Buffer = ''): Promise<Ended> {
  return new Promise((resolve, reject) => {
    client.exec(command, (error, channel) => {
      if (error !== undefined) {
        reject(error);
        return;
      }
      let status: number | null = null;
      let stdout = '';
      let stderr = '';
      channel.on('data', (chunk: Buffer) => {
        stdout += chunk.toString('utf8');
      });
      channel.stderr.on('data', (chunk: Buffer) => {
        stderr += chunk.toString('utf8');
      });
      channel.on('exit', (code: number | null) => {
        status = code;
      });
      channel.on('close', () => resolve({ status, stdout, stderr }));
      channel.end(stdin);
    });
  });
}

/** One command on a connection of its own. */
export async function sshRun(access: LaneAccess, command: string, stdin: string | Buffer = ''): Promise<Ended> {
  const { client } = await connectSsh(access);
  try {
    return await execute(client, command, stdin);
  } finally {
    client.end();
  }
}

export interface HttpAnswer {
  readonly status: number;
  readonly text: string;
  readonly cookie: string | undefined;
  readonly certificate: string;
}

export interface HttpQuestion {
  readonly method: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The certificate is not checked: these tests look at it instead. */
export function askHttps(url: string, question: HttpQuestion): Promise<HttpAnswer> {
  const body = question.body === undefined ? undefined : JSON.stringify(question.body);
  const headers = { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...question.headers };
  return new Promise((resolve, reject) => {
    const request = httpsRequest(url, { method: question.method, headers, rejectUnauthorized: false, agent: false }, (response) => {
      const certificate = (response.socket as TLSSocket).getPeerCertificate().fingerprint256;
      let text = '';
      response.on('data', (chunk: Buffer) => {
        text += chunk.toString('utf8');
      });
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, text, cookie: response.headers['set-cookie']?.[0], certificate }),
      );
    });
    request.once('error', reject);
    request.end(body);
  });
}

/** A logged-in session with Kura. */
export class KuraSession {
  readonly #access: LaneAccess;
  readonly #headers: Record<string, string>;

  private constructor(access: LaneAccess, headers: Record<string, string>) {
    this.#access = access;
    this.#headers = headers;
  }

  static async open(access: LaneAccess): Promise<KuraSession> {
    const credentials = { username: 'admin', password: access.restPassword };
    const login = await askHttps(`${access.url}/services/session/v1/login/password`, { method: 'POST', body: credentials });
    const cookie = login.cookie?.split(';')[0] ?? '';
    const token = await askHttps(`${access.url}/services/session/v1/xsrfToken`, { method: 'GET', headers: { cookie } });
    const { xsrfToken } = JSON.parse(token.text) as { xsrfToken: string };
    return new KuraSession(access, { cookie, 'x-xsrf-token': xsrfToken });
  }

  get headers(): Readonly<Record<string, string>> {
    return this.#headers;
  }

  async ask(method: string, path: string, body?: unknown): Promise<{ readonly status: number; readonly json: unknown }> {
    const { status, text } = await askHttps(`${this.#access.url}/services${path}`, { method, body, headers: this.#headers });
    return { status, json: text === '' ? undefined : (JSON.parse(text) as unknown) };
  }

  async framework(): Promise<Readonly<Record<string, unknown>>> {
    return (await this.ask('GET', '/system/v1/properties/framework')).json as Record<string, unknown>;
  }

  async component(pid: string): Promise<Component> {
    const answer = await this.ask('POST', '/configuration/v2/configurableComponents/configurations/byPid', { pids: [pid] });
    const [found] = (answer.json as { configs: Component[] }).configs;
    if (found === undefined) throw new Error(`no component ${pid}`);
    return found;
  }

  update(
    pid: string,
    properties: Readonly<Record<string, { type: string; value: unknown }>>,
    takeSnapshot = true,
  ): ReturnType<KuraSession['ask']> {
    return this.ask('PUT', '/configuration/v2/configurableComponents/configurations/_update', {
      configs: [{ pid, properties }],
      takeSnapshot,
    });
  }
}

export interface Component {
  readonly pid: string;
  readonly definition: {
    readonly id: string;
    readonly name: string;
    readonly icon?: readonly { readonly resource: string }[];
    readonly ad?: readonly { readonly id: string; readonly name: string; readonly type: string }[];
  };
  readonly properties: Readonly<Record<string, { readonly type: string; readonly value: unknown }>>;
}

/** The ProvisioningService as a stranger finds it: by the definition's name, its attributes by their labels. */
export class Provisioning {
  readonly #session: KuraSession;
  readonly pid: string;
  readonly #byLabel: ReadonlyMap<string, { readonly id: string; readonly type: string }>;

  private constructor(session: KuraSession, component: Component) {
    this.#session = session;
    this.pid = component.pid;
    this.#byLabel = new Map((component.definition.ad ?? []).map((attribute) => [attribute.name, attribute]));
  }

  static async find(session: KuraSession): Promise<Provisioning> {
    const answer = await session.ask('GET', '/configuration/v2/configurableComponents/configurations');
    const { configs } = answer.json as { configs: readonly Component[] };
    const found = configs.find((component) => component.definition.name === 'ProvisioningService');
    if (found === undefined) throw new Error('no ProvisioningService');
    return new Provisioning(session, found);
  }

  set(values: Readonly<Record<string, unknown>>): ReturnType<KuraSession['ask']> {
    const entries = Object.entries(values).map(([label, value]) => {
      const attribute = this.#byLabel.get(label);
      if (attribute === undefined) throw new Error(`no attribute ${label}`);
      return [attribute.id, { type: attribute.type, value }] as const;
    });
    return this.#session.update(this.pid, Object.fromEntries(entries));
  }

  async flags(): Promise<{ readonly enabled: unknown; readonly provisioned: unknown }> {
    const { properties } = await this.#session.component(this.pid);
    const value = (label: string) => properties[this.#byLabel.get(label)?.id ?? '']?.value;
    return { enabled: value('enabled'), provisioned: value('provisioned') };
  }
}

export function askHand(
  url: string,
  question: HttpQuestion & { readonly text?: string },
): Promise<{ readonly status: number; readonly json: unknown }> {
  const body = question.text ?? (question.body === undefined ? undefined : JSON.stringify(question.body));
  const headers = { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...question.headers };
  return new Promise((resolve, reject) => {
    const request = httpRequest(url, { method: question.method, headers, agent: false }, (response) => {
      let text = '';
      response.on('data', (chunk: Buffer) => {
        text += chunk.toString('utf8');
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, json: JSON.parse(text) as unknown }));
    });
    request.once('error', reject);
    request.end(body);
  });
}
