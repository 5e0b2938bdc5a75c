/** A real mosquitto with TLS, simulated gateways behind it, and the station's own connection to it; all of it ends with `close`. */
import { RemoteLink } from '../../electron/engine/gateway/remote/remote-link.ts';
import type { LinkTimes } from '../../electron/engine/gateway/remote/link-door.ts';
import type { CallOptions } from '../../electron/engine/gateway/gateway.ts';
import { KuraRemote } from '../../electron/engine/gateway/remote/kura-remote.ts';
import { type CertifiedKey, issueServerCertificate, makeAuthority } from '../../electron/engine/pki/self-signed.ts';
import { LightGateway, type LightGatewayOptions } from '../../electron/simulator/remote/light-gateway.ts';
import { type Mosquitto, startMosquitto } from './mosquitto.ts';

export const ACCOUNT = 'acme';
const STATION = { user: 'station', password: 'station-password-of-a-test' };
export const DEVICE = { user: 'device', password: 'device-password-of-a-test' };

export interface RemoteBench {
  readonly broker: Mosquitto;
  readonly url: string;
  readonly authority: CertifiedKey;
  /** The station's options for this broker. */
  readonly station: { readonly url: string; readonly caPem: string; readonly user: string; readonly password: string };
  link(times?: Partial<LinkTimes>, more?: { readonly clientId?: string }): RemoteLink;
  /** Connected, and born. */
  gateway(number: number, more?: Partial<LightGatewayOptions>): Promise<LightGateway>;
  remote(link: RemoteLink, number: number): KuraRemote;
  close(): Promise<void>;
}

export const withinSeconds = (seconds = 10, signal = new AbortController().signal): CallOptions => ({ signal, timeoutMs: seconds * 1000 });

export const clientIdOf = (number: number): string => `GW-${String(number).padStart(4, '0')}`;

export async function openRemoteBench(): Promise<RemoteBench> {
  const nowMs = Date.now();
  const authority = await makeAuthority({ subject: { CN: 'Bench authority' }, validDays: 20, nowMs });
  const serverKey = await issueServerCertificate(authority, {
    subject: { CN: 'broker' },
    ipAddresses: ['127.0.0.1'],
    validDays: 20,
    nowMs,
  });
  const users = { [STATION.user]: STATION.password, [DEVICE.user]: DEVICE.password };
  const broker = await startMosquitto({
    serverKey,
    users,
    config: ['max_queued_messages 0'],
    acl: [`user ${STATION.user}`, 'topic readwrite $EDC/#', `user ${DEVICE.user}`, 'topic write $EDC/#'],
  });
  const url = `mqtts://127.0.0.1:${broker.port}`;
  const station = { url, caPem: authority.certificatePem, ...STATION };
  const links: RemoteLink[] = [];
  const gateways: LightGateway[] = [];
  return {
    broker,
    url,
    authority,
    station,
    link: (times, more = {}) => {
      const link = new RemoteLink({ ...station, ...more }, times);
      links.push(link);
      return link;
    },
    gateway: async (number, more = {}) => {
      const clientId = clientIdOf(number);
      const login = { brokerUrl: url, clientId, username: DEVICE.user, password: DEVICE.password };
      const macAddress = `02:00:00:00:${String(Math.floor(number / 100)).padStart(2, '0')}:${String(number % 100).padStart(2, '0')}`;
      const trustedCa = authority.certificatePem;
      const gateway = new LightGateway({
        ...login,
        account: ACCOUNT,
        serialNumber: `SN${number}`,
        macAddress,
        trustedCa,
        delayMs: 50,
        ...more,
      });
      gateways.push(gateway);
      await gateway.connect();
      return gateway;
    },
    remote: (link, number) => new KuraRemote(link, { account: ACCOUNT, clientId: clientIdOf(number) }),
    close: async () => {
      await Promise.all(links.map((link) => link.close()));
      for (const gateway of gateways) gateway.vanish();
      await broker.stop();
    },
  };
}
