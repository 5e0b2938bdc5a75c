/** What of a gateway's Kura the tests compare: the two property files as bytes, who owns them, and which process reads them. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NspawnGateway } from './nspawn-gateway.ts';

const CUSTOM = '/opt/eclipse/kura/user/kura_custom.properties';
const SHIPPED = '/opt/eclipse/kura/framework/kura.properties';
const PROPERTIES_CHECK = join(import.meta.dirname, '../properties-check/PropertiesCheck.java');

export interface KuraState {
  readonly custom: Buffer;
  readonly shipped: Buffer;
  /** `owner:group mode`, e.g. `kurad:kurad 600` */
  readonly customOwnerAndMode: string;
  readonly mainPid: number;
  readonly isActive: boolean;
}

export async function readKura(gateway: NspawnGateway): Promise<KuraState> {
  const text = async (command: string) => (await gateway.exec(command)).toString('utf8').trim();
  return {
    custom: await gateway.exec(`cat ${CUSTOM}`),
    shipped: await gateway.exec(`cat ${SHIPPED}`),
    customOwnerAndMode: await text(`stat -c '%U:%G %a' ${CUSTOM}`),
    mainPid: Number(await text('systemctl show kura --property=MainPID --value')),
    isActive: (await text('systemctl is-active kura || true')) === 'active',
  };
}

/** Physical lines of a property file, byte for byte (one character a byte), without those whose key is one of `keys`. */
export function linesWithout(file: Buffer, keys: readonly string[]): readonly string[] {
  const lines = file.toString('latin1').split('\n');
  const isOfKey = (line: string) => keys.some((key) => line.startsWith(key) && /^[=: \t]/.test(line.slice(key.length)));
  return lines.filter((line) => line !== '' && !isOfKey(line));
}

/** What the JDK's own `java.util.Properties.load(InputStream)` reads. */
export function readWithJava(file: Buffer): Readonly<Record<string, string>> {
  return readAllWithJava([file])[0] ?? {};
}

/** As `readWithJava`, of many files with one start of the JDK. */
export function readAllWithJava(files: readonly Buffer[]): readonly Readonly<Record<string, string>>[] {
  const folder = mkdtempSync(join(tmpdir(), 'lineside-java-'));
  try {
    const copies = files.map((_, index) => join(folder, `${index}.properties`));
    for (const [index, copy] of copies.entries()) writeFileSync(copy, files[index] ?? '');
    const answers = execFileSync('java', [PROPERTIES_CHECK, ...copies], { encoding: 'latin1' })
      .trim()
      .split('\n');
    return answers.map((answer) => {
      const { entries, malformed } = JSON.parse(answer) as { entries: [key: string, value: string][]; malformed: boolean };
      if (malformed) throw new Error('java.util.Properties cannot read the file to its end');
      return Object.fromEntries(entries);
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
