/** A snapshot on the simulated disk, opened as kura.md §2.3 says that such files are opened. */
import { createDecipheriv } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { snapshotFile } from '../../../../../electron/simulator/kura/snapshot-file.ts';

function decrypt(text: string): string {
  const [iv = '', body = ''] = text.split('-');
  const bytes = Buffer.from(body, 'base64');
  const decipher = createDecipheriv('aes-128-gcm', 'rv;ipse329183!@#', Buffer.from(iv, 'base64'));
  decipher.setAuthTag(bytes.subarray(-16));
  return Buffer.concat([decipher.update(bytes.subarray(0, -16)), decipher.final()]).toString('utf8');
}

describe('snapshot files', () => {
  it('opens the published example', () => {
    expect(decrypt('5vLGOQdEK0oz2ExH-9O7FsMDg2tNE/ZO3PRMKE7ZbimkF')).toBe('hello');
  });

  it('is one line of AES-GCM text with XML in it', () => {
    const values = new Map([
      ['broker-url', { type: 'STRING' as const, value: 'mqtts://a&b' }],
      ['ports', { type: 'INTEGER' as const, value: [443, 4443] }],
      ['password', { type: 'PASSWORD' as const, value: 's3cret' }],
    ]);
    const text = snapshotFile(new Map([['a.pid', values]])).toString('latin1');
    expect(text).toMatch(/^[A-Za-z0-9+/]+=*-[A-Za-z0-9+/]+=*$/);
    const xml = decrypt(text);
    expect(xml).toContain('<esf:configuration pid="a.pid">');
    expect(xml).toContain(
      '<esf:property array="false" encrypted="false" name="broker-url" type="String"><esf:value>mqtts://a&amp;b</esf:value>',
    );
    expect(xml).toContain(
      '<esf:property array="true" encrypted="false" name="ports" type="Integer"><esf:value>443</esf:value><esf:value>4443</esf:value>',
    );
    expect(xml).not.toContain('s3cret');
    const password = /name="password" type="Password"><esf:value>([^<]+)</.exec(xml)?.[1] ?? '';
    expect(decrypt(Buffer.from(password, 'base64').toString('utf8'))).toBe('s3cret');
  });
});
