/** `lineside inspect` as it is called: what it prints, and how it ends. */
import { open, writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { encodeKuraPayload } from '../../shared/formats/kura-payload-encode.ts';
import { writeSnapshot } from '../../shared/formats/kura-snapshot-write.ts';
import { CommandLine, object } from './cli-process.ts';

let cli: CommandLine;
beforeAll(async () => {
  cli = await CommandLine.open();
});
afterAll(() => cli.close());

const write = async (name: string, content: string | Uint8Array): Promise<string> => {
  await writeFile(cli.path(name), content);
  return cli.path(name);
};

it('prints a snapshot without its passwords, and with them where asked', async () => {
  const properties = { keystore: { type: 'PASSWORD', value: 'Gl4sshaus-Tuer' } };
  const file = await write('snapshot_0.xml', writeSnapshot([{ pid: 'SSLKeystore', properties }], { passwords: 'plain' }));
  const masked = await cli.run(['inspect', file, '--json']);
  expect([masked.status, object(masked)]).toMatchObject([0, { v: 1, kind: 'kura-snapshot', encrypted: false }]);
  const forPeople = await cli.run(['inspect', file]);
  expect(forPeople.stdout).toContain('keystore (Password) = ••••••');
  expect(masked.stdout + masked.stderr + forPeople.stdout).not.toContain('Gl4sshaus');
  expect((await cli.run(['inspect', file, '--json', '--reveal'])).stdout).toContain('Gl4sshaus-Tuer');
});

it('prints a message', async () => {
  const file = await write('message', encodeKuraPayload({ metrics: [{ name: 'response.code', type: 'INT32', value: 200 }] }));
  const ended = await cli.run(['inspect', file, '--json']);
  expect([ended.status, object(ended)]).toMatchObject([
    0,
    { kind: 'kura-payload', gzip: false, timestamp: null, metrics: [{ name: 'response.code', type: 'INT32', value: 200 }], body: null },
  ]);
});

it('names the file that cannot be decoded, and never the key', async () => {
  const file = await write('snapshot_5.xml', `${'A'.repeat(16)}-${'A'.repeat(64)}`);
  const ended = await cli.run(['inspect', file, '--json', '--key-env', 'SNAPSHOT_KEY'], { SNAPSHOT_KEY: 'Gl4sshaus-Tuer16' });
  expect([ended.status, object(ended)]).toMatchObject([2, { error: { code: 'snapshot/wrong-key', where: file } }]);
  expect(ended.stdout + ended.stderr).not.toContain('Gl4sshaus');
});

it('reads no file that is too large, nor a folder', async () => {
  const file = await open(cli.path('large.bin'), 'w');
  await file.truncate(65 * 1024 * 1024);
  await file.close();
  expect(object(await cli.run(['inspect', cli.path('large.bin'), '--json']))).toMatchObject({ error: { code: 'inspect/too-large' } });
  expect(object(await cli.run(['inspect', cli.folder, '--json']))).toMatchObject({ error: { code: 'file/unreadable' } });
});
