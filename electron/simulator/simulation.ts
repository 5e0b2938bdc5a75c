/**
 * The training line: simulated gateways, the bench they are plugged into, their cloud, and the hand of an operator. It touches
 * nothing of the host but the files it writes beside its station file and ports on the loopback interface (ARCHITECTURE, idea 12).
 */
import { basename, dirname, join } from 'node:path';
import { AppError } from '../../shared/errors/app-error.ts';
import { issueServerCertificate, makeAuthority } from '../engine/pki/self-signed.ts';
import { type CloudBroker, startCloudBroker } from './cloud/cloud-broker.ts';
import { type CloudApi, startCloudApi } from './cloud/cloud-api.ts';
import { ProvisionRequests, type RefusalCode } from './cloud/provision-request.ts';
import { RequestBook } from './cloud/request-book.ts';
import type { CervelloEvent } from './cervello/cervello-events.ts';
import type { SimulatedCervello } from './cervello/simulated-cervello.ts';
import type { SimulationEvent } from './events.ts';
import { faultsOf } from './faults/chosen-faults.ts';
import type { FaultFile } from './faults/fault-file.ts';
import type { BrokerAnswer } from './faults/strike.ts';
import { makeGatewayKeys } from './gateway/gateway-keys.ts';
import { type GatewayIdentity, gatewayIdentities } from './gateway/identity.ts';
import { SimulatedGateway } from './gateway/simulated-gateway.ts';
import { type GenerationChoice, generationOf } from './kura/generation.ts';
import { type Flavour, kuraLayout } from './kura/layout.ts';
import { type Batch, PROVISIONING_ACCOUNT, TARGET_ACCOUNT, TARGET_ACCOUNT_ID, batchCsv, makeBatch, ownBrokerRows } from './line/batch.ts';
import { Bench } from './line/bench.ts';
import { type CervelloFiles, type CervelloLine, startCervelloLine, TRAINING_MANUFACTURER } from './line/cervello-line.ts';
import { GatewayQueue } from './line/gateway-queue.ts';
import { Lane } from './line/lane.ts';
import { LanePort } from './line/lane-port.ts';
import { startOperatorHand } from './line/operator-hand.ts';
import { writePrivateFile } from './line/private-file.ts';
import { type CervelloAddress, type LaneAddress, stationDocument } from './line/station-document.ts';
import type { Transport } from './line/transports.ts';
import type { Login } from './login.ts';
import { provisioningComponents } from './provisioning/provisioning-definition.ts';
import { LETTERS_AND_DIGITS, seededRandom } from './seeded-random.ts';

export interface SimulationOptions {
  /** How many gateways there are in all; the first ones are plugged in, the others wait. */
  readonly gateways: number;
  readonly lanes: number;
  /** The same seed gives the same identities, passwords and host keys; TLS keys and ports are new each time. */
  readonly seed: string;
  /** Absolute path; the batch and the cloud's authority are written beside it. */
  readonly outStationFile: string;
  /** What goes wrong; nothing by default. */
  readonly faults?: FaultFile | undefined;
  /** How the station reaches the gateways. Default SSH and REST. */
  readonly transports?: readonly Transport[];
  readonly onEvent: (event: SimulationEvent) => void;
  /** Which platform the batch is for; with `cervello` its rows, a manufacturer's files and a simulated Cervello. Default `everyware`. */
  readonly cloud?: 'everyware' | 'cervello';
  readonly onCervello?: (event: CervelloEvent) => void;
  /** Default `esf`; with `cervello` `kura`. */
  readonly flavour?: Flavour;
  /** What the gateways' software is; default `kura-5.4`. */
  readonly generation?: GenerationChoice;
  /**
   * How gateways come to their cloud: by their ProvisioningService, or as plain Kura by way of a broker that the station runs. Default
   * `everyware`.
   */
  readonly way?: 'everyware' | 'station-broker';
  /** Whether the cloud has the batch's provision requests from the beginning. Default `all`. */
  readonly requests?: 'all' | 'none';
  /** ESF only: how many cloud connections, each with a ProvisioningService of its own. Default 1. */
  readonly cloudConnections?: 1 | 2;
  /** From `systemctl restart kura` until Kura answers again. Default 600. */
  readonly restartMs?: number;
  /** What an update of a component takes a gateway, and an attempt to be provisioned. Default 0: what they take anyway. */
  readonly deedMs?: number;
  /** From unplugging a gateway to plugging in the next. Default 150. */
  readonly swapPauseMs?: number;
}

