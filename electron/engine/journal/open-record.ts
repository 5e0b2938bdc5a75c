/** The record as it is stored, row by row: for a copy of the whole that is checked elsewhere. */
import type { StationId } from '../../../shared/domain/ids.ts';
import { type Anchor, appendAnchor, cutUnfinishedAnchor, readAnchors, readLastAnchors } from './chain/anchors.ts';
import type { ChainLink } from './chain/chain-walk.ts';
import type { EventRow } from './chain/event-row.ts';
import { readSigningKey, type SigningKey } from './chain/signing-key.ts';
import type { JournalFiles } from './files/journal-files.ts';
import { isStationLocked } from './files/station-lock.ts';
import { openReadOnly } from './open-journal-reader.ts';
import { eventQueries } from './reading/event-queries.ts';
import type { ReadConnection } from './reading/read-connection.ts';
import { eventUpcasters } from './reading/upcasters.ts';

const STATION = 'SELECT station_id AS stationId FROM station';
const ROWS = 'SELECT * FROM event WHERE seq > ? AND seq <= ? ORDER BY seq LIMIT ?';

export interface StoredRecord {
  readonly stationId: StationId;
  head(): ChainLink;
  /** Events after one and up to another, in order. */
  rows(range: { readonly afterSeq: number; readonly upTo: number; readonly limit: number }): readonly EventRow[];
  /** As in the file; a line that is no anchor is `undefined`. */
  anchors(): readonly (Anchor | undefined)[];
  /** The newest of them that is one. */
  lastAnchor(): Anchor | undefined;
  /** The station's own. Throws `audit/no-signing-key`, and `vault/key-file-open-to-others`. */
  key(): SigningKey;
  /** Signs the head into the anchor file. Beside a running engine it is the engine that should. */
  anchor(at: Date): Anchor;
  close(): void;
}

/** Also while an engine writes it. Throws as `openJournalReader`. */
export function openRecord(file: string): StoredRecord {
  return openReadOnly(file, storedRecord);
}

function storedRecord(connection: ReadConnection, files: JournalFiles): StoredRecord {
  const stationId = connection.get<{ stationId: StationId }>(STATION)?.stationId ?? ('' as StationId);
  const { head } = eventQueries(connection, eventUpcasters);
  return {
    stationId,
    head,
    rows: ({ afterSeq, upTo, limit }) => connection.all<EventRow>(ROWS, afterSeq, upTo, limit),
    anchors: () => readAnchors(files.anchors),
    lastAnchor: () => readLastAnchors(files.anchors).findLast((anchor) => anchor !== undefined),
    key: () => readSigningKey(files.signingKey),
    anchor: (at) => {
      // An engine that is there does so itself at its opening, and may be writing one now.
      if (isStationLocked(files) === false) cutUnfinishedAnchor(files.anchors);
      return appendAnchor(files.anchors, { ...head(), wallTime: at.toISOString(), stationId }, readSigningKey(files.signingKey));
    },
    close: () => connection.close(),
  };
}
