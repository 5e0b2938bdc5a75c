/** The station's authority from the command line: what a script or a person would do, and what each answers. */
import { chmodSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openssl, opensslStatus } from '../support/pki/station-pki.ts';
import { CommandLine, type Ended, object } from './cli-process.ts';

interface Shown {
  readonly serial: string;
  readonly subject: string;
  readonly files: readonly string[];
  readonly state?: string;
  readonly purpose: string;
  readonly hasKey: boolean;
  readonly pem?: string;
}

let line: CommandLine;

const certificates = (ended: Ended) => (object(ended) as { certificates: readonly Shown[] }).certificates;
const codeOf = (ended: Ended) => (object(ended)['error'] as { code: string }).code;
const pki = (...words: readonly string[]) => line.run(['pki', ...words, '--json']);

beforeAll(async () => {
  line = await CommandLine.open();
  writeFileSync(line.path('password'), 'correct horse\n', { mode: 0o600 });
});
afterAll(() => line.close());

describe('lineside pki', () => {
  it('says first that there is none, and makes one with the root kept offline', { timeout: 60_000 }, async () => {
    expect(certificates(await pki('list'))).toEqual([]);
    const early = await pki('issue', '--subject', 'CN=gw', '--out', 'early.p12', '--password-file', line.path('password'));
    expect([early.status, codeOf(early), existsSync(line.path('early.p12'))]).toEqual([2, 'pki/no-authority', false]);
    const made = await pki('init', '--name', 'Acme', '--quota', '3', '--root-out', 'root.p12', '--password-file', line.path('password'));
    expect([made.status, made.stderr]).toEqual([0, '']);
    const [issuing, root] = certificates(made);
    expect(issuing).toMatchObject({ purpose: 'issuing', state: 'ok', hasKey: true, files: [] });
    expect(root).toMatchObject({ subject: 'CN=Acme Root', state: 'no-key', hasKey: false, files: [line.path('root.p12')] });
    expect(statSync(line.path('root.p12')).mode & 0o777).toBe(0o600);
    expect(openssl('pkcs12', '-in', line.path('root.p12'), '-passin', 'pass:correct horse', '-nodes', '-nocerts')).toContain('PRIVATE KEY');
    writeFileSync(line.path('root.pem'), root?.pem ?? '');
    writeFileSync(line.path('issuing.pem'), issuing?.pem ?? '');
    expect(codeOf(await pki('init', '--name', 'Twice'))).toBe('pki/already-set-up');
  });

  it('issues for a request and with a key, revokes, lists, and openssl agrees', { timeout: 60_000 }, async () => {
    openssl(
      'req',
      '-new',
      '-newkey',
      'rsa:2048',
      '-nodes',
      '-keyout',
      line.path('gw.key'),
      '-subj',
      '/CN=gw-1',
      '-out',
      line.path('gw.csr'),
    );
    const [signed] = certificates(await pki('issue', 'gw.csr', '--out', 'gw.pem', '--days', '30'));
    expect(signed).toMatchObject({ subject: 'CN=gw-1', purpose: 'client', hasKey: false, files: [line.path('gw.pem')] });
    const bundle = [
      '--subject',
      'CN=gw-2',
      '--purpose',
      'server',
      '--dns',
      'gw-2.local',
      '--out',
      'gw-2.p12',
      '--password-file',
      line.path('password'),
    ];
    const [made] = certificates(await pki('issue', ...bundle));
    expect(made).toMatchObject({ subject: 'CN=gw-2', hasKey: true });
    expect(statSync(line.path('gw-2.p12')).mode & 0o777).toBe(0o600);
    const check = (...more: readonly string[]) =>
      opensslStatus('verify', ...more, '-CAfile', line.path('root.pem'), '-untrusted', line.path('issuing.pem'), line.path('gw.pem')).said;
    expect(check()).toContain('OK');
    const shownByOpenssl = openssl('x509', '-in', line.path('gw.pem'), '-noout', '-serial').split('=')[1]?.trim() ?? '';
    expect(shownByOpenssl.toLowerCase()).toBe(signed?.serial);
    const colons = shownByOpenssl.match(/../g)?.join(':') ?? '';
    const revoked = await pki('revoke', colons, '--reason', 'key-compromise', '--note', 'found on a desk');
    expect(certificates(revoked)[0]).toMatchObject({ revoked: { reason: 'key-compromise', note: 'found on a desk' } });
    expect(codeOf(await pki('revoke', colons))).toBe('pki/already-revoked');
    expect(object(await pki('crl', '--out', 'list.crl'))).toMatchObject({ revoked: 1, file: line.path('list.crl') });
    expect(check('-crl_check', '-CRLfile', line.path('list.crl'))).toContain('certificate revoked');
    expect(certificates(await pki('list')).map(({ purpose }) => purpose)).toEqual(['root', 'issuing', 'client', 'server']);
  });

  it('writes again what is on record, and nothing over what it cannot replace', { timeout: 60_000 }, async () => {
    const made = certificates(await pki('list')).find(({ subject }) => subject === 'CN=gw-2');
    const serial = made?.serial ?? '';
    const out = ['--bundle', '--out', 'again.p12', '--password-file', line.path('password')];
    expect((await pki('export', serial, ...out)).status).toBe(0);
    expect(openssl('pkcs12', '-in', line.path('again.p12'), '-passin', 'pass:correct horse', '-nodes', '-nocerts')).toContain(
      'PRIVATE KEY',
    );
    const root = readFileSync(line.path('root.p12'));
    const issued = certificates(await pki('list')).length;
    const onto = await pki('issue', '--subject', 'CN=gw-9', '--out', 'root.p12', '--password-file', line.path('password'));
    expect([onto.status, codeOf(onto), codeOf(await pki('export', serial, ...out))]).toEqual([
      2,
      'pki/file-in-the-way',
      'pki/file-in-the-way',
    ]);
    expect([readFileSync(line.path('root.p12')).equals(root), certificates(await pki('list')).length]).toEqual([true, issued]);
    const nowhere = await pki('export', serial, '--out', 'no/such/folder.pem');
    expect([nowhere.status, codeOf(nowhere)]).toEqual([2, 'pki/file-not-written']);
    const full = await pki('issue', '--subject', 'CN=gw-3', '--out', '/dev/full/x.p12', '--password-file', line.path('password'));
    expect(codeOf(full)).toBe('pki/file-not-written');
    // It is on record all the same, and its place of the quota is taken: it can be written elsewhere.
    expect(certificates(await pki('list')).some(({ subject }) => subject === 'CN=gw-3')).toBe(true);
    expect(codeOf(await pki('issue', '--subject', 'CN=gw-4', '--out', 'gw-4.p12', '--password-file', line.path('password')))).toBe(
      'pki/over-quota',
    );
    expect(readdirSync(line.folder).filter((name) => name.includes('.part'))).toEqual([]);
  });

  it('renews by the offline root, refusing a wrong password and one that others may read', { timeout: 60_000 }, async () => {
    expect(codeOf(await pki('init', '--renew'))).toBe('pki/no-key');
    writeFileSync(line.path('wrong'), 'battery staple', { mode: 0o600 });
    const renew = (file: string) => pki('init', '--renew', '--root', 'root.p12', '--password-file', line.path(file));
    expect(codeOf(await renew('wrong'))).toBe('pki/wrong-password');
    chmodSync(line.path('wrong'), 0o644);
    expect(codeOf(await renew('wrong'))).toBe('pki/password-file-open-to-others');
    const [issuing, root] = certificates(await renew('password'));
    expect([issuing?.state, root?.hasKey]).toEqual(['ok', false]);
    const without = await pki('issue', '--subject', 'CN=gw-5', '--out', 'gw-5.p12');
    expect(codeOf(without)).toBe('pki/password-missing');
  });

  it('has people read it in their words', { timeout: 60_000 }, async () => {
    const listed = await line.run(['pki', 'list', '--language', 'de']);
    expect(listed.stdout).toContain('gesperrt');
    expect((await line.run(['pki', 'init'])).status).toBe(2);
    expect((await line.run(['pki', 'export', '--out', 'x.pem'])).status).toBe(2);
    expect((await line.run(['pki', 'issue', '--out', 'x.p12'])).status).toBe(2);
    expect(existsSync(line.path('x.p12'))).toBe(false);
    expect(readFileSync(line.path('gw.pem'), 'utf8').match(/BEGIN CERTIFICATE/g)).toHaveLength(3);
  });
});

