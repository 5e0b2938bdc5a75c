/** The simulated Cervello over real sockets and TLS, called by a small client of this test: requests, telemetry, portal, trouble. */
import { constants, privateEncrypt, sign } from 'node:crypto';
import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { type RequestOptions, request } from 'node:https';
import { text } from 'node:stream/consumers';
import { connectAsync } from 'mqtt';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CervelloEvent } from '../../electron/simulator/cervello/cervello-events.ts';
import { cervelloFaultsSchema } from '../../electron/simulator/cervello/cervello-trouble.ts';
import {
  type CervelloOptions,
  type ManufacturerFiles,
  type SimulatedCervello,
  startSimulatedCervello,
} from '../../electron/simulator/cervello/simulated-cervello.ts';
import type { TokenScheme } from '../../electron/simulator/cervello/token-check.ts';
import { wireOf } from '../../electron/simulator/cervello/wire.ts';

const DEVICES = Array.from({ length: 12 }, (_item, index) => `00-14-22-01-23-${index + 10}`);
const [first = '', cut = '', cutBefore = '', odd = '', broken = '', full = '', second = '', third = ''] = DEVICES;
const HEADER = 'uniqueIdentifier,deviceName,deviceType\r\n';
const csv = HEADER + DEVICES.map((device) => `${device},x,GATEWAY\r\n`).join('');

const faults = cervelloFaultsSchema.parse({
  calls: [
    { trouble: 'drop-reply', gateways: [2] },
    { trouble: 'drop-request', gateways: [3] },
    { trouble: 'garbage', gateways: [4] },
    { trouble: 'server-error', gateways: [5] },
    { trouble: 'too-many', gateways: [6] },
  ],
});

const events: CervelloEvent[] = [];
const opened: SimulatedCervello[] = [];
let cervello: SimulatedCervello;
let maker: ManufacturerFiles;

/** With the devices imported. */
async function start(part: Partial<CervelloOptions> = {}): Promise<[SimulatedCervello, ManufacturerFiles]> {
  const started = await startSimulatedCervello({ seed: 's', identifiers: DEVICES, onEvent: (event) => events.push(event), ...part });
  opened.push(started);
  const files = await started.createCertificate('Maker');
  expect(started.import('Maker', csv)).toBe(DEVICES.length);
  return [started, files];
}

beforeAll(async () => {
  [cervello, maker] = await start({ faults });
});
afterAll(async () => {
  for (const each of opened) await each.close();
});

interface Reply {
  readonly status: number;
  readonly body: { readonly code: number; readonly messageKey: string; readonly result?: Readonly<Record<string, string>> };
}

async function call(at: SimulatedCervello, path: string, { body = '', ...options }: RequestOptions & { body?: string }): Promise<Reply> {
  const asked = request(`${at.url}${path}`, { ca: at.authorityPem, agent: false, method: 'POST', ...options });
  asked.end(body);
  const [answer] = (await once(asked, 'response')) as [IncomingMessage];
  return { status: answer.statusCode ?? 0, body: JSON.parse(await text(answer)) as Reply['body'] };
}

function jwt(privateKeyPem: string, uniqueIdentifier: string): string {
  const claims = { exp: Math.floor(Date.now() / 1000) + 60, iat: 1, jti: 'n', uniqueIdentifier };
  const signed = [{ alg: 'RS256', typ: 'JWT' }, claims].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.');
  return `${signed}.${sign('sha256', Buffer.from(signed), privateKeyPem).toString('base64url')}`;
}

const ask = (uniqueIdentifier: string, by = maker, at = cervello) =>
  call(at, `/device-provisioning/${by.accessKey}`, { body: JSON.stringify({ token: jwt(by.privateKeyPem, uniqueIdentifier) }) });

async function credentialsOf(uniqueIdentifier: string): Promise<Readonly<Record<'clientId' | 'accessKey' | 'accessToken', string>>> {
  const { body } = await ask(uniqueIdentifier);
  const { clientId = '', accessKey = '', accessToken = '' } = body.result ?? {};
  return { clientId, accessKey, accessToken };
}

