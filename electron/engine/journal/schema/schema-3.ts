/**
 * People who sign in. `person_standing` is a projection of `person.*` events: roles are what the record says. `person_pin` stands apart
 * from it, as names do, so that it can be erased; only the hash of a PIN is in it. Both are in the journal's file, so that they share
 * its commits, its backups and its lock, and a station never loses its people without losing its record.
 */
export const schema3 = `
CREATE TABLE person_standing (
  person_id TEXT PRIMARY KEY,
  role TEXT NOT NULL,
  is_active INTEGER NOT NULL CHECK (is_active IN (0, 1))
) STRICT, WITHOUT ROWID;

CREATE TABLE person_pin (
  person_id TEXT PRIMARY KEY,
  salt BLOB NOT NULL,
  hash BLOB NOT NULL,
  parameters TEXT NOT NULL,
  wrong_tries INTEGER NOT NULL,
  last_try_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
`;
