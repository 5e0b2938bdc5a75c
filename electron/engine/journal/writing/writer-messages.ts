/** What the engine's thread asks of the writer thread, and what it hears. Both sides are of one program: types suffice. */
import type { BatchId, PersonId, Sha256, StationId, UnitId } from '../../../../shared/domain/ids.ts';
import type { Failure } from '../../../../shared/domain/problem.ts';
import type { Anchor } from '../chain/anchors.ts';
import type { JournalFiles } from '../files/journal-files.ts';
import type { PinTries, SealedKey, StoredPin } from '../journal.ts';
import type { PackedUnits } from './packed-units.ts';

export interface NewEntry {
  readonly id: string;
  /** Canonical JSON of an event that is valid by the schema. */
  readonly body: string;
}

/** Events that are committed together or not at all. */
export interface AppendRequest {
  readonly kind: 'append';
  readonly call: number;
  readonly wallTime: string;
  readonly monotonicMs: number;
  readonly entries: readonly NewEntry[];
  readonly keys?: readonly SealedKey[];
}

/** Done in slices, so that appends go on in between. */
export interface DiscardRequest {
  readonly kind: 'discard';
  readonly call: number;
  readonly batchId: BatchId;
}

export interface Appended {
  readonly firstSeq: number;
  /** In order; sequence numbers follow each other. */
  readonly hashes: readonly Sha256[];
}

export type WriterRequest =
  | AppendRequest
  | { readonly kind: 'stage'; readonly call: number; readonly units: PackedUnits }
  | { readonly kind: 'content'; readonly call: number; readonly sha256: Sha256; readonly content: string }
  | { readonly kind: 'store-key'; readonly call: number; readonly batchId: BatchId; readonly wrappedKey: Uint8Array }
  | {
      readonly kind: 'store-secret';
      readonly call: number;
      readonly unitId: UnitId;
      readonly column: string;
      readonly encrypted: Uint8Array;
    }
  | { readonly kind: 'delete-key'; readonly call: number; readonly batchId: BatchId }
  | { readonly kind: 'person'; readonly call: number; readonly newId: PersonId; readonly name: string }
  | { readonly kind: 'store-pin'; readonly call: number; readonly personId: PersonId; readonly pin: StoredPin }
  | { readonly kind: 'pin-tries'; readonly call: number; readonly personId: PersonId; readonly tries: PinTries }
  | { readonly kind: 'erase-person'; readonly call: number; readonly personId: PersonId; readonly name: boolean }
  | { readonly kind: 'anchor'; readonly call: number }
  | DiscardRequest
  | { readonly kind: 'close'; readonly call: number };

export type WriterAnswer = Appended | PersonId | Anchor | undefined;

export type WriterResult =
  | { readonly call: number; readonly ok: true; readonly answer: WriterAnswer }
  | { readonly call: number; readonly ok: false; readonly failure: Failure };

/** Handed over at the start of the thread; the opening itself is recorded as the first event of the epoch. */
export interface WriterStart {
  readonly files: JournalFiles;
  readonly opening: AppendRequest;
}

export type WriterMessage =
  | { readonly kind: 'opened'; readonly stationId: StationId; readonly epoch: number }
  | { readonly kind: 'refused'; readonly failure: Failure }
  /** After each commit, with the results in the order of the requests. */
  | { readonly kind: 'settled'; readonly results: readonly WriterResult[] };
