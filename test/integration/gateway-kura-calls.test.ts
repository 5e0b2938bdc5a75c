/** Every request of the wider Kura calls, word by word as kura.md §3 has it, against a server that shares no code with the station. */
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openGateway } from '../../electron/engine/gateway/connected-gateway.ts';
import type { Gateway } from '../../electron/engine/gateway/gateway.ts';
import { type Certificates, type KuraServer, kuraCredentials, makeCertificates, startKuraServer } from '../support/https-server.ts';

const options = { signal: new AbortController().signal, timeoutMs: 10_000 };

let certificates: Certificates;
let kura: KuraServer;
let gateway: Gateway;
/** By `METHOD path` below /services: status, and the body as it stands. */
let answers: Record<string, readonly [number, string?]>;

beforeAll(() => {
  certificates = makeCertificates();
});
beforeEach(async () => {
  answers = {};
  kura = await startKuraServer(certificates.kura);
  kura.answer = ({ method, path }, response) => {
    const answer = answers[`${method} ${path.replace('/services', '')}`];
    if (answer === undefined) return '404';
    response.writeHead(answer[0], { 'content-type': 'application/json' }).end(answer[1]);
  };
  gateway = openGateway({ rest: { url: kura.url, ...kuraCredentials }, judgeFingerprint: () => undefined });
});
afterEach(async () => {
  await gateway.close();
  await kura.stop();
});

const rest = () => gateway.rest(options);
/** The last request that was not about the session. */
function sent(): readonly [string, unknown] {
  const last = kura.requests.filter(({ path }) => !path.includes('/session/')).at(-1);
  return [`${last?.method} ${last?.path.replace('/services', '')}`, last?.body === '' ? undefined : JSON.parse(last?.body ?? 'null')];
}

const CSR = '-----BEGIN CERTIFICATE REQUEST-----\nMIIB\n-----END CERTIFICATE REQUEST-----';
const PEM = '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----';

describe('keystores', () => {
  it('are listed with what is in them, whichever name the version gives them', async () => {
    answers['GET /keystores/v1'] = [
      200,
      '[{"keystoreServicePid":"SSLKeystore","type":"pkcs12","size":2},{"id":"Https Keystore","type":"jks","size":0}]',
    ];
    answers['GET /keystores/v1/entries?keystoreServicePid=SSLKeystore'] = [
      200,
      JSON.stringify([
        { subjectDN: 'CN=a', issuer: 'CN=a', startDate: 1, expirationDate: 2, certificate: PEM, alias: 'ca1', type: 'TRUSTED_CERTIFICATE' },
        { algorithm: 'RSA', size: 4096, certificateChain: [PEM, PEM], alias: 'kp1', type: 'PRIVATE_KEY' },
      ]),
    ];
    answers['GET /keystores/v1/entries?keystoreServicePid=Https%20Keystore'] = [200, '[{"alias":"bare","type":"TRUSTED_CERTIFICATE"}]'];
    answers['GET /keystores/v1/entries/entry?keystoreServicePid=Https+Keystore&alias=bare'] = [
      200,
      JSON.stringify({ alias: 'bare', type: 'TRUSTED_CERTIFICATE', certificate: PEM }),
    ];
    const view = await rest();
    expect(await view.keystores(options)).toEqual([
      { pid: 'SSLKeystore', type: 'pkcs12', size: 2 },
      { pid: 'Https Keystore', type: 'jks', size: 0 },
    ]);
    expect(await view.keystoreEntries(options)).toEqual([
      { kind: 'trusted', keystore: 'SSLKeystore', alias: 'ca1', pem: PEM },
      { kind: 'private-key', keystore: 'SSLKeystore', alias: 'kp1', algorithm: 'RSA', chain: [PEM, PEM] },
      { kind: 'trusted', keystore: 'Https Keystore', alias: 'bare', pem: PEM },
    ]);
  });

  it('get a trusted certificate', async () => {
    answers['POST /keystores/v1/entries/certificate'] = [204];
    await (await rest()).addTrusted({ keystore: 'SSLKeystore', alias: 'ca1', pem: PEM }, options);
    expect(sent()).toEqual([
      'POST /keystores/v1/entries/certificate',
      { keystoreServicePid: 'SSLKeystore', alias: 'ca1', certificate: PEM },
    ]);
  });

  it('make a key pair and give its request', async () => {
    answers['POST /keystores/v1/entries/keypair'] = [204];
    answers['POST /keystores/v1/entries/csr'] = [200, JSON.stringify({ signingRequest: CSR })];
    const view = await rest();
    const pair = { keystore: 'SSLKeystore', alias: 'kp1', signatureAlgorithm: 'SHA256WithRSA', subject: 'CN=Kura, C=US' } as const;
    await view.makeKeyPair({ ...pair, algorithm: 'RSA', sizeBits: 2048 }, options);
    expect(sent()).toEqual([
      'POST /keystores/v1/entries/keypair',
      {
        keystoreServicePid: 'SSLKeystore',
        alias: 'kp1',
        algorithm: 'RSA',
        size: 2048,
        signatureAlgorithm: 'SHA256WithRSA',
        attributes: 'CN=Kura, C=US',
      },
    ]);
    expect(await view.signingRequest(pair, options)).toBe(CSR);
    expect(sent()).toEqual([
      'POST /keystores/v1/entries/csr',
      { keystoreServicePid: 'SSLKeystore', alias: 'kp1', signatureAlgorithm: 'SHA256WithRSA', attributes: 'CN=Kura, C=US' },
    ]);
  });

  it('take a chain without a key, and lose an entry by a DELETE with a body', async () => {
    answers['POST /keystores/v2/entries/privatekey'] = [204];
    answers['DELETE /keystores/v1/entries'] = [204];
    const view = await rest();
    await view.installChain({ keystore: 'SSLKeystore', alias: 'kp1', chain: [PEM, PEM] }, options);
    expect(sent()).toEqual([
      'POST /keystores/v2/entries/privatekey',
      { keystoreServicePid: 'SSLKeystore', alias: 'kp1', certificateChain: [PEM, PEM] },
    ]);
    await view.removeEntry({ keystore: 'SSLKeystore', alias: 'kp1' }, options);
    expect(sent()).toEqual(['DELETE /keystores/v1/entries', { keystoreServicePid: 'SSLKeystore', alias: 'kp1' }]);
  });
});