describe('a provisioning request', () => {
  it('makes a device of an imported identifier, once, and answers with its credentials in the envelope', async () => {
    const before = cervello.provisioningCalls;
    const made = await ask(first);
    expect(made).toMatchObject({ status: 200, body: { code: 2001, message: expect.any(String) } });
    const { clientId, accessKey, accessToken } = cervello.organisation.find(first)?.credentials ?? {};
    expect(made.body.result).toMatchObject({ clientId, accessKey, accessToken, organizationId: expect.any(String) });
    expect(await ask(first)).toMatchObject({ status: 409, body: { code: 204, messageKey: 'unique_argument_exists' } });
    expect(cervello.organisation.timesMade(first)).toBe(1);
    expect(cervello.provisioningCalls - before).toBe(2);
  });

  it('is refused for an identifier that nobody imported, for this manufacturer', async () => {
    expect(await ask('FF-FF-FF-FF-FF-FF')).toMatchObject({ status: 404, body: { code: 205, messageKey: 'resource_not_found' } });
    const other = await cervello.createCertificate('Other');
    expect((await ask(second, other)).body.code).toBe(205);
  });

  it('is refused with another key than the certificate’s, an access key of nobody, or no token', async () => {
    const other = await cervello.createCertificate('Maker');
    const refused = { status: 401, body: { code: 101, messageKey: 'unauthenticated' } };
    expect(await ask(second, { ...maker, privateKeyPem: other.privateKeyPem })).toMatchObject(refused);
    expect(await ask(second, { ...maker, accessKey: 'nobody' })).toMatchObject(refused);
    expect(await call(cervello, `/device-provisioning/${maker.accessKey}`, { body: '{}' })).toMatchObject(refused);
    expect(await call(cervello, `/device-provisioning/${maker.accessKey}`, { body: 'not JSON' })).toMatchObject(refused);
    expect(cervello.organisation.find(second)).toBeUndefined();
  });

  it('meets trouble before or after it is carried out', async () => {
    for (const device of [cut, cutBefore]) await expect(ask(device)).rejects.toMatchObject({ code: 'ECONNRESET' });
    await expect(ask(odd)).rejects.toThrow(SyntaxError);
    expect(await ask(broken)).toMatchObject({ status: 500, body: { code: 1001 } });
    expect(await ask(full)).toMatchObject({ status: 429, body: { code: 207 } });
    expect([cut, cutBefore, odd, broken, full].map((device) => cervello.organisation.timesMade(device))).toEqual([1, 0, 1, 0, 0]);
    const told = events.flatMap((event) => (event.event === 'cervello-trouble' ? [event.trouble] : []));
    expect(told).toEqual(['drop-reply', 'drop-request', 'garbage', 'server-error', 'too-many']);
    for (const device of [cutBefore, broken, full]) expect((await ask(device)).body.code).toBe(2001);
  });
});

describe('a profile of another wire', () => {
  it.each([
    [
      'rsa-private-encrypt',
      { secret: '{token}' },
      (pem: string, said: string) => ({
        secret: privateEncrypt({ key: pem, padding: constants.RSA_PKCS1_PADDING }, Buffer.from(said)).toString('base64'),
      }),
    ],
    [
      'detached-signature',
      { signed: { text: '{payload}', by: ['{token}'] } },
      (pem: string, said: string) => ({ signed: { text: said, by: [sign('sha256', Buffer.from(said), pem).toString('base64')] } }),
    ],
  ])('is read: %s, with the access key in the query', async (scheme, body, made) => {
    const token = { scheme: scheme as TokenScheme, payload: { id: '{uniqueIdentifier}', at: '{seconds}' } };
    const [other, files] = await start({ wire: wireOf({ request: { path: '/p?v=1&key={accessKey}', token, body } }) });
    const send = (pem: string) =>
      call(other, `/p?v=1&key=${files.accessKey}`, { body: JSON.stringify(made(pem, JSON.stringify({ at: 17, id: first }))) });
    expect((await send(maker.privateKeyPem)).body.code).toBe(101);
    expect((await send(files.privateKeyPem)).body.code).toBe(2001);
    expect(other.organisation.devices.map(({ uniqueIdentifier }) => uniqueIdentifier)).toEqual([first]);
  });
});

