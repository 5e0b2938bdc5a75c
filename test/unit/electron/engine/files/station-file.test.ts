import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  checkStationFile,
  laneTarget,
  loadStation,
  parseStation,
  pluggedInto,
  stationJsonSchema,
  stationSecret,
} from '../../../../../electron/engine/files/station-file.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lineside-station-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(name: string, content: string, mode = 0o600): string {
  const path = join(folder, name);
  writeFileSync(path, content, { mode });
  chmodSync(path, mode);
  return path;
}

const env = { PW: 'from environment' };
const ssh = { host: '172.16.0.1', user: 'root', password: { env: 'PW' } };
const rest = { url: 'https://172.16.0.1', user: 'admin', password: { env: 'PW' } };
const station = (lane: object, more: object = {}) => JSON.stringify({ lineside: 1, lanes: [{ lane: 1, name: 'One', ...lane }], ...more });
const parse = (text: string) => parseStation(text, { folder, environment: env });

function targetOf(lane: object, unitColumn?: (column: string) => string, more: object = {}) {
  const loaded = parse(station(lane, more));
  const [first] = loaded.file.lanes;
  if (first === undefined) throw new Error('no lane');
  return laneTarget(loaded, first, unitColumn);
}

function problemsOf(lane: object, more: object = {}): readonly string[] {
  const { problems } = checkStationFile(write('station.json', station(lane, more)), { environment: env });
  return problems.map(({ path, code, severity }) => `${severity} ${path} ${code}`);
}

describe('checking a station file', () => {
  it('finds brokers that cannot be spoken to, or would be spoken to in clear', () => {
    write('empty.pem', 'no certificate');
    const bad = { url: 'mqtts://user:geheim@broker.example:8883', caFile: 'gone.pem' };
    const brokers = { bad, plain: { url: 'mqtt://broker.example' }, strange: { url: 'mqtts://broker.example', caFile: 'empty.pem' } };
    expect(problemsOf({ ssh }, { brokers })).toEqual([
      'error brokers.bad.url broker/bad-url',
      'warning brokers.bad.caFile station/file-missing',
      'warning brokers.plain.url broker/plain-url',
      'error brokers.strange.caFile broker/bad-authorities',
    ]);
    const { problems } = checkStationFile(write('station.json', station({ ssh }, { brokers })), { environment: env });
    expect(JSON.stringify(problems)).not.toContain('geheim');
  });

  it('finds nothing wrong with a good one', () => {
    expect(
      problemsOf({ ssh: { ...ssh, hostKeySha256: `SHA256:${'A'.repeat(43)}` }, rest: { ...rest, certSha256: 'a'.repeat(64) } }),
    ).toEqual([]);
  });

  it.each<[string, object]>([
    ['error lanes[0].ssh station/no-login', { ssh: { host: 'h', user: 'u' } }],
    ['error lanes[0].ssh.hostKeySha256 station/bad-pin', { ssh: { ...ssh, hostKeySha256: 'aa:bb' } }],
    ['error lanes[0].ssh.port station/bad-port', { ssh: { ...ssh, port: '70000' } }],
    ['error lanes[0].ssh station/two-sources', { ssh: { ...ssh, interface: 'lo', localAddress: '127.0.0.1' } }],
    ['error lanes[0].ssh.host template/unknown-name', { ssh: { ...ssh, host: '{{lane.name}}' } }],
    ['error lanes[0].rest.url template/malformed', { rest: { ...rest, url: 'https://{{unit.host}' } }],
    ['error lanes[0].rest.url station/bad-url', { rest: { ...rest, url: 'http://172.16.0.1' } }],
    ['error lanes[0].rest.url station/bad-url', { rest: { ...rest, url: 'https://admin:pw@172.16.0.1' } }],
    ['error lanes[0].rest.certSha256 station/bad-pin', { rest: { ...rest, certSha256: 'abc' } }],
    ['error lanes[0].ssh.password.enf json/unknown-key', { ssh: { ...ssh, password: { enf: 'PW' } } }],
    ['warning lanes[0] station/lane-without-endpoint', {}],
    ['warning lanes[0].flash station/unused-part', { ssh, flash: {} }],
    ['error lanes[0].remote.broker remote/unknown-broker', { remote: { broker: 'b', account: 'a', clientId: 'c' } }],
    ['error lanes[0].remote.clientId template/unknown-name', { remote: { broker: 'station', account: 'a', clientId: '{{lane.name}}' } }],
    ['warning lanes[0].ssh.password station/plain-secret', { ssh: { ...ssh, password: 'open' } }],
    ['warning lanes[0].ssh.password station/secret-missing', { ssh: { ...ssh, password: { env: 'NOT_SET' } } }],
    ['warning lanes[0].ssh.password station/secret-missing', { ssh: { ...ssh, password: { file: 'none' } } }],
    ['warning lanes[0].ssh.password station/secret-missing', { ssh: { ...ssh, password: { vault: 'later' } } }],
    ['warning lanes[0].ssh.keyFile station/file-missing', { ssh: { host: 'h', user: 'u', keyFile: 'id_ed25519' } }],
    ['warning lanes[0].rest.caFile station/file-missing', { rest: { ...rest, caFile: 'ca.pem' } }],
  ])('says %s', (problem, lane) => {
    expect(problemsOf(lane)).toContain(problem);
  });

  it('finds lanes that stand twice, however the number is written', () => {
    const lanes = [
      { lane: 1, name: 'One', ssh },
      { lane: '1', name: 'Uno', ssh: { ...ssh, host: '172.16.0.9' } },
    ];
    const { problems } = checkStationFile(write('s.json', JSON.stringify({ lineside: 1, lanes })), { environment: env });
    expect(problems).toMatchObject([{ path: 'lanes[1].lane', code: 'station/repeated-lane', severity: 'error' }]);
  });

  it('finds two lanes at one address, unless an interface or an address of their own tells them apart', () => {
    const two = (first: object, second: object) => {
      const lanes = [
        { lane: 1, name: 'One', ssh: { ...ssh, ...first } },
        { lane: 2, name: 'Two', ssh: { ...ssh, ...second } },
      ];
      const { problems } = checkStationFile(write('s.json', JSON.stringify({ lineside: 1, lanes })), { environment: env });
      return problems.map(({ path, code }) => `${path} ${code}`);
    };
    expect(two({}, {})).toEqual(['lanes[1].ssh station/repeated-endpoint']);
    expect(two({ localAddress: '127.0.0.2' }, { localAddress: '127.0.0.3' })).toEqual([]);
    expect(two({ host: '{{unit.host}}' }, { host: '{{unit.host}}' })).toEqual([]);
  });

  it('finds secret files that others can read', () => {
    write('pw', 'x', 0o644);
    expect(problemsOf({ ssh: { ...ssh, password: { file: 'pw' } } })).toEqual(['warning lanes[0].ssh.password station/secret-file-open']);
    write('pw', 'x', 0o600);
    expect(problemsOf({ ssh: { ...ssh, password: { file: 'pw' } } })).toEqual([]);
  });

  it('tells no secret that stands in the file', () => {
    const { problems } = checkStationFile(write('s.json', station({ ssh: { ...ssh, password: 'hush {{oops} {{lane.x}}' } })), {
      environment: env,
    });
    expect(problems.length).toBeGreaterThan(1);
    expect(JSON.stringify(problems)).not.toMatch(/hush|oops|lane\.x/);
  });
});