export interface Simulation {
  readonly stationFile: string;
  readonly batchFile: string;
  /** PEM of the authority that the simulated cloud's broker is signed by. */
  readonly cloudCaFile: string;
  /** With `cloud: 'cervello'`. */
  readonly cervello?: SimulatedCervello | undefined;
  readonly cervelloFiles?: CervelloFiles | undefined;
  /** Ends everything; the files stay. */
  close(): Promise<void>;
}

const CERTIFICATE_DAYS = 365;

/** Resolves when every lane that has a gateway can be reached. `simulator/did-not-start`, `simulator/port-in-use`, `file/not-writable` */
export async function startSimulation(options: SimulationOptions): Promise<Simulation> {
  const opened: (() => Promise<void>)[] = [];
  const close = async () => {
    for (const end of opened.splice(0).toReversed()) await end();
  };
  try {
    return await start(options, { close, onClose: (end) => opened.push(end) });
  } catch (error) {
    await close();
    throw error instanceof AppError ? error : new AppError('simulator/did-not-start', { cause: error });
  }
}

interface Closing {
  readonly close: () => Promise<void>;
  /** Things end in the opposite order of their beginning. */
  readonly onClose: (end: () => Promise<void>) => void;
}

async function start(options: SimulationOptions, closing: Closing): Promise<Simulation> {
  const { outStationFile } = options;
  const identities = gatewayIdentities(options.gateways, options.seed);
  const logins = makeLogins(options.seed);
  const cloud = await startCloud(identities, options, logins);
  closing.onClose(() => cloud.broker.close());
  closing.onClose(() => cloud.api.close());
  const lanes = await reserveLanes(options, cloud, closing);
  const queue = new GatewayQueue({
    identities,
    make: gatewayMaker(options, { ...logins, trustedCa: cloud.authorityPem, brokerUrl: cloud.broker.brokerUrl }),
    ahead: options.lanes,
    stranger: strangers(options),
  });
  const bench = new Bench({ lanes, queue, swapPauseMs: options.swapPauseMs ?? 150 });
  closing.onClose(() => bench.close());
  await bench.fill();
  const hand = await startOperatorHand(bench);
  closing.onClose(() => hand.close());
  const beside = (name: string) => join(dirname(outStationFile), `${basename(outStationFile, '.json')}.${name}`);
  const cervello = await startCervello(options, { identities, beside }, closing);
  const files = { stationFile: outStationFile, batchFile: beside('batch.csv'), cloudCaFile: beside('cloud-ca.pem') };
  const demandsPassword = options.faults?.faults.some(({ fault }) => fault === 'password-change') === true;
  const station = stationDocument({
    ...logins,
    newPassword: demandsPassword ? logins.newPassword : undefined,
    lanes: lanes.map(laneAddress),
    transports: options.transports ?? ['ssh', 'rest'],
    kuraHome: kuraLayout(flavourOf(options)).home,
    handUrl: hand.url,
    broker: { url: cloud.broker.brokerUrl, caFile: basename(files.cloudCaFile) },
    // Gateways keep its address while the station is restarted, so it has to be the same then.
    ownBrokerPort: options.way === 'station-broker' ? await freePort() : undefined,
    cloud: {
      url: cloud.api.url,
      login: logins.fleetLogin,
      account: TARGET_ACCOUNT,
      accountId: TARGET_ACCOUNT_ID,
      stationLogin: logins.stationLogin,
    },
    cervello: cervello === undefined ? undefined : cervelloAddress(cervello),
  });
  await writePrivateFile(files.cloudCaFile, cloud.authorityPem);
  const rows = options.way === 'station-broker' ? ownBrokerRows(cloud.batch) : cloud.batch.rows;
  await writePrivateFile(files.batchFile, cervello?.batchCsv ?? batchCsv(rows));
  await writePrivateFile(files.stationFile, `${JSON.stringify(station, undefined, 2)}\n`);
  return { ...files, cervello: cervello?.cervello, cervelloFiles: cervello?.files, close: closing.close };
}

