/** The one checked table that a window looks at: a new check takes the place of the last, and the uploaded file stays as long as it. */
import { AppError } from '../../../shared/errors/app-error.ts';
import { CheckedTable, type TableOptions } from '../batches/checked-table.ts';
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

  /** What `CheckedTable.open` throws, with the name by which a person knows the file. */
  async open({ uploadId, ...wish }: Wish, signal: AbortSignal): Promise<CheckedTable> {
    const upload = this.#uploads.hold(uploadId);
    try {
      const options = { ...wish, path: upload.file, fileName: upload.name };
      const table = await speakingOf(upload.name, CheckedTable.open(options, signal));
      await this.close();
      this.#open = { checkId: wish.checkId, table, uploadId, upload, profile: wish.profile, secretColumns: wish.secretColumns ?? [] };
      await this.#uploads.discardOlder(uploadId);
      return table;
    } catch (thrown) {
      await upload.release();
      throw thrown;
    }
  }

  /** Throws `contract/invalid-request` where it is not the one that is open. */
  find(checkId: string): OpenTable {
    if (this.#open?.checkId !== checkId)
      throw new AppError('contract/invalid-request', { params: { request: 'batches', where: 'checkId' } });
    return this.#open;
  }

  remember(checkId: string, secretColumns: readonly string[]): void {
    if (this.#open?.checkId === checkId) this.#open = { ...this.#open, secretColumns };
  }

  async close(): Promise<void> {
    const open = this.#open;
    this.#open = undefined;
    await open?.table.close();
    await open?.upload.release();
  }
}

/** A person knows the file by the name it was chosen by, not by the upload's. */
async function speakingOf<Result>(name: string, work: Promise<Result>): Promise<Result> {
  try {
    return await work;
  } catch (thrown) {
    if (!(thrown instanceof AppError) || thrown.params['file'] === undefined) throw thrown;
    throw new AppError(thrown.code, { params: { ...thrown.params, file: name }, cause: thrown.cause });
  }
}
