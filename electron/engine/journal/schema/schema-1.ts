/**
 * The first schema. The record is `event`, with `batch`, `unit` and `content` that its hashes cover; triggers keep these as they
 * are. Everything else can be made again from them, except `person`, `batch_secret_key` and `secret`, which stand apart so that
 * they can be erased.
 *
 * Lookup tables use integer keys: entries of the units in work lie close together, so that a commit of many lanes writes few
 * pages. Text ids as index keys made the commit of 24 lanes four times as long.
 */
const RECORD = `
CREATE TABLE station (
  only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
  station_id TEXT NOT NULL
) STRICT;

CREATE TABLE event (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  station_id TEXT NOT NULL,
  epoch INTEGER NOT NULL,
  wall_time TEXT NOT NULL,
  monotonic_ms REAL NOT NULL,
  type TEXT NOT NULL,
  version INTEGER NOT NULL,
  batch_id TEXT,
  unit_id TEXT,
  run_id TEXT,
  device_id TEXT,
  body TEXT NOT NULL,
  previous_hash TEXT NOT NULL,
  hash TEXT NOT NULL
) STRICT;
CREATE INDEX event_run_start ON event (run_id) WHERE type = 'run.started';

CREATE TABLE batch (
  batch_key INTEGER PRIMARY KEY,
  batch_id TEXT NOT NULL UNIQUE,
  imported_seq INTEGER UNIQUE REFERENCES event,
  name TEXT,
  body TEXT
) STRICT;
CREATE INDEX batch_name ON batch (name) WHERE imported_seq IS NOT NULL;

CREATE TABLE unit (
  unit_key INTEGER PRIMARY KEY,
  unit_id TEXT NOT NULL UNIQUE,
  batch_key INTEGER NOT NULL REFERENCES batch,
  row INTEGER NOT NULL CHECK (row >= 1),
  device_id TEXT NOT NULL,
  body TEXT NOT NULL,
  UNIQUE (batch_key, row)
) STRICT;
CREATE INDEX unit_device ON unit (device_id);

CREATE TABLE content (
  sha256 TEXT PRIMARY KEY,
  content TEXT NOT NULL
) STRICT, WITHOUT ROWID;
`;

const ERASABLE = `
CREATE TABLE person (
  person_id TEXT PRIMARY KEY,
  name TEXT NOT NULL UNIQUE
) STRICT, WITHOUT ROWID;

CREATE TABLE batch_secret_key (
  batch_key INTEGER PRIMARY KEY REFERENCES batch,
  wrapped_key BLOB NOT NULL
) STRICT;

CREATE TABLE secret (
  unit_key INTEGER NOT NULL REFERENCES unit,
  column_name TEXT NOT NULL,
  encrypted BLOB NOT NULL,
  PRIMARY KEY (unit_key, column_name)
) STRICT, WITHOUT ROWID;
`;

/** `identifier` and `open_unit` do not reference `unit`: for each unit deleted SQLite would read them whole, or need an index for just that. */
const PROJECTIONS = `
CREATE TABLE identifier (
  key TEXT NOT NULL,
  kind TEXT NOT NULL,
  unit_key INTEGER NOT NULL,
  PRIMARY KEY (key, kind, unit_key)
) STRICT, WITHOUT ROWID;

CREATE TABLE unit_state (
  unit_key INTEGER PRIMARY KEY REFERENCES unit,
  batch_key INTEGER NOT NULL,
  row INTEGER NOT NULL,
  status TEXT NOT NULL,
  outcome TEXT,
  proof TEXT,
  state TEXT NOT NULL
) STRICT;
CREATE INDEX unit_state_running ON unit_state (unit_key) WHERE status = 'running';
CREATE INDEX unit_state_interrupted ON unit_state (batch_key, row) WHERE status = 'interrupted';

CREATE TABLE open_unit (
  batch_key INTEGER NOT NULL,
  row INTEGER NOT NULL,
  unit_key INTEGER NOT NULL,
  PRIMARY KEY (batch_key, row)
) STRICT, WITHOUT ROWID;

CREATE TABLE batch_tally (
  batch_key INTEGER NOT NULL REFERENCES batch,
  tally TEXT NOT NULL,
  units INTEGER NOT NULL CHECK (units >= 0),
  PRIMARY KEY (batch_key, tally)
) STRICT, WITHOUT ROWID;

CREATE TABLE unit_event (
  unit_key INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  PRIMARY KEY (unit_key, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE batch_event (
  batch_key INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  PRIMARY KEY (batch_key, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE device_fact (
  device_id TEXT NOT NULL,
  fact TEXT NOT NULL,
  fingerprint TEXT NOT NULL,
  event_id TEXT NOT NULL,
  seq INTEGER NOT NULL,
  PRIMARY KEY (device_id, fact, fingerprint)
) STRICT, WITHOUT ROWID;
CREATE INDEX device_fact_fingerprint ON device_fact (fingerprint, seq);
`;

const PUBLISHED = (batchKey: string) => `(SELECT imported_seq FROM batch WHERE batch_key = ${batchKey}) IS NOT NULL`;
const BATCH_OF = (unitKey: string) => `(SELECT batch_key FROM unit WHERE unit_key = ${unitKey})`;

const refuse = (trigger: string, when: string) => `CREATE TRIGGER ${trigger} BEFORE ${when} BEGIN SELECT RAISE(ABORT, '${trigger}'); END;`;

const GUARDS = [
  refuse('station_is_never_changed', 'UPDATE ON station'),
  refuse('station_is_never_deleted', 'DELETE ON station'),
  refuse('events_are_never_changed', 'UPDATE ON event'),
  refuse('events_are_never_deleted', 'DELETE ON event'),
  refuse('published_batches_are_never_changed', 'UPDATE ON batch WHEN OLD.imported_seq IS NOT NULL'),
  refuse('published_batches_are_never_deleted', 'DELETE ON batch WHEN OLD.imported_seq IS NOT NULL'),
  refuse('units_are_never_changed', 'UPDATE ON unit'),
  refuse('published_units_are_never_deleted', `DELETE ON unit WHEN ${PUBLISHED('OLD.batch_key')}`),
  refuse('published_batches_get_no_units', `INSERT ON unit WHEN ${PUBLISHED('NEW.batch_key')}`),
  refuse('identifiers_are_never_changed', 'UPDATE ON identifier'),
  refuse('published_identifiers_are_never_deleted', `DELETE ON identifier WHEN ${PUBLISHED(BATCH_OF('OLD.unit_key'))}`),
  refuse('published_units_get_no_identifiers', `INSERT ON identifier WHEN ${PUBLISHED(BATCH_OF('NEW.unit_key'))}`),
  refuse('contents_are_never_changed', 'UPDATE ON content'),
  refuse('contents_are_never_deleted', 'DELETE ON content'),
].join('\n');

export const schema1 = `${RECORD}${ERASABLE}${PROJECTIONS}${GUARDS}`;
