/** A configuration snapshot as Kura keeps it on disk: XML in one line of AES-GCM text (kura.md §2.2, §2.3). */
import { createCipheriv, randomBytes } from 'node:crypto';
import type { Values } from './definitions.ts';

/** Kura's published default key; real ESF installations have their own. */
const SECRET_KEY = 'rv;ipse329183!@#';

export type ComponentValues = ReadonlyMap<string, Values>;

export function snapshotFile(components: ComponentValues): Buffer {
  return Buffer.from(encrypt(toXml(components)), 'latin1');
}

/** `base64(iv)-base64(ciphertext and tag)` */
function encrypt(text: string): string {
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-128-gcm', SECRET_KEY, iv);
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  return `${iv.toString('base64')}-${body.toString('base64')}`;
}

function toXml(components: ComponentValues): string {
  const configurations = [...components].map(([pid, values]) => {
    const properties = [...values].map(([name, { type, value }]) => propertyXml(name, type, value)).join('');
    return `<esf:configuration pid="${escapeXml(pid)}"><esf:properties>${properties}</esf:properties></esf:configuration>`;
  });
  const head = '<?xml version="1.0" encoding="UTF-8"?>';
  return `${head}<esf:configurations xmlns:esf="http://eurotech.com/esf/2.0" xmlns:ocd="http://www.osgi.org/xmlns/metatype/v1.2.0">${configurations.join('')}</esf:configurations>`;
}

function propertyXml(name: string, type: string, value: unknown): string {
  const values = Array.isArray(value) ? value : [value];
  const isPassword = type === 'PASSWORD';
  const typeName = type.charAt(0) + type.slice(1).toLowerCase();
  const elements = values.map(
    (item) => `<esf:value>${escapeXml(isPassword ? Buffer.from(encrypt(String(item))).toString('base64') : String(item))}</esf:value>`,
  );
  return `<esf:property array="${Array.isArray(value)}" encrypted="${isPassword}" name="${escapeXml(name)}" type="${typeName}">${elements.join('')}</esf:property>`;
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll('\r', '&#13;');
}