describe('an update of several components', () => {
  const path = '/configuration/v2/configurableComponents/configurations/_update';
  const updates = [
    { pid: 'a', properties: { n: { type: 'LONG', value: 9_007_199_254_740_993n } } },
    { pid: 'b', properties: { s: { type: 'STRING', value: 'x' } } },
  ];

  it('is one request with a snapshot, its 64-bit numbers whole', async () => {
    answers[`PUT ${path}`] = [200];
    await (await rest()).updateComponents(updates, options);
    expect(kura.requests.at(-1)?.body).toBe(
      '{"configs":[{"pid":"a","properties":{"n":{"type":"LONG","value":9007199254740993}}},' +
        '{"pid":"b","properties":{"s":{"type":"STRING","value":"x"}}}],"takeSnapshot":true}',
    );
  });

  it('names the parts that failed, and never what the gateway says of them', async () => {
    answers[`PUT ${path}`] = [500, '{"failures":[{"id":"update:b","message":"secret x"},{"id":"snapshot","message":"disk"}]}'];
    const refused = (await rest()).updateComponents(updates, options);
    await expect(refused).rejects.toMatchObject({ code: 'rest/update-partly-failed', params: { failed: 'update:b, snapshot' } });
    await expect(refused).rejects.not.toThrow('secret x');
  });

  it('is refused as a whole where no part is named', async () => {
    answers[`PUT ${path}`] = [400, '{"message":"bad"}'];
    await expect((await rest()).updateComponents(updates, options)).rejects.toMatchObject({ code: 'rest/refused' });
  });
});

describe('snapshots', () => {
  it('are named exactly, beyond 53 bits too, and rolled back to by number', async () => {
    answers['GET /configuration/v2/snapshots'] = [200, '{"ids":[1638438049921,0,9007199254740993]}'];
    answers['POST /configuration/v2/snapshots/byId/_rollback'] = [200];
    answers['POST /configuration/v2/snapshots/_write'] = [200, '{"id":163655959932}'];
    const view = await rest();
    expect(await view.snapshotIds(options)).toEqual([0n, 1_638_438_049_921n, 9_007_199_254_740_993n]);
    expect(await view.writeSnapshot(options)).toBe(163_655_959_932n);
    expect(await view.rollBack(9_007_199_254_740_993n, options)).toBe(9_007_199_254_740_993n);
    const rollback = kura.requests.find((request) => request.path.endsWith('_rollback'));
    expect(rollback?.body).toBe('{"id":9007199254740993}');
  });

  it.each([
    ['an empty list, up to 5.6', [200, '{"configs":[]}']],
    ['404, later', [404, '{"message":"x"}']],
  ] as const)('that are not there are told by %s', async (_what, answer) => {
    answers['POST /configuration/v2/snapshots/byId'] = answer;
    await expect((await rest()).snapshot(5n, options)).rejects.toMatchObject({ code: 'gateway/no-such-snapshot' });
  });
});

describe('a login', () => {
  const refused = (status: number) => {
    kura.intercept = ({ path }, response) => {
      if (!path.endsWith('login/password')) return false;
      response.writeHead(status).end('{}');
      return true;
    };
  };

  it.each([
    [403, 'rest/login-forbidden'],
    [423, 'rest/account-locked'],
    [429, 'rest/account-locked'],
  ])('answered by %i is %s', async (status, code) => {
    refused(status);
    await expect(rest()).rejects.toMatchObject({ code, params: { user: 'admin' } });
  });

  it('that worked before and is refused now may be a locked account', async () => {
    await rest();
    await gateway.drop();
    refused(401);
    await expect(rest()).rejects.toMatchObject({ code: 'rest/account-may-be-locked' });
  });

  it('leaves the last attempt to people where the lane says how many there are', async () => {
    const lane = { url: kura.url, ...kuraCredentials, password: 'wrong one', newPassword: 'wrong two', loginAttempts: 2 };
    const careful = openGateway({ rest: lane, judgeFingerprint: () => undefined });
    await expect(careful.rest(options)).rejects.toMatchObject({ code: 'rest/last-login-attempt', params: { attempts: '2' } });
    expect(kura.requests.filter(({ path }) => path.endsWith('login/password'))).toHaveLength(1);
    await careful.close();
  });
});
