/** A look at a batch file before its rows are checked: what the identifiers of each column have in common. */
import type { BatchColumn } from './batch-column.ts';
import { type ColumnProfile, ProfileCollector } from './column-profile.ts';
import type { Dialect } from './dialect.ts';
import type { BatchHeader } from './header.ts';
import { type RawRecord, RecordReader } from './record-reader.ts';
import type { TextFile } from './text-file.ts';

/** A file up to this size is looked at as a whole; of a bigger one as much, in places all over it. */
const SAMPLE_BYTES = 1024 * 1024;
const PLACES = 16;

export interface SampledTable {
  readonly text: TextFile;
  readonly dialect: Dialect;
  readonly header: BatchHeader;
  /** Where its data begins. */
  readonly startByte: number;
}

/** By place in a row. */
export async function sampleColumns(table: SampledTable, signal: AbortSignal): Promise<ReadonlyMap<number, ColumnProfile>> {
  const columns = table.header.columns.filter((column) => column.use === 'identifier' && !column.secret);
  if (columns.length === 0) return new Map();
  const sample = new Sample(columns, table.header.cellCount);
  if (table.text.sizeBytes - table.startByte <= SAMPLE_BYTES) await lookAtAll(sample, table, signal);
  else await lookAround(sample, table, signal);
  return sample.profiles();
}

async function lookAtAll(sample: Sample, { text, dialect, startByte }: SampledTable, signal: AbortSignal): Promise<void> {
  const reader = new RecordReader(dialect);
  for await (const piece of text.read({ fromByte: startByte, signal })) sample.add(reader.push(piece.text));
  sample.add(reader.end());
}

/** A line that begins inside quotes is out of shape and does not count. */
async function lookAround(sample: Sample, { text, dialect, startByte }: SampledTable, signal: AbortSignal): Promise<void> {
  const step = Math.floor((text.sizeBytes - startByte) / PLACES);
  for (let place = 0; place < PLACES; place += 1) {
    const found = await text.look(startByte + place * step, signal);
    const lineAt = place === 0 ? 0 : found.indexOf(dialect.lineEnd) + dialect.lineEnd.length;
    sample.add(new RecordReader(dialect).push(found.slice(lineAt)));
  }
}

class Sample {
  readonly #collectors: readonly { readonly index: number; readonly collector: ProfileCollector }[];
  readonly #cellCount: number;

  constructor(columns: readonly BatchColumn[], cellCount: number) {
    this.#collectors = columns.map(({ index }) => ({ index, collector: new ProfileCollector() }));
    this.#cellCount = cellCount;
  }

  add(records: readonly RawRecord[]): void {
    for (const { cells, fault } of records) {
      if (fault !== undefined || cells.length !== this.#cellCount) continue;
      for (const { index, collector } of this.#collectors) collector.add(cells[index] ?? '');
    }
  }

  profiles(): ReadonlyMap<number, ColumnProfile> {
    return new Map(this.#collectors.map(({ index, collector }) => [index, collector.profile()]));
  }
}