describe('loading a station file', () => {
  it('throws the first error and keeps warnings', () => {
    expect(() => parse(station({ ssh: { ...ssh, port: 'x' } }))).toThrow(
      expect.objectContaining({ code: 'station/invalid', params: { file: 'JSON', path: 'lanes[0].ssh.port', reason: expect.any(String) } }),
    );
    expect(parse(station({ ssh: { ...ssh, password: 'open' } })).warnings).toMatchObject([{ code: 'station/plain-secret' }]);
    expect(() => loadStation(join(folder, 'none.json'))).toThrow(expect.objectContaining({ code: 'station/unreadable' }));
  });

  it('takes lane numbers as text, ports with their default, and a byte order mark', () => {
    const loaded = loadStation(write('s.json', `\ufeff${station({ ssh })}`), { environment: env });
    expect(loaded.file.lanes).toMatchObject([{ lane: '1', ssh: { port: 22 } }]);
  });
});

describe('secrets', () => {
  it('are read from environment, file beside the station file, or plain text, each time anew', () => {
    write('pw', 'first\n');
    const loaded = parse(station({ ssh }, { secrets: { a: { env: 'PW' }, b: { file: 'pw' }, c: 'plain', d: { vault: 'x' } } }));
    expect(['a', 'b', 'c'].map((name) => stationSecret(loaded, name))).toEqual(['from environment', 'first', 'plain']);
    write('pw', ' second \r\n');
    expect(stationSecret(loaded, 'b')).toBe(' second ');
  });

  it.each([
    ['d', 'station/secret-missing'],
    ['e', 'station/secret-missing'],
    ['constructor', 'template/unknown-name'],
  ])('throw where there is none: %s', (name, code) => {
    const loaded = parse(station({ ssh }, { secrets: { d: { vault: 'x' }, e: { env: 'NOT_SET' } } }));
    expect(() => stationSecret(loaded, name)).toThrow(expect.objectContaining({ code }));
  });
});

