/** Gathers a channel's output within a limit and says how the command ended. */
import type { ClientChannel } from 'ssh2';
import { AppError } from '../../../../shared/errors/app-error.ts';

export interface CommandEnd {
  /** Undefined where the gateway named none: killed by a signal, or the channel just closed (lab.md §2). */
  readonly exitStatus: number | undefined;
  readonly signal: string | undefined;
}

export class OutputCollector {
  readonly ended: Promise<CommandEnd>;
  readonly #stdout: Buffer[] = [];
  readonly #stderr: Buffer[] = [];
  #bytes = 0;
  #isClosed = false;

  /** `ended` rejects with `shell/output-too-long` as soon as both outputs together exceed the limit. */
  constructor(channel: ClientChannel, maxBytes: number) {
    this.ended = new Promise((resolve, reject) => {
      const keep = (list: Buffer[]) => (chunk: Buffer) => {
        this.#bytes += chunk.length;
        if (this.#bytes <= maxBytes) list.push(chunk);
        else reject(new AppError('shell/output-too-long', { params: { limit: `${Math.round(maxBytes / 1024)} KiB` } }));
      };
      channel.on('data', keep(this.#stdout));
      channel.stderr.on('data', keep(this.#stderr));
      channel.on('error', reject);
      const stderrDone = new Promise((done) => channel.stderr.once('close', done));
      channel.once('close', (code: number | null | undefined, signal: string | undefined) => {
        this.#isClosed = true;
        void stderrDone.then(() => resolve({ exitStatus: code ?? undefined, signal }));
      });
    });
  }

  get isClosed(): boolean {
    return this.#isClosed;
  }

  stdout(): Uint8Array {
    return Buffer.concat(this.#stdout);
  }

  stderr(): Uint8Array {
    return Buffer.concat(this.#stderr);
  }
}
