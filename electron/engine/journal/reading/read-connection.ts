/** A read-only connection with its prepared statements. Reads are short and synchronous, each in a transaction of its own. */
import Database from 'better-sqlite3';
import { AppError } from '../../../../shared/errors/app-error.ts';
import { toJournalError } from '../files/sqlite-error.ts';

/** Offset in the header; the byte before it is the write version. */
const READ_VERSION_AT = 19;
const ROLLBACK_JOURNAL = 1;

type Param = string | number;

export class ReadConnection {
  readonly file: string;
  readonly #database: Database.Database;
  readonly #statements = new Map<string, Database.Statement<Param[]>>();

  constructor(database: Database.Database, file = database.name) {
    this.file = file;
    this.#database = database;
  }

  /** @param file An existing journal; another process may be writing it. */
  static open(file: string): ReadConnection {
    try {
      return new ReadConnection(new Database(file, { readonly: true, fileMustExist: true, timeout: 5000 }));
    } catch (error) {
      throw toJournalError(error, file);
    }
  }

  /** @param image The bytes of a journal as its file holds them, without a write-ahead log. */
  static ofImage(image: Buffer, file: string): ReadConnection {
    // SQLite has no log beside a database in memory, so that it must not be marked as one that has (sqlite.org/fileformat2.html §1.3.3).
    image.fill(ROLLBACK_JOURNAL, READ_VERSION_AT - 1, READ_VERSION_AT + 1);
    try {
      return new ReadConnection(new Database(image, { readonly: true }), file);
    } catch (error) {
      throw toJournalError(error, file);
    }
  }

  all<Row>(sql: string, ...params: Param[]): Row[] {
    return this.#read(sql, (statement) => statement.all(...params) as Row[]);
  }

  get<Row>(sql: string, ...params: Param[]): Row | undefined {
    return this.#read(sql, (statement) => statement.get(...params) as Row | undefined);
  }

  /** One row, with parameters by name. */
  named<Row>(sql: string, params: Readonly<Record<string, Param | null>>): Row | undefined {
    return this.#read(sql, (statement) => (statement as unknown as Database.Statement<[typeof params]>).get(params) as Row | undefined);
  }

  /** Rows one by one for as long as `visit` returns true. */
  each<Row>(sql: string, params: readonly Param[], visit: (row: Row) => boolean): void {
    this.#read(sql, (statement) => {
      for (const row of statement.iterate(...params)) if (!visit(row as Row)) break;
    });
  }

  close(): void {
    this.#statements.clear();
    this.#database.close();
  }

  #read<Result>(sql: string, run: (statement: Database.Statement<Param[]>) => Result): Result {
    if (!this.#database.open) throw new AppError('journal/closed', { params: { file: this.file } });
    try {
      return run(this.#prepared(sql));
    } catch (error) {
      throw toJournalError(error, this.file);
    }
  }

  #prepared(sql: string): Database.Statement<Param[]> {
    const known = this.#statements.get(sql);
    if (known !== undefined) return known;
    const statement = this.#database.prepare<Param[]>(sql);
    this.#statements.set(sql, statement);
    return statement;
  }
}