function laneAddress({ name, ports }: Lane): LaneAddress {
  return { name, sshPort: ports.ssh.port, httpsPort: ports.https.port, consolePort: ports.console.port };
}

type CervelloPlace = Pick<Parameters<typeof startCervelloLine>[0], 'identities' | 'beside'>;

async function startCervello(options: SimulationOptions, place: CervelloPlace, closing: Closing): Promise<CervelloLine | undefined> {
  const { cloud, seed, faults, onCervello: onEvent = () => undefined } = options;
  if (cloud !== 'cervello') return undefined;
  const line = await startCervelloLine({ ...place, seed, faults: faults?.cervello, onEvent });
  closing.onClose(() => line.close());
  return line;
}

function cervelloAddress({ cervello, files }: CervelloLine): CervelloAddress {
  return { url: cervello.url, brokerUrl: cervello.brokerUrl, caFile: basename(files.ca), manufacturer: TRAINING_MANUFACTURER };
}

function flavourOf({ flavour, way, cloud }: SimulationOptions): Flavour {
  return way === 'station-broker' || cloud === 'cervello' ? 'kura' : (flavour ?? 'esf');
}

async function freePort(): Promise<number> {
  const reserved = await LanePort.reserve();
  await reserved.close();
  return reserved.port;
}

interface Cloud {
  readonly broker: CloudBroker;
  readonly api: CloudApi;
  readonly authorityPem: string;
  readonly batch: Batch;
  readonly requests: ProvisionRequests;
}

async function startCloud(identities: readonly GatewayIdentity[], options: SimulationOptions, logins: Logins): Promise<Cloud> {
  const { seed, faults } = options;
  const withoutKeys = options.requests === 'none';
  const times = { nowMs: Date.now(), validDays: CERTIFICATE_DAYS };
  const authority = await makeAuthority({ ...times, subject: { CN: 'Simulated Cloud Authority', O: 'Lineside training line' } });
  const serverKey = await issueServerCertificate(authority, {
    ...times,
    subject: { CN: 'Simulated Cloud Broker' },
    dnsNames: ['localhost'],
    ipAddresses: ['127.0.0.1'],
  });
  const authorityPem = authority.certificatePem;
  let batch: Batch = { rows: [], requests: [] };
  const bookOptions = { accountId: TARGET_ACCOUNT_ID, accountName: TARGET_ACCOUNT, nowMs: Date.now, planLimit: faults?.cloud?.planLimit };
  let book = new RequestBook(bookOptions);
  let requests = new ProvisionRequests(PROVISIONING_ACCOUNT, book, Date.now);
  const requestsFor = (brokerUrl: string) => {
    batch = makeBatch(identities, { seed, brokerUrl, withoutKeys });
    book = new RequestBook(bookOptions, withoutKeys ? [] : batch.requests);
    requests = new ProvisionRequests(PROVISIONING_ACCOUNT, book, Date.now);
    return requests;
  };
  const { stationLogin, fleetLogin: login } = logins;
  const broker = await startCloudBroker({ requests: requestsFor, serverKey, authorityPem, stationLogin, targetAccount: TARGET_ACCOUNT });
  const api = await startCloudApi({ book, login, serverKey, faults: faults?.cloud });
  // Without a ProvisioningService the account's login is there before the gateway.
  if (options.way === 'station-broker') for (const { clientId } of batch.requests) requests.confirm(clientId);
  return { broker, api, authorityPem, batch, requests };
}

