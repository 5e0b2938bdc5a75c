/** The one checked table that a window looks at: a new check takes the place of the last, and the uploaded file stays as long as it. */
import { AppError } from '../../../shared/errors/app-error.ts';
import { CheckedTable, type TableOptions } from '../batches/checked-table.ts';
import { withFileName } from '../batches/named-error.ts';
import type { HeldUpload, Uploads } from './uploads.ts';

export interface OpenTable {
  readonly table: CheckedTable;
  readonly uploadId: string;
  readonly upload: HeldUpload;
  readonly profile: TableOptions['profile'];
  readonly secretColumns: readonly string[];
}

interface Wish extends Omit<TableOptions, 'path' | 'fileName'> {
  readonly uploadId: string;
}

export class TableKeeper {
  readonly #uploads: Uploads;
  #open: (OpenTable & { readonly checkId: string }) | undefined;

  constructor(uploads: Uploads) {
    this.#uploads = uploads;
  }

  /** Throws what `CheckedTable.open` does. */
  async open({ uploadId, ...wish }: Wish, signal: AbortSignal): Promise<CheckedTable> {
    const upload = this.#uploads.hold(uploadId);
    try {
      const options = { ...wish, path: upload.file, fileName: upload.name };
      const table = await CheckedTable.open(options, signal);
      await this.close();
      this.#open = { checkId: wish.checkId, table, uploadId, upload, profile: wish.profile, secretColumns: wish.secretColumns ?? [] };
      await this.#uploads.discardOlder(uploadId);
      return table;
    } catch (thrown) {
      await upload.release();
      throw withFileName(thrown, upload.name);
    }
  }

  #find(checkId: string): OpenTable {
    if (this.#open?.checkId !== checkId) throw new AppError('table/gone');
    return this.#open;
  }

  /** Throws `table/gone` where it is not the one that is open. What `work` rejects with speaks of the file by the name that a person knows. */
  async with<Result>(checkId: string, work: (open: OpenTable) => Promise<Result>): Promise<Result> {
    const open = this.#find(checkId);
    try {
      return await work(open);
    } catch (thrown) {
      throw withFileName(thrown, open.upload.name);
    }
  }

  remember(checkId: string, secretColumns: readonly string[]): void {
    if (this.#open?.checkId === checkId) this.#open = { ...this.#open, secretColumns };
  }

  /** Where it is still the one that is open. */
  async closeOne(checkId: string): Promise<void> {
    if (this.#open?.checkId === checkId) await this.close();
  }

  async close(): Promise<void> {
    const open = this.#open;
    this.#open = undefined;
    await open?.table.close();
    await open?.upload.release();
  }
}
