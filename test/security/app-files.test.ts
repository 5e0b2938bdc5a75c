/** Attacks on the page's own protocol: nothing outside the built page is ever served. */
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findAppFile } from '../../electron/main/app-files.ts';

let base: string;
let page: string;
beforeAll(async () => {
  base = await mkdtemp(join(tmpdir(), 'lineside-page-'));
  page = join(base, 'page');
  await mkdir(join(page, 'assets'), { recursive: true });
  await mkdir(join(base, 'page-beside'));
  await writeFile(join(page, 'index.html'), 'home');
  await writeFile(join(page, 'assets', 'index-a_B1.js'), 'code');
  await writeFile(join(page, 'assets', 'index-a_B1.js.map'), 'map');
  await writeFile(join(base, 'secret.js'), 'secret');
  await writeFile(join(base, 'page-beside', 'secret.js'), 'secret');
  await symlink(join(base, 'secret.js'), join(page, 'assets', 'link.js'));
});
afterAll(() => rm(base, { recursive: true }));

const statusOf = async (address: string, method = 'GET') => (await findAppFile(page, method, address)).status;

describe('served', () => {
  test('is the page and its files, each with its known type', async () => {
    expect(await findAppFile(page, 'GET', 'app://lineside/')).toMatchObject({ status: 200, mimeType: 'text/html; charset=utf-8' });
    expect(await findAppFile(page, 'GET', 'app://lineside/assets/index-a_B1.js')).toMatchObject({
      status: 200,
      mimeType: 'text/javascript; charset=utf-8',
    });
  });
});

describe('refused', () => {
  test.each([
    'app://lineside/../secret.js',
    'app://lineside/assets/../../secret.js',
    'app://lineside/%2e%2e/secret.js',
    'app://lineside/%2e%2e%2fsecret.js',
    'app://lineside/..%2fsecret.js',
    'app://lineside/assets/..%5c..%5csecret.js',
    'app://lineside/assets/..\\..\\secret.js',
    'app://lineside/%252e%252e/secret.js',
    'app://lineside//etc/hosts.js',
    'app://lineside/C:/secret.js',
    'app://lineside/assets/index-a_B1.js%00.html',
    'app://lineside/../page-beside/secret.js',
    'app://lineside/assets/link.js',
    'app://lineside/.hidden.js',
    'app://lineside/%ff.js',
    'app://other/index.html',
    'app://user@lineside/index.html',
    'app://lineside:80/index.html',
    'file:///etc/hosts.js',
    'https://lineside/index.html',
    'not an address',
  ])('is %s', async (address) => {
    expect(await statusOf(address)).not.toBe(200);
  });

  test.each(['POST', 'PUT', 'HEAD', 'OPTIONS'])('is the method %s', async (method) => {
    expect(await statusOf('app://lineside/', method)).toBe(405);
  });

  test('are files of no known type and folders', async () => {
    expect(await statusOf('app://lineside/assets/index-a_B1.js.map')).toBe(404);
    expect(await statusOf('app://lineside/assets')).toBe(404);
    expect(await statusOf('app://lineside/assets/')).not.toBe(200);
  });
});
