/** All queries of the journal over one connection. */
import { batchIsIntact } from '../chain/imported-batch.ts';
import { verifyRecord } from '../chain/verify-record.ts';
import type { JournalFiles } from '../files/journal-files.ts';
import type { JournalReader } from '../journal.ts';
import { batchQueries } from './batch-queries.ts';
import { certificateQueries } from './certificate-queries.ts';
import { eventQueries } from './event-queries.ts';
import { manufacturerQueries } from './manufacturer-queries.ts';
import { peopleQueries } from './people-queries.ts';
import type { ReadConnection } from './read-connection.ts';
import { storedThings } from './stored-things.ts';
import { UnitFold } from './unit-fold.ts';
import { unitQueries } from './unit-queries.ts';
import { eventUpcasters, type Upcasters } from './upcasters.ts';

export type ClosableReader = JournalReader & { close(): void };

export interface ReaderOptions {
  readonly files: JournalFiles;
  readonly upcasters?: Upcasters;
}

export function journalReader(connection: ReadConnection, { files, upcasters = eventUpcasters }: ReaderOptions): ClosableReader {
  return {
    ...batchQueries(connection),
    ...unitQueries(connection, new UnitFold(connection, upcasters)),
    ...eventQueries(connection, upcasters),
    ...storedThings(connection),
    ...peopleQueries(connection),
    ...certificateQueries(connection, upcasters),
    ...manufacturerQueries(connection, upcasters),
    batchIsIntact: (batchId) => batchIsIntact(connection, batchId),
    verifyChain: () => verifyRecord(connection, files.anchors),
    close: () => connection.close(),
  };
}
