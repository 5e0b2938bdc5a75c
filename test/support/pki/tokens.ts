/** Tokens: what the station keeps of them in a folder, and real ones of SoftHSM. */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { TokenPins } from '../../../electron/engine/pki/token/token-pins.ts';
import type { TokenSurroundings } from '../../../electron/engine/pki/token/token-signer.ts';
import { openStationSecrets, stationSecretsFile, tokenRefusalsFile } from '../../../electron/engine/vault/station-secrets.ts';

/** PINs and refusals in files of this folder; the driver's program runs in this environment. */
export function tokensIn(folder: string, stationKey: Uint8Array, environment: NodeJS.ProcessEnv = process.env): TokenSurroundings {
  const open = (file: string) => openStationSecrets(file, { key: stationKey });
  return { pins: new TokenPins(open(stationSecretsFile(folder)), open(tokenRefusalsFile(folder))), host: { environment } };
}

/** Where Debian and others put it; `SOFTHSM2_MODULE` names another place. */
const MODULES = [
  '/usr/lib/softhsm/libsofthsm2.so',
  '/usr/lib64/softhsm/libsofthsm2.so',
  '/usr/local/lib/softhsm/libsofthsm2.so',
  '/opt/homebrew/lib/softhsm/libsofthsm2.so',
];
export const PIN = '4711-secret';
export const TOKEN = 'Acme HSM';

/** Why no real token can be made here; undefined where one can. */
export function softTokenMissing(): string | undefined {
  const module = moduleFile();
  const missing = ['softhsm2-util', 'pkcs11-tool'].filter((program) => spawnSync(program, ['--version']).error !== undefined);
  if (module === undefined) missing.push('libsofthsm2.so');
  return missing.length === 0 ? undefined : `${missing.join(', ')} not here (Debian: apt install softhsm2 opensc)`;
}

function moduleFile(): string | undefined {
  return [process.env['SOFTHSM2_MODULE'] ?? '', ...MODULES].find((file) => file !== '' && existsSync(file));
}

/** A token in a folder of its own with a P-256 key `ca` and an RSA key `ca-rsa`; `environment` leads the driver to it. */
export function aSoftToken(folder: string) {
  const tokens = join(folder, 'tokens');
  mkdirSync(tokens, { recursive: true });
  const config = join(folder, 'softhsm2.conf');
  writeFileSync(config, `directories.tokendir = ${tokens}\nobjectstore.backend = file\nlog.level = ERROR\n`);
  const environment = { ...process.env, SOFTHSM2_CONF: config };
  const run = (program: string, ...words: readonly string[]) => execFileSync(program, words, { env: environment, stdio: 'pipe' });
  run('softhsm2-util', '--init-token', '--free', '--label', TOKEN, '--so-pin', '12345678', '--pin', PIN);
  const module = moduleFile() ?? '';
  const place = [`--module=${module}`, `--token-label=${TOKEN}`, '--login', `--pin=${PIN}`];
  run('pkcs11-tool', ...place, '--keypairgen', '--key-type=EC:prime256v1', '--label=ca', '--id=01');
  run('pkcs11-tool', ...place, '--keypairgen', '--key-type=rsa:2048', '--label=ca-rsa', '--id=02');
  return { module, environment, tokens };
}