describe('the target of a lane', () => {
  it('has its templates filled, its secrets and files read', () => {
    write('key', 'PRIVATE KEY');
    write('ca.pem', 'CERTIFICATE');
    const lane = {
      ssh: { ...ssh, host: '{{unit.ip}}', port: '{{unit.port}}', password: '{{unit.pw}}', keyFile: 'key', localAddress: '127.0.0.1' },
      rest: { ...rest, url: 'https://{{unit.ip}}:4443', caFile: 'ca.pem', certSha256: 'A'.repeat(64) },
      restartCommand: 'systemctl  restart kura ',
    };
    const target = targetOf(lane, (column) => ({ ip: '10.0.0.7', port: '2222', pw: '{{unit.ip}}' })[column] ?? '', {
      kuraHome: '/opt/kura',
    });
    expect(target).toEqual({
      ssh: {
        host: '10.0.0.7',
        port: 2222,
        user: 'root',
        password: '{{unit.ip}}',
        privateKey: 'PRIVATE KEY',
        hostKeySha256: undefined,
        localAddress: '127.0.0.1',
      },
      rest: {
        url: 'https://10.0.0.7:4443',
        user: 'admin',
        password: 'from environment',
        caPem: 'CERTIFICATE',
        certSha256: 'a'.repeat(64),
        localAddress: undefined,
      },
      kuraHome: '/opt/kura',
      restartCommand: ['systemctl', 'restart', 'kura'],
    });
  });

  it('takes a secret from elsewhere as it is, braces and all', () => {
    write('pw', '{{unit.ip}}');
    expect(targetOf({ ssh: { ...ssh, password: { file: 'pw' } } }).ssh?.password).toBe('{{unit.ip}}');
  });

  it('refuses a relative path of a station without a folder, however it comes about', () => {
    const loaded = parseStation(station({ ssh: { ...ssh, keyFile: '{{unit.key}}' } }), { environment: env });
    const [lane] = loaded.file.lanes;
    if (lane === undefined) throw new Error('no lane');
    expect(() => laneTarget(loaded, lane, () => 'id_ed25519')).toThrow(expect.objectContaining({ code: 'station/relative-path' }));
  });

  it('needs a unit only where a template does', () => {
    expect(targetOf({ ssh }).ssh?.password).toBe('from environment');
    expect(() => targetOf({ ssh: { ...ssh, host: '{{unit.ip}}' } })).toThrow(expect.objectContaining({ code: 'template/unknown-name' }));
    expect(() => targetOf({ ssh: { ...ssh, port: '{{unit.port}}' } }, () => 'twenty')).toThrow(
      expect.objectContaining({ code: 'station/bad-port' }),
    );
  });

  it('reaches a gateway over a broker of the file, with the login that the station has there', () => {
    const brokers = { plant: { url: 'mqtts://broker.example', user: 'line-2', password: { env: 'PW' }, clientId: 'station-2' } };
    const remote = { broker: 'plant', account: 'acme', clientId: '{{unit.mac}}' };
    const loaded = parseStation(station({ remote }, { brokers }), { environment: env, folder });
    const [lane] = loaded.file.lanes;
    if (lane === undefined) throw new Error('no lane');
    expect(laneTarget(loaded, lane, () => 'AA:BB').remote).toEqual({
      broker: { url: 'mqtts://broker.example', user: 'line-2', password: 'from environment', clientId: 'station-2' },
      account: 'acme',
      clientId: 'AA:BB',
    });
    expect(pluggedInto(lane)).toBe('plant acme/{{unit.mac}}');
    const own = parseStation(station({ remote: { ...remote, broker: 'station' } }), { environment: env, folder });
    expect(() => laneTarget(own, lane, () => 'AA')).toThrow(expect.objectContaining({ code: 'remote/unknown-broker' }));
    const holdOwnLink = () => Promise.reject(new Error('not asked'));
    const [ownLane = lane] = own.file.lanes;
    expect(laneTarget({ ...own, holdOwnLink }, ownLane, () => 'AA').remote?.broker).toBe(holdOwnLink);
  });

  it('goes out by the interface that the lane names', () => {
    const loopback = Object.entries(networkInterfaces()).find(([, addresses]) =>
      addresses?.some((address) => address.address === '127.0.0.1'),
    );
    expect(targetOf({ ssh: { ...ssh, interface: loopback?.[0] } }).ssh?.localAddress).toBe('127.0.0.1');
    expect(() => targetOf({ ssh: { ...ssh, interface: 'none0' } })).toThrow(expect.objectContaining({ code: 'station/unknown-interface' }));
  });

  it('takes a restart command as a list word by word', () => {
    expect(targetOf({ ssh, restartCommand: ['sh', '-c', 'a b'] }).restartCommand).toEqual(['sh', '-c', 'a b']);
  });

  it('is told without its login', () => {
    const [lane] = parse(station({ ssh, rest })).file.lanes;
    expect(lane === undefined ? '' : pluggedInto(lane)).toBe('ssh 172.16.0.1:22 · https://172.16.0.1');
  });
});

it('has a JSON Schema for what may be written', () => {
  expect(JSON.parse(JSON.stringify(stationJsonSchema()))).toMatchObject({
    required: ['lineside', 'lanes'],
    properties: { lineside: { const: 1 } },
  });
});