it('never gives one device a second certificate that could be used beside the first', { timeout: 60_000 }, async () => {
  const other = await CommandLine.open();
  try {
    const run = (...words: readonly string[]) => other.run([...words, '--json']);
    const recipe = {
      lineside: 1,
      recipe: 'R',
      model: 'M',
      version: 1,
      profile: 'generic',
      steps: [{ step: 'wait', with: { seconds: 0 } }],
    };
    writeFileSync(other.path('recipe.json'), JSON.stringify(recipe));
    writeFileSync(other.path('batch.csv'), 'identifier\nA1\nA2\n');
    writeFileSync(other.path('password'), 'correct horse\n', { mode: 0o600 });
    expect((await run('import', 'batch.csv', '--recipe', 'recipe.json')).status).toBe(0);
    expect((await run('pki', 'init', '--name', 'Acme')).status).toBe(0);
    const issue = (unit: string, file: string) =>
      run('pki', 'issue', '--subject', `CN=${file}`, '--unit', unit, '--out', file, '--password-file', 'password');
    const [first] = certificates(await issue('A1', 'first.p12'));
    const again = await issue('A1', 'again.p12');
    expect([again.status, codeOf(again), existsSync(other.path('again.p12'))]).toEqual([2, 'pki/already-certified', false]);
    expect((await issue('A2', 'other.p12')).status).toBe(0);
    expect((await run('pki', 'revoke', first?.serial ?? '')).status).toBe(0);
    expect((await issue('A1', 'again.p12')).status).toBe(0);
  } finally {
    await other.close();
  }
});
