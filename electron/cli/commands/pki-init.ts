/** `lineside pki init`: makes the station's certificate authority, imports one, or renews the one that issues. */
import type { AuthoritiesView, HeldKeyWish } from '../../../shared/contract/certificates.ts';
import { keyTypeSchema } from '../../../shared/domain/certificates.ts';
import { readSmallFile, readSmallText } from '../../engine/files/small-file.ts';
import { knownPassword, newPassword, passwordOption } from '../bundle-password.ts';
import { certificateLine, certificateObject } from '../certificate-lines.ts';
import { demandFree, orderCertificates, orderOptions, type Orderer, writePrivateFile } from '../certificate-report.ts';
import type { Call, Command } from '../command.ts';
import type { Desk } from '../desk.ts';
import { type ExitStatus, exitStatus } from '../exit-status.ts';
import { heldKeyOf, tokenOptions } from '../token-options.ts';

/** First bytes of every PEM file. */
const PEM_BEGIN = '-----BEGIN';

export const pkiInitCommand: Command = {
  name: 'pki init',
  about: 'command.pki-init.about',
  operands: [],
  options: {
    name: { type: 'string', value: 'NAME', about: 'command.option.authority-name' },
    import: { type: 'string', value: 'FILE', about: 'command.option.authority-import' },
    'key-file': { type: 'string', value: 'FILE', about: 'command.option.authority-key-file' },
    renew: { type: 'boolean', about: 'command.option.authority-renew' },
    root: { type: 'string', value: 'FILE', about: 'command.option.authority-root' },
    'root-out': { type: 'string', value: 'FILE', about: 'command.option.root-out' },
    key: { type: 'string', value: 'KIND', about: 'command.option.key-type' },
    days: { type: 'string', value: 'N', about: 'command.option.authority-days' },
    'root-days': { type: 'string', value: 'N', about: 'command.option.root-days' },
    quota: { type: 'string', value: 'N', about: 'command.option.certificate-quota' },
    ...tokenOptions,
    ...passwordOption,
    ...orderOptions,
  },
  stops: 'in-order',
  run: async (call) => {
    const rootOut = call.given.text('root-out');
    if (rootOut !== undefined) demandFree(rootOut);
    const view = await orderCertificates(call, (desk, orderer) => carryOut(call, desk, orderer));
    return await sayAuthorities(call, view);
  },
};

interface Founded {
  readonly view: AuthoritiesView;
  readonly files: readonly string[];
}

async function carryOut(call: Call, desk: Desk, { operator }: Orderer): Promise<Founded> {
  const { given } = call;
  const quota = given.count('quota');
  const token = heldKeyOf(call);
  const made = { keyType: given.oneOf('key', keyTypeSchema.options), days: given.count('days'), quota, token, operator };
  const ways = ['name', 'import', 'renew'].filter((way) => given.has(way));
  if (ways.length !== 1) throw given.refuse('command.pki-init.one-way', {});
  if (given.has('import')) {
    return alone(await desk.ask('certificates.importAuthority', { ...(await importedBundle(call, token)), quota, operator }));
  }
  if (given.has('renew')) return alone(await desk.ask('certificates.renew', { ...made, ...(await offlineRoot(call)) }));
  // Asked for before anything is made.
  const rootOut = given.text('root-out');
  const password = rootOut === undefined ? undefined : await newPassword(call, rootOut);
  const view = await desk.ask('certificates.init', { name: given.requiredText('name'), rootDays: given.count('root-days'), ...made });
  if (rootOut === undefined || password === undefined) return alone(view);
  return await takeRootOffline(desk, { file: rootOut, password, operator });
}

/** The root's key is deleted at the station only when the file that holds it lies on the disk. */
export async function takeRootOffline(
  desk: Desk,
  root: { readonly file: string; readonly password: string; readonly operator: string },
): Promise<Founded> {
  const { file, password, operator } = root;
  const { pkcs12, certificateSha256 } = await desk.ask('certificates.rootBundle', { password, operator });
  const written = await writePrivateFile(file, Buffer.from(pkcs12, 'base64'), 'lineside pki export --root-key');
  const view = await desk.ask('certificates.removeRootKey', { certificateSha256, operator });
  return { view, files: [written] };
}

async function importedBundle(call: Call, token: HeldKeyWish | undefined) {
  const { given } = call;
  const file = given.requiredText('import');
  if (token !== undefined) return { bundle: { certificatesPem: readSmallText(file, 'file/unreadable'), token } };
  const keyFile = given.text('key-file');
  const bytes = readSmallFile(file, 'file/unreadable');
  const isPem = bytes.includes(PEM_BEGIN);
  const keyPem = keyFile === undefined ? bytes.toString() : readSmallText(keyFile, 'file/unreadable');
  const isEncrypted = !isPem || keyPem.includes('ENCRYPTED');
  const password = isEncrypted ? { password: await knownPassword(call, keyFile ?? file) } : {};
  const bundle = isPem ? { certificatesPem: bytes.toString(), keyPem } : { pkcs12: bytes.toString('base64') };
  return { bundle, ...password };
}

async function offlineRoot(call: Call) {
  const file = call.given.text('root');
  if (file === undefined) return {};
  const pkcs12 = readSmallFile(file, 'file/unreadable').toString('base64');
  return { root: { pkcs12, password: await knownPassword(call, file) } };
}

function alone(view: AuthoritiesView): Founded {
  return { view, files: [] };
}

export async function sayAuthorities(call: Call, { view, files }: Founded): Promise<ExitStatus> {
  const { issuing, root } = view;
  const shown = [issuing, root].filter((each) => each !== undefined);
  await call.output.object({
    certificates: shown.map((each) => ({
      ...certificateObject(each.certificate, each === root ? files : []),
      pem: each.certificatePem,
      state: each.state,
      issued: each.issued,
      ...(each.quota === undefined ? {} : { quota: each.quota }),
    })),
  });
  for (const { certificate } of shown) await call.output.line(certificateLine(call.language, certificate));
  for (const file of files) await call.output.line(`  ${file}`);
  return exitStatus.good;
}
