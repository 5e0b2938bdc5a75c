/** A named pipe: readers get what writers write, and the end once the last writer has closed it. */
import { BytePipe, type ByteSink, type ByteSource } from '../shell/bytes.ts';

export class Fifo {
  #pipe = new BytePipe();
  #writers = 0;

  get source(): ByteSource {
    return this.#pipe;
  }

  /** The end for a writer. */
  open(): { readonly sink: ByteSink; readonly close: () => void } {
    this.#writers += 1;
    const pipe = this.#pipe;
    return {
      sink: pipe,
      close: () => {
        this.#writers -= 1;
        if (this.#writers > 0) return;
        pipe.end();
        this.#pipe = new BytePipe();
      },
    };
  }
}