interface Logins {
  readonly rootLogin: Login;
  readonly adminLogin: Login;
  /** For gateways that demand another one. */
  readonly newPassword: string;
  /** At the cloud's API. */
  readonly fleetLogin: Login;
  /** At the cloud's broker, in the target account. */
  readonly stationLogin: Login;
}

function makeLogins(seed: string): Logins {
  const random = seededRandom(seed, 'logins');
  return {
    rootLogin: { user: 'root', password: random.text(20, LETTERS_AND_DIGITS) },
    adminLogin: { user: 'admin', password: random.text(20, LETTERS_AND_DIGITS) },
    newPassword: random.text(20, LETTERS_AND_DIGITS),
    fleetLogin: { user: 'fleet', password: random.text(20, LETTERS_AND_DIGITS) },
    stationLogin: { user: 'station', password: random.text(20, LETTERS_AND_DIGITS) },
  };
}

async function reserveLanes(options: SimulationOptions, cloud: Cloud, closing: Closing): Promise<readonly Lane[]> {
  const names = Array.from({ length: options.lanes }, (_item, index) => String(index + 1));
  const refuseAtBroker = (gateway: SimulatedGateway, answer: BrokerAnswer, logins: number) => {
    const clientId = cloud.batch.requests[gateway.identity.number - 1]?.clientId;
    return clientId === undefined ? () => undefined : cloud.requests.refuse(clientId, REFUSAL_CODES[answer], logins);
  };
  const lanes = await Promise.all(names.map((name) => Lane.reserve({ name, onEvent: options.onEvent, refuseAtBroker })));
  closing.onClose(async () => {
    await Promise.all(lanes.map((lane) => lane.remove()));
  });
  return lanes;
}

/** CONNACK codes (MQTT 3.1.1 §3.2.2.3). */
const REFUSAL_CODES: Readonly<Record<BrokerAnswer, RefusalCode | undefined>> = {
  'client-id': 2,
  unavailable: 3,
  credentials: 4,
  'not-authorized': 5,
  silent: undefined,
};

/** Boards of the same production lot that are in no batch. */
function strangers({ gateways, seed }: SimulationOptions): () => GatewayIdentity {
  let number = gateways;
  return () => {
    number += 1;
    const [stranger] = gatewayIdentities(number, seed).slice(-1);
    if (stranger === undefined) throw new RangeError('there is always one more');
    return stranger;
  };
}

interface Surroundings extends Pick<Logins, 'rootLogin' | 'adminLogin'> {
  readonly trustedCa: string;
  readonly brokerUrl: string;
}

function gatewayMaker(options: SimulationOptions, surroundings: Surroundings): (identity: GatewayIdentity) => Promise<SimulatedGateway> {
  const { seed } = options;
  const flavour = flavourOf(options);
  const suffixes = options.cloudConnections === 2 ? ['', '-2'] : [''];
  const provisioning = flavour === 'esf' ? provisioningComponents(seed, suffixes) : [];
  return async (identity) => {
    const faults = faultsOf(options.faults, identity.number, seed);
    const changesKeys = faults.some(({ fault }) => fault === 'certificate-changed' || fault === 'host-key-changed');
    const generation = generationOf(options.generation, identity.number);
    return new SimulatedGateway({
      ...surroundings,
      generation,
      identity,
      seed,
      layout: kuraLayout(flavour, generation),
      suffixes,
      provisioning,
      faults,
      keys: await makeGatewayKeys(seed, identity.serialNumber),
      spareKeys: changesKeys ? await makeGatewayKeys(seed, identity.serialNumber, 'spare') : undefined,
      restartMs: options.restartMs ?? 600,
      deedMs: options.deedMs ?? 0,
      nowMs: Date.now,
    });
  };
}
