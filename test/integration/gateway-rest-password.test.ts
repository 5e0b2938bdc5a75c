/** Logins that demand another password first, and what a gateway's numbers, snapshots and keystores look like over the wire. */
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openGateway } from '../../electron/engine/gateway/connected-gateway.ts';
import type { Gateway } from '../../electron/engine/gateway/gateway.ts';
import type { RestTarget } from '../../electron/engine/gateway/open-gateway.ts';
import {
  type Certificates,
  type KuraServer,
  kuraCredentials,
  makeCertificates,
  sendJson,
  startKuraServer,
} from '../support/https-server.ts';

const options = { signal: new AbortController().signal, timeoutMs: 10_000 };
const frameworkPath = '/services/system/v1/properties/framework';
const NEW = 'another-Password';

let certificates: Certificates;
let kura: KuraServer;
const gateways: Gateway[] = [];
beforeAll(() => {
  certificates = makeCertificates();
});
beforeEach(async () => {
  kura = await startKuraServer(certificates.kura);
  kura.answer = (request, response) => (request.path === frameworkPath ? sendJson(response, 200, { serialNumber: 'SN1' }) : '404');
});
afterEach(async () => {
  await Promise.all(gateways.splice(0).map((gateway) => gateway.close()));
  await kura.stop();
});

function gatewayWith(more: Partial<RestTarget> = {}): Gateway {
  const gateway = openGateway({ rest: { url: kura.url, ...kuraCredentials, ...more }, judgeFingerprint: () => undefined });
  gateways.push(gateway);
  return gateway;
}
const serialOf = async (gateway: Gateway) => (await (await gateway.rest(options)).systemProperties(options))['serialNumber'];
const paths = () => kura.requests.map((request) => `${request.method} ${request.path.replace('/services/', '')}`);
const logins = () => kura.requests.filter(({ path }) => path.endsWith('login/password')).map(({ body }) => JSON.parse(body) as object);

describe('a gateway that demands another password', () => {
  beforeEach(() => {
    kura.login = { ...kura.login, passwordChangeNeeded: true };
  });

  it('is given the lane’s new one, and the session that changed it is never used again', async () => {
    expect(await serialOf(gatewayWith({ newPassword: NEW }))).toBe('SN1');
    expect(kura.login.password).toBe(NEW);
    expect(paths()).toEqual([
      'GET session/v1/authenticationInfo',
      'POST session/v1/login/password',
      'GET session/v1/xsrfToken',
      'POST session/v1/changePassword',
      'POST session/v1/login/password',
      'GET session/v1/xsrfToken',
      'GET system/v1/properties/framework',
    ]);
    const spoiled = kura.requests[3]?.headers.cookie;
    expect(spoiled).toMatch(/^JSESSIONID=/);
    expect(kura.requests.slice(4).some(({ headers }) => headers.cookie === spoiled)).toBe(false);
    expect(JSON.parse(kura.requests[3]?.body ?? '')).toEqual({ currentPassword: kuraCredentials.password, newPassword: NEW });
  });

  it('is asked for nothing more where the lane has no other password', async () => {
    const failure = { code: 'rest/password-change-needed', params: { user: 'admin' } };
    await expect(serialOf(gatewayWith())).rejects.toMatchObject(failure);
    await expect(serialOf(gatewayWith({ newPassword: kuraCredentials.password }))).rejects.toMatchObject(failure);
    expect(paths()).not.toContain('POST session/v1/changePassword');
  });

  it('may refuse the new one; then the old one still holds', async () => {
    const failure = await serialOf(gatewayWith({ newPassword: 'short' })).catch((thrown: unknown) => thrown);
    expect(failure).toMatchObject({ code: 'rest/new-password-refused' });
    expect(String(failure)).not.toContain('short');
    expect(kura.login.password).toBe(kuraCredentials.password);
  });

  it('is found changed where the answer to the change was lost', async () => {
    const gateway = gatewayWith({ newPassword: NEW });
    kura.intercept = (request, response) => {
      if (!request.path.endsWith('changePassword')) return false;
      kura.login = { ...kura.login, password: NEW, passwordChangeNeeded: false };
      response.destroy();
      return true;
    };
    await expect(serialOf(gateway)).rejects.toMatchObject({ code: 'rest/connection-lost' });
    expect(await serialOf(gateway)).toBe('SN1');
  });

  it('keeps its new one over a restart, and is asked for it first from then on', async () => {
    const gateway = gatewayWith({ newPassword: NEW });
    await serialOf(gateway);
    await gateway.drop();
    kura.endSessions();
    kura.requests.length = 0;
    expect(await serialOf(gateway)).toBe('SN1');
    expect(logins()).toEqual([{ username: 'admin', password: NEW }]);
  });

  it('stops a login that would go round in circles', async () => {
    kura.intercept = (request, response) => request.path.endsWith('changePassword') && (sendJson(response, 204, undefined), true);
    await expect(serialOf(gatewayWith({ newPassword: NEW }))).rejects.toMatchObject({ code: 'rest/password-change-needed' });
    expect(logins().length).toBeLessThanOrEqual(3);
  });

  it('is sent neither password before its certificate is judged', async () => {
    await expect(serialOf(gatewayWith({ newPassword: NEW, certSha256: 'a'.repeat(64) }))).rejects.toMatchObject({
      code: 'rest/certificate-mismatch',
    });
    expect(kura.requests).toEqual([]);
  });
});