describe('telemetry', () => {
  const send = ({ accessKey, accessToken }: { readonly accessKey: string; readonly accessToken: string }, topic = accessKey) =>
    call(cervello, `/?t=/device/${topic}/telemetry`, {
      headers: {
        authorization: `Basic ${Buffer.from(`${accessKey}:${accessToken}`).toString('base64')}`,
        'content-type': 'application/json',
        'x-client-id': accessKey,
      },
      body: JSON.stringify({ data: { key: 'value' }, ts: '1700000000' }),
    });

  it('is taken over HTTPS as documented, with the device’s own credentials only', async () => {
    const own = await credentialsOf(second);
    expect(await send(own)).toMatchObject({ status: 200, body: { code: 2005 } });
    expect((await send({ ...own, accessToken: 'wrong' })).body.code).toBe(101);
    expect((await send(own, cervello.organisation.find(first)?.credentials.accessKey)).body.code).toBe(102);
    expect(cervello.organisation.find(second)?.telemetry).toEqual([{ way: 'http', data: { key: 'value' }, ts: '1700000000' }]);
  });

  it('is taken over MQTT with TLS, with the device’s own credentials, client id and topic only', async () => {
    const { clientId, accessKey, accessToken } = await credentialsOf(third);
    const connect = (part: object) =>
      connectAsync(
        cervello.brokerUrl,
        { ca: cervello.authorityPem, clientId, username: accessKey, password: accessToken, reconnectPeriod: 0, ...part },
        false,
      );
    for (const wrong of [{ password: 'x' }, { username: 'x' }, { clientId: 'x' }])
      await expect(connect(wrong)).rejects.toMatchObject({ code: 4 });
    const client = await connect({});
    await client.publishAsync(`/device/${accessKey}/telemetry`, JSON.stringify({ data: { n: 1 } }), { qos: 1 });
    expect(cervello.organisation.find(third)?.telemetry).toEqual([{ way: 'mqtt', data: { n: 1 } }]);
    const closed = new Promise<void>((resolve) => client.once('close', () => resolve()));
    client.publish(`/device/${cervello.organisation.find(first)?.credentials.accessKey}/telemetry`, '{"data":{}}', { qos: 0 });
    await closed;
    expect(cervello.organisation.find(first)?.telemetry).toEqual([]);
    await client.endAsync(true);
  });

  it('is refused once the manufacturer’s certificate is deleted', async () => {
    const [other, files] = await start();
    const { body } = await ask(first, files, other);
    const { accessKey = '', accessToken = '' } = body.result ?? {};
    other.certificates.remove(files.accessKey);
    const headers = { authorization: `Basic ${Buffer.from(`${accessKey}:${accessToken}`).toString('base64')}`, 'x-client-id': accessKey };
    expect((await call(other, `/?t=/device/${accessKey}/telemetry`, { headers, body: '{"data":{}}' })).body.code).toBe(101);
  });
});

it('a person at the portal sees devices without their secrets, and removes one', async () => {
  const look = () => call(cervello, '/simulator/devices', { method: 'GET' });
  const { accessToken = '-' } = cervello.organisation.find(first)?.credentials ?? {};
  const shown = JSON.stringify(await look());
  expect(shown).toContain(first);
  expect(shown).not.toContain(accessToken);
  expect(shown).not.toContain(maker.accessKey);
  expect((await call(cervello, `/simulator/devices/${first}`, { method: 'DELETE' })).status).toBe(200);
  expect((await call(cervello, `/simulator/devices/${first}`, { method: 'DELETE' })).status).toBe(404);
  expect((await ask(first)).body.code).toBe(2001);
  expect(cervello.organisation.timesMade(first)).toBe(2);
});

it('a server with a certificate for another name is not believed', async () => {
  const [other, files] = await start({ faults: cervelloFaultsSchema.parse({ otherName: true }) });
  await expect(ask(first, files, other)).rejects.toMatchObject({ code: 'ERR_TLS_CERT_ALTNAME_INVALID' });
});
