/** After Everyware provisioning a gateway takes signed control messages only: the station's own are dropped without a word, and it says so. */
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openGateway } from '../../electron/engine/gateway/connected-gateway.ts';
import { RemoteLink } from '../../electron/engine/gateway/remote/remote-link.ts';
import { KuraSession, type LaneAccess, Provisioning, type RunningLine, sshRun, startLine } from './simulator-clients.ts';

const ACCOUNT = 'training-plant';
const options = { signal: new AbortController().signal, timeoutMs: 20_000 };

let line: RunningLine;
let broker: { readonly url: string; readonly user: string; readonly password: string; readonly caPem: string };
beforeAll(async () => {
  line = await startLine({ gateways: 1, lanes: 1 });
  const station = JSON.parse(await readFile(line.simulation.stationFile, 'utf8')) as {
    brokers: Record<string, { url: string; user: string; password: string }>;
  };
  const own = station.brokers['training-account'];
  if (own === undefined) throw new Error('the station file has no login for the account');
  broker = { ...own, caPem: await readFile(line.simulation.cloudCaFile, 'utf8') };
});
afterAll(() => line.end());

it('drops an unsigned request of a station that may well send it', async () => {
  const row = line.rows[0] ?? {};
  const clientId = row['clientId'] ?? '';
  const link = new RemoteLink(broker);
  const born = Promise.withResolvers<string>();
  await link.watchAccount(ACCOUNT, { onMessage: (message) => message.kind === 'birth' && born.resolve(message.clientId) }, options);
  const provisioning = await Provisioning.find(await KuraSession.open(line.lanes[0] as LaneAccess));
  await provisioning.set({
    'Broker URL': row['brokerUrl'],
    'account-name': row['accountName'],
    Username: row['username'],
    Password: row['password'],
    'activation-key': row['activationKey'],
    'Client ID': clientId,
    enabled: true,
  });
  expect(await born.promise).toBe(clientId);
  await link.close();

  const gateway = openGateway({ remote: { broker, account: ACCOUNT, clientId }, judgeFingerprint: () => undefined });
  try {
    await expect(gateway.remote({ ...options, timeoutMs: 4000 })).rejects.toMatchObject({ code: 'remote/no-reply' });
  } finally {
    await gateway.close();
  }
  const { stdout } = await sshRun(line.lanes[0] as LaneAccess, 'cat /var/log/kura.log');
  expect(stdout).toContain('Message verification failed! Not valid signature or message not signed.');
}, 60_000);