describe('a gateway that has its new password already', () => {
  it('is let in with it, whichever of the two it is', async () => {
    kura.login = { ...kura.login, password: NEW };
    expect(await serialOf(gatewayWith({ newPassword: NEW }))).toBe('SN1');
    expect(logins().map((login) => Object.values(login)[1])).toEqual([kuraCredentials.password, NEW]);
    kura.login = { ...kura.login, password: 'a third one' };
    kura.endSessions();
    await expect(serialOf(gatewayWith({ newPassword: NEW }))).rejects.toMatchObject({ code: 'rest/wrong-login' });
  });

  it('is let in over Basic, too', async () => {
    kura.login = { ...kura.login, sessions: 'none', password: NEW };
    const gateway = gatewayWith({ newPassword: NEW });
    expect([await serialOf(gateway), await serialOf(gateway)]).toEqual(['SN1', 'SN1']);
    expect(kura.requests.filter(({ path }) => path === frameworkPath)).toHaveLength(2);
  });
});

describe('a password of the gateway’s own', () => {
  /** What was kept, and what the gateway had been told by then. */
  const keeper = () => {
    const kept: { password: string; certificate: string; toldBefore: boolean }[] = [];
    const proved: string[] = [];
    const ownPasswords: NonNullable<RestTarget['ownPasswords']> = {
      known: (certificate) => kept.filter((each) => each.certificate === certificate).map(({ password }) => password),
      keep: async (password, certificate) => {
        kept.push({ password, certificate, toldBefore: paths().some((path) => path.includes('changePassword')) });
      },
      prove: async (password) => {
        proved.push(password);
      },
    };
    return { kept, proved, ownPasswords };
  };

  it('is made as the gateway demands, kept before the gateway is told, and proved by a login', async () => {
    kura.login = { ...kura.login, passwordChangeNeeded: true };
    kura.intercept = ({ path, headers }, response) => {
      if (!path.endsWith('/identity/v2/passwordStrenghtRequirements')) return false;
      expect(headers.cookie).toBeUndefined();
      sendJson(response, 200, {
        passwordMinimumLength: 40,
        digitsRequired: true,
        specialCharactersRequired: true,
        bothCasesRequired: true,
      });
      return true;
    };
    const { kept, proved, ownPasswords } = keeper();
    const gateway = gatewayWith({ ownPasswords });
    expect(await serialOf(gateway)).toBe('SN1');
    expect(kept).toEqual([{ password: kura.login.password, certificate: certificates.kura.sha256, toldBefore: false }]);
    expect(kura.login.password).toHaveLength(40);
    expect(proved).toEqual([kura.login.password]);
    kura.requests.length = 0;
    expect(await serialOf(gatewayWith({ ownPasswords }))).toBe('SN1');
    expect(paths().filter((path) => path.includes('login/password'))).toHaveLength(1);
  });

  it('is tried over Basic, too, before the one that gateways come with', async () => {
    kura.login = { ...kura.login, sessions: 'none', password: NEW };
    const { proved, ownPasswords } = keeper();
    const gateway = gatewayWith({ ownPasswords: { ...ownPasswords, known: () => [NEW] } });
    expect(await serialOf(gateway)).toBe('SN1');
    expect(new Set(kura.requests.map(({ headers }) => headers.authorization))).toEqual(
      new Set([undefined, `Basic ${Buffer.from(`admin:${NEW}`).toString('base64')}`]),
    );
    expect(proved).toEqual([NEW]);
  });

  it('is not made where the lane has a fixed one, nor where nobody keeps it', async () => {
    kura.login = { ...kura.login, passwordChangeNeeded: true };
    const { kept, ownPasswords } = keeper();
    await expect(gatewayWith({ ownPasswords: { known: () => [], prove: async () => undefined } }).rest(options)).rejects.toMatchObject({
      code: 'rest/password-change-needed',
    });
    expect(await serialOf(gatewayWith({ ownPasswords, newPassword: NEW }))).toBe('SN1');
    expect([kept, kura.login.password]).toEqual([[], NEW]);
  });
});

