/**
 * The training line: simulated gateways, the bench they are plugged into, their cloud, and the hand of an operator. It touches
 * nothing of the host but the three files it writes and ports on the loopback interface (ARCHITECTURE, idea 12).
 */
import { basename, dirname, join } from 'node:path';
import { AppError } from '../../shared/errors/app-error.ts';
import { issueServerCertificate, makeAuthority } from '../engine/pki/self-signed.ts';
import { type CloudBroker, startCloudBroker } from './cloud/cloud-broker.ts';
import { ProvisionRequests } from './cloud/provision-request.ts';
import type { SimulationEvent } from './events.ts';
import { makeGatewayKeys } from './gateway/gateway-keys.ts';
import { type GatewayIdentity, gatewayIdentities } from './gateway/identity.ts';
import { SimulatedGateway } from './gateway/simulated-gateway.ts';
import { type Flavour, kuraLayout } from './kura/layout.ts';
import { type Batch, PROVISIONING_ACCOUNT, batchCsv, makeBatch } from './line/batch.ts';
import { Bench } from './line/bench.ts';
import { GatewayQueue } from './line/gateway-queue.ts';
import { Lane } from './line/lane.ts';
import { startOperatorHand } from './line/operator-hand.ts';
import { writePrivateFile } from './line/private-file.ts';
import { stationDocument } from './line/station-document.ts';
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
  /** None can be simulated yet. */
  readonly faults?: undefined;
  readonly onEvent: (event: SimulationEvent) => void;
  /** Default `esf`. */
  readonly flavour?: Flavour;
  /** ESF only: how many cloud connections, each with a ProvisioningService of its own. Default 1. */
  readonly cloudConnections?: 1 | 2;
  /** From `systemctl restart kura` until Kura answers again. Default 600. */
  readonly restartMs?: number;
  /** From unplugging a gateway to plugging in the next. Default 150. */
  readonly swapPauseMs?: number;
}

export interface Simulation {
  readonly stationFile: string;
  readonly batchFile: string;
  /** PEM of the authority that the simulated cloud's broker is signed by. */
  readonly cloudCaFile: string;
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
  const { seed, outStationFile } = options;
  const identities = gatewayIdentities(options.gateways, seed);
  const cloud = await startCloud(identities, seed);
  closing.onClose(() => cloud.broker.close());
  const logins = makeLogins(seed);
  const lanes = await reserveLanes(options, closing);
  const queue = new GatewayQueue(identities, gatewayMaker(options, { ...logins, trustedCa: cloud.authorityPem }), options.lanes);
  const bench = new Bench({ lanes, queue, swapPauseMs: options.swapPauseMs ?? 150 });
  closing.onClose(() => bench.close());
  await bench.fill();
  const hand = await startOperatorHand(bench);
  closing.onClose(() => hand.close());
  const beside = (name: string) => join(dirname(outStationFile), `${basename(outStationFile, '.json')}.${name}`);
  const files = { stationFile: outStationFile, batchFile: beside('batch.csv'), cloudCaFile: beside('cloud-ca.pem') };
  const station = stationDocument({
    ...logins,
    lanes: lanes.map(({ name, ssh, https }) => ({ name, sshPort: ssh.port, httpsPort: https.port })),
    kuraHome: kuraLayout(options.flavour ?? 'esf').home,
    handUrl: hand.url,
  });
  await writePrivateFile(files.cloudCaFile, cloud.authorityPem);
  await writePrivateFile(files.batchFile, batchCsv(cloud.batch.rows));
  await writePrivateFile(files.stationFile, `${JSON.stringify(station, undefined, 2)}\n`);
  return { ...files, close: closing.close };
}

interface Cloud {
  readonly broker: CloudBroker;
  readonly authorityPem: string;
  readonly batch: Batch;
}

async function startCloud(identities: readonly GatewayIdentity[], seed: string): Promise<Cloud> {
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
  const requests = (brokerUrl: string) => {
    batch = makeBatch(identities, { seed, brokerUrl });
    return new ProvisionRequests(PROVISIONING_ACCOUNT, batch.requests);
  };
  const broker = await startCloudBroker({ requests, serverKey, authorityPem });
  return { broker, authorityPem, batch };
}

interface Logins {
  readonly rootLogin: Login;
  readonly adminLogin: Login;
}

function makeLogins(seed: string): Logins {
  const random = seededRandom(seed, 'logins');
  return {
    rootLogin: { user: 'root', password: random.text(20, LETTERS_AND_DIGITS) },
    adminLogin: { user: 'admin', password: random.text(20, LETTERS_AND_DIGITS) },
  };
}

async function reserveLanes(options: SimulationOptions, closing: Closing): Promise<readonly Lane[]> {
  const names = Array.from({ length: options.lanes }, (_item, index) => String(index + 1));
  const lanes = await Promise.all(names.map((name) => Lane.reserve({ name, onEvent: options.onEvent })));
  closing.onClose(async () => {
    await Promise.all(lanes.map((lane) => lane.remove()));
  });
  return lanes;
}

interface Surroundings extends Logins {
  readonly trustedCa: string;
}

function gatewayMaker(options: SimulationOptions, surroundings: Surroundings): (identity: GatewayIdentity) => Promise<SimulatedGateway> {
  const { seed } = options;
  const flavour = options.flavour ?? 'esf';
  const layout = kuraLayout(flavour);
  const suffixes = options.cloudConnections === 2 ? ['', '-2'] : [''];
  const provisioning = flavour === 'esf' ? provisioningComponents(seed, suffixes) : [];
  return async (identity) =>
    new SimulatedGateway({
      ...surroundings,
      identity,
      seed,
      layout,
      suffixes,
      provisioning,
      keys: await makeGatewayKeys(seed, identity.serialNumber, Date.now()),
      restartMs: options.restartMs ?? 600,
      nowMs: Date.now,
    });
}
