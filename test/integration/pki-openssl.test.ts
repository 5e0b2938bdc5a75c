/** What the station issues, in the eyes of openssl and of Java. */
import { execFileSync, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { IssuedCertificate } from '../../electron/engine/pki/pki.ts';
import { ADA, anAuthority, aRequest, openssl, opensslStatus, type TestPki, YEAR } from '../support/pki/station-pki.ts';

const CLIENT = { purpose: 'client', days: YEAR, by: ADA } as const;
const PASSWORD = 'a longer one, with "signs" & blanks';

function chainFiles({ file }: TestPki, { certificatePem, chainPem }: IssuedCertificate) {
  const [issuing = '', root = ''] = chainPem;
  const name = Math.random().toString(16).slice(2);
  return {
    leaf: file(`${name}.pem`, certificatePem),
    trust: ['-CAfile', file(`${name}-root.pem`, root), '-untrusted', file(`${name}-issuing.pem`, issuing)] as const,
    issuing: file(`${name}-ca.pem`, issuing),
  };
}

const verify = (...words: readonly string[]) => opensslStatus('verify', '-x509_strict', ...words);

describe('a certificate for a request', () => {
  const KEYS: readonly (readonly [string, readonly string[], string])[] = [
    ['RSA 2048', ['-newkey', 'rsa:2048'], 'rsa-2048'],
    ['RSA 3072 by SHA-512', ['-newkey', 'rsa:3072', '-sha512'], 'rsa-3072'],
    ['P-256', ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256'], 'p-256'],
    ['P-384', ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-384', '-sha384'], 'p-384'],
    ['P-521', ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-521', '-sha512'], 'p-521'],
    ['Ed25519', ['-newkey', 'ed25519'], 'ed25519'],
  ];
  it.each(KEYS)('of %s is one that openssl takes', async (_, newkey, keyType) => {
    const test = await anAuthority();
    const csrPem = aRequest(test.folder, newkey);
    const issued = await test.pki.signRequest({ csrPem, ...CLIENT });
    expect(issued.certificate).toMatchObject({ keyType, subject: 'CN=gw-1,O=Acme', purpose: 'client', hasKey: false });
    const { leaf, trust } = chainFiles(test, issued);
    expect(verify('-purpose', 'sslclient', ...trust, leaf).said).toContain('OK');
    expect(verify('-purpose', 'sslserver', ...trust, leaf).status).not.toBe(0);
    const publicKey = openssl('req', '-in', test.file('r.csr', csrPem), '-noout', '-pubkey');
    expect(openssl('x509', '-in', leaf, '-noout', '-pubkey')).toBe(publicKey);
  });

  it('of DSA, which Kura offers beside RSA, too', { timeout: 60_000 }, async () => {
    const test = await anAuthority();
    const parameters = join(test.folder, 'dsa.params');
    openssl(
      'genpkey',
      '-genparam',
      '-algorithm',
      'DSA',
      '-pkeyopt',
      'dsa_paramgen_bits:2048',
      '-pkeyopt',
      'dsa_paramgen_q_bits:256',
      '-out',
      parameters,
    );
    const issued = await test.pki.signRequest({ csrPem: aRequest(test.folder, ['-newkey', `dsa:${parameters}`, '-sha256']), ...CLIENT });
    expect(issued.certificate.keyType).toBe('dsa-2048');
    const { leaf, trust } = chainFiles(test, issued);
    expect(verify(...trust, leaf).said).toContain('OK');
  });

  it('takes another subject where one is given, and no extension that the request asks for', async () => {
    const test = await anAuthority();
    const csrPem = aRequest(test.folder, [
      '-newkey',
      'rsa:2048',
      '-addext',
      'basicConstraints=CA:TRUE',
      '-addext',
      'subjectAltName=DNS:evil',
    ]);
    const issued = await test.pki.signRequest({ csrPem, subject: String.raw`CN=Müller\, Søn,OU=Linie 7,serialNumber=00042`, ...CLIENT });
    const { leaf, trust } = chainFiles(test, issued);
    const text = openssl('x509', '-in', leaf, '-noout', '-text', '-nameopt', 'RFC2253,-dn_rev,-esc_msb');
    expect(text).toContain('CN=Müller\\, Søn,OU=Linie 7,');
    expect(text).toContain('CA:FALSE');
    expect(text).not.toContain('evil');
    expect(issued.certificate.subject).toBe(String.raw`CN=Müller\, Søn,OU=Linie 7,serialNumber=00042`);
    expect(verify(...trust, leaf).status).toBe(0);
  });
});

describe('a certificate with a key of the station', () => {
  it.each(['p-256', 'p-384', 'rsa-2048', 'ed25519'] as const)('of kind %s, under an authority of any kind', async (keyType) => {
    for (const authorityKey of ['p-256', 'rsa-2048', 'ed25519'] as const) {
      const test = await anAuthority({ keyType: authorityKey });
      const issued = await test.pki.issueWithKey({ subject: 'CN=gw-2', keyType, ...CLIENT, purpose: 'client-and-server' });
      const { leaf, trust } = chainFiles(test, issued);
      expect(verify('-purpose', 'sslclient', ...trust, leaf).said).toContain('OK');
      expect(verify('-purpose', 'sslserver', ...trust, leaf).said).toContain('OK');
    }
  });

  it('is a server’s for the names and addresses given', async () => {
    const test = await anAuthority();
    const names = { dnsNames: ['station.local', '*.line.acme'], ipAddresses: ['127.0.0.1', 'fe80::1:2', '::ffff:10.0.0.1'] };
    const issued = await test.pki.issueWithKey({ subject: 'CN=station', ...CLIENT, purpose: 'server', ...names });
    const { leaf, trust } = chainFiles(test, issued);
    for (const host of ['station.local', 'a.line.acme']) expect(verify('-verify_hostname', host, ...trust, leaf).status).toBe(0);
    for (const ip of names.ipAddresses) expect(verify('-verify_ip', ip, ...trust, leaf).said).toContain('OK');
    expect(verify('-verify_hostname', 'other.local', ...trust, leaf).status).not.toBe(0);
  });

  it('is handed over in a bundle that openssl and Java open by its password only', { timeout: 60_000 }, async () => {
    const test = await anAuthority();
    const issued = await test.pki.issueWithKey({ subject: 'CN=gw-3', ...CLIENT });
    for (const passwordOf of ['person', 'random'] as const) {
      const bundle = test.file(`${passwordOf}.p12`, await issued.pkcs12({ password: PASSWORD, passwordOf }));
      const opened = openssl('pkcs12', '-in', bundle, '-passin', `pass:${PASSWORD}`, '-nodes');
      expect(opened.match(/BEGIN CERTIFICATE/g)).toHaveLength(3);
      expect(opened).toContain(issued.privateKeyPem.trim());
      expect(opensslStatus('pkcs12', '-in', bundle, '-passin', 'pass:wrong', '-nodes').said).toContain('invalid password');
      const listed = execFileSync('keytool', ['-list', '-v', '-keystore', bundle, '-storetype', 'PKCS12', '-storepass', PASSWORD], {
        encoding: 'utf8',
        env: { ...process.env, LC_ALL: 'C.UTF-8' },
      });
      expect(listed).toContain('PrivateKeyEntry');
      expect(listed).toContain('Certificate chain length: 3');
      expect(spawnSync('keytool', ['-list', '-keystore', bundle, '-storepass', 'wrong-one']).status).not.toBe(0);
    }
  });
});

describe('a revocation list', () => {
  it('makes openssl refuse what is on it, and nothing else', async () => {
    const test = await anAuthority();
    const [bad, worse, good] = await Promise.all(
      ['bad', 'worse', 'good'].map((name) => test.pki.issueWithKey({ subject: `CN=${name}`, ...CLIENT })),
    );
    if (bad === undefined || worse === undefined || good === undefined) throw new Error('three certificates');
    const first = await test.pki.crl({ by: ADA });
    await test.pki.revoke({ certificate: bad.certificate, reason: 'key-compromise', by: ADA });
    await test.pki.revoke({ certificate: { spkiSha256: worse.certificate.spkiSha256 }, reason: 'unspecified', note: 'broken', by: ADA });
    const list = await test.pki.crl({ by: ADA, days: 7 });
    expect([first.revoked, list.revoked, list.number > first.number]).toEqual([0, 2, true]);
    const { issuing } = chainFiles(test, good);
    const crl = test.file('list.crl', list.crlPem);
    expect(opensslStatus('crl', '-in', crl, '-noout', '-CAfile', issuing).said).toContain('verify OK');
    const text = openssl('crl', '-in', crl, '-noout', '-text');
    expect(text.match(/Key Compromise/g)).toHaveLength(1);
    expect(text.toLowerCase()).toContain(bad.certificate.serialNumber);
    const check = (issued: IssuedCertificate, file: string) => {
      const { leaf, trust } = chainFiles(test, issued);
      return verify('-crl_check', '-CRLfile', file, ...trust, leaf).said;
    };
    expect(check(good, crl)).toContain('OK');
    expect(check(bad, crl)).toContain('certificate revoked');
    expect(check(worse, crl)).toContain('certificate revoked');
    expect(check(bad, test.file('first.crl', first.crlPem))).toContain('OK');
  });

  it('of the root says that an issuing authority does not count any more, which issues nothing from then on', async () => {
    const test = await anAuthority();
    const issued = await test.pki.issueWithKey({ subject: 'CN=gw', ...CLIENT });
    const { issuing, root } = test.view;
    if (issuing === undefined || root === undefined) throw new Error('two authorities');
    await test.pki.revoke({ certificate: issuing.certificate, reason: 'superseded', by: ADA });
    const list = await test.pki.crl({ by: ADA, issuerSha256: root.certificate.certificateSha256 });
    const own = await test.pki.crl({ by: ADA });
    const { leaf, trust } = chainFiles(test, issued);
    const lists = ['-CRLfile', test.file('root.crl', list.crlPem), '-CRLfile', test.file('own.crl', own.crlPem)];
    expect(verify('-crl_check_all', ...lists, ...trust, leaf).said).toContain('certificate revoked');
    await expect(test.pki.issueWithKey({ subject: 'CN=gw', ...CLIENT })).rejects.toMatchObject({ code: 'pki/no-authority' });
  });
});