describe('64-bit numbers', () => {
  it('keep every digit, both ways', async () => {
    const pid = 'T';
    kura.answer = (request, response) => {
      if (request.path.endsWith('_update')) return sendJson(response, 200, undefined);
      const properties = '{"a":{"type":"LONG","value":9223372036854775807},"b":{"type":"LONG","value":[1,-9007199254740993]}}';
      response.writeHead(200).end(`{"configs":[{"pid":"${pid}","properties":${properties}}]}`);
    };
    const rest = await gatewayWith().rest(options);
    const { properties } = await rest.component(pid, options);
    expect(properties).toEqual({
      a: { type: 'LONG', value: 9_223_372_036_854_775_807n },
      b: { type: 'LONG', value: [1, -9_007_199_254_740_993n] },
    });
    await rest.updateComponent(pid, properties, options);
    expect(kura.requests.at(-1)?.body).toContain('"value":9223372036854775807');
    expect(kura.requests.at(-1)?.body).toContain('"value":[1,-9007199254740993]');
  });
});

describe('snapshots', () => {
  it('are asked for the newest, which may have nothing of the component', async () => {
    const asked: unknown[] = [];
    kura.answer = (request, response) => {
      if (request.path.endsWith('/snapshots')) return sendJson(response, 200, { ids: [0, 1_700_000_000_002, 1_700_000_000_001] });
      if (!request.path.endsWith('/snapshots/byId')) return '404';
      asked.push(JSON.parse(request.body));
      return sendJson(response, 200, { configs: [{ pid: 'T', properties: { p: { type: 'PASSWORD', value: 's3cret' } } }] });
    };
    const rest = await gatewayWith().rest(options);
    expect(await rest.snapshotOf('T', options)).toEqual({ p: { type: 'PASSWORD', value: 's3cret' } });
    expect(await rest.snapshotOf('U', options)).toBeUndefined();
    expect(asked).toEqual([{ id: 1_700_000_000_002 }, { id: 1_700_000_000_002 }]);
    kura.answer = (_request, response) => sendJson(response, 200, { ids: [] });
    expect(await rest.snapshotOf('T', options)).toBeUndefined();
  });
});

describe('trusted certificates', () => {
  it('come from every keystore, by either way of writing its name, and one by one where the list leaves them out', async () => {
    kura.answer = (request, response) => {
      const path = request.path.replace('/services/keystores/v1', '');
      if (path === '') return sendJson(response, 200, [{ keystoreServicePid: 'SSL Keystore', size: 2 }, { id: 'DMKeystore' }]);
      if (path === '/entries?keystoreServicePid=SSL%20Keystore')
        return sendJson(response, 200, [
          { alias: 'ca', type: 'TRUSTED_CERTIFICATE', certificate: 'PEM 1', startDate: 1 },
          { alias: 'own', type: 'PRIVATE_KEY', certificateChain: ['PEM'] },
        ]);
      if (path === '/entries?keystoreServicePid=DMKeystore')
        return sendJson(response, 200, [{ alias: 'dm&1', type: 'TRUSTED_CERTIFICATE' }]);
      if (path !== '/entries/entry?keystoreServicePid=DMKeystore&alias=dm%261') return '404';
      return sendJson(response, 200, { alias: 'dm&1', type: 'TRUSTED_CERTIFICATE', certificate: 'PEM 2' });
    };
    const rest = await gatewayWith().rest(options);
    expect(await rest.trustedCertificates(options)).toEqual([
      { keystore: 'SSL Keystore', alias: 'ca', pem: 'PEM 1' },
      { keystore: 'DMKeystore', alias: 'dm&1', pem: 'PEM 2' },
    ]);
    kura.answer = () => '404';
    await expect(rest.trustedCertificates(options)).rejects.toMatchObject({ code: 'rest/not-found' });
  });
});
