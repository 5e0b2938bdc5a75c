/** Looks for planted secrets in whatever a station leaves behind, also encoded as programs encode them. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The secret as text, JSON, URL part, hexadecimal and base64 at its three alignments, in bytes read as Latin-1. */
function formsOf(secret: string): readonly string[] {
  const bytes = Buffer.from(secret);
  const texts = [secret, JSON.stringify(secret).slice(1, -1), encodeURIComponent(secret)].map((text) =>
    Buffer.from(text).toString('latin1'),
  );
  const hex = bytes.toString('hex');
  // Without the characters at both ends that depend on what stands beside the secret.
  const base64 = [0, 1, 2].map((before) =>
    Buffer.concat([Buffer.alloc(before), bytes])
      .toString('base64')
      .slice(before && before + 1, -4),
  );
  return [...texts, hex, hex.toUpperCase(), ...base64, ...base64.map((form) => form.replaceAll('+', '-').replaceAll('/', '_'))];
}

/** `name: form` for every secret that is in the content; line ends, by which encoders wrap, do not hide one. */
export function plantedIn(content: string, secrets: Readonly<Record<string, string>>): readonly string[] {
  const unwrapped = content.replaceAll(/\\r\\n|\\n|\r?\n/g, '').replaceAll(/([0-9a-fA-F]{2}) (?=[0-9a-fA-F]{2}\b)/g, '$1');
  return Object.entries(secrets).flatMap(([name, secret]) =>
    formsOf(secret).flatMap((form) => (content.includes(form) || unwrapped.includes(form) ? [`${name}: ${form.slice(0, 6)}…`] : [])),
  );
}

/** Every file below the folder with the planted secrets in it. */
export function filesWithPlanted(folder: string, secrets: Readonly<Record<string, string>>): readonly string[] {
  return filesOf(folder).flatMap((file) => plantedIn(readFileSync(file, 'latin1'), secrets).map((found) => `${file}: ${found}`));
}

export function filesOf(folder: string): readonly string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

/** Argument lists of every process of this computer that anybody may read, and environments of those that are named. */
export class ProcessWatch {
  readonly #seen = new Set<string>();
  readonly #timer: NodeJS.Timeout;
  readonly #pids: () => readonly (number | undefined)[];

  constructor(pids: () => readonly (number | undefined)[]) {
    this.#pids = pids;
    this.#timer = setInterval(() => this.#look(), 20);
  }

  /** All that was seen. */
  stop(): string {
    clearInterval(this.#timer);
    return [...this.#seen].join('\n');
  }

  #look(): void {
    const processes = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
    for (const file of [...processes.map((pid) => `${pid}/cmdline`), ...this.#pids().map((pid) => `${pid}/environ`)]) {
      try {
        this.#seen.add(readFileSync(`/proc/${file}`, 'latin1'));
      } catch {
        // It has ended meanwhile.
      }
    }
  }
}
